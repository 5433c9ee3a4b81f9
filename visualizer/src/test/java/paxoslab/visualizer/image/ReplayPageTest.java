package paxoslab.visualizer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.Samples;

/** The page that replays a run, in a real browser where there is one. */
class ReplayPageTest {
  private static final List<Path> BROWSERS =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  private final Trace run = Samples.brokenPromise();
  private final Timeline timeline = new Timeline(run);
  @TempDir Path directory;

  private String page() throws IOException {
    Path file = directory.resolve("run.html");
    RunExporter.write(
        run, ExportKind.HTML, file, new SnapshotOptions(TraceEvent.NONE, 1280, 720, Theme.LIGHT));
    return Files.readString(file);
  }

  @Test
  void pageLoadsNothingAndNamesItsRun() throws IOException {
    assertThat(page())
        .contains("<title>A07 ")
        .contains("<html lang=\"en\" class=\"light\">")
        .doesNotContain("@PAGE@", "src=", "href=", "url(", "import ");
  }

  @Test
  void textOfAStudentEndsNoScript() throws IOException {
    List<TraceEvent> events = new java.util.ArrayList<>(run.events());
    events.add(new TraceEvent.Log(1_000, 9_000_000, 0, "</script><b>", TraceEvent.NONE, null));
    Trace evil = new Trace(run.header(), List.of(), events, List.of());
    Path file = directory.resolve("evil.html");
    RunExporter.write(evil, ExportKind.HTML, file, SnapshotOptions.DEFAULT);
    assertThat(Files.readString(file)).doesNotContain("</script><b>");
    assertThat(Pattern.compile("</script>").matcher(Files.readString(file)).results()).hasSize(2);
  }

  @Test
  void browserOpensItAtItsFirstEvent() throws Exception {
    assertThat(captionAfter("")).isEqualTo(new Captions(timeline).at(0));
  }

  @Test
  void addressNamesTheEventToOpenAt() throws Exception {
    int id = timeline.event(7).id();
    assertThat(captionAfter("", "#" + id)).isEqualTo(new Captions(timeline).at(7));
  }

  @Test
  void keysStepToTheEndAndBackAndToTheBrokenRule() throws Exception {
    Captions captions = new Captions(timeline);
    assertThat(captionAfter("ArrowRight ArrowRight ArrowLeft")).isEqualTo(captions.at(1));
    assertThat(captionAfter("End")).isEqualTo(captions.at(timeline.size() - 1));
    int broken = timeline.indexOf(run.findings().get(0));
    assertThat(captionAfter("v")).isEqualTo(captions.at(broken));
  }

  @Test
  void browserDrawsTheMarksOfTheEvent() throws Exception {
    String dom = dom("ArrowRight", "");
    String svg = dom.substring(dom.indexOf("<svg"), dom.indexOf("</svg>"));
    assertThat(Pattern.compile("<(rect|path|text|circle) ").matcher(svg).results())
        .hasSizeGreaterThan(40);
    assertThat(svg).contains(">p0</text>", ">p2</text>");
  }

  @Test
  void theBarFitsIntoANarrowWindow() throws Exception {
    assertThat(dom("", "")).contains("data-overflows=\"false\"");
  }

  private String captionAfter(String keys) throws Exception {
    return captionAfter(keys, "");
  }

  private String captionAfter(String keys, String address) throws Exception {
    Matcher caption = Pattern.compile("id=\"caption\"[^>]*>([^<]*)<").matcher(dom(keys, address));
    assertThat(caption.find()).isTrue();
    return caption.group(1).replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&");
  }

  /** The page as the browser has it, once these keys were pressed. */
  private String dom(String keys, String address) throws Exception {
    Optional<Path> browser = BROWSERS.stream().filter(Files::isExecutable).findFirst();
    assumeTrue(browser.isPresent(), "no Chromium is installed: the page is not tried in a browser");
    String press =
        "<script>for (const key of \"%s\".split(\" \").filter(k => k))".formatted(keys)
            + " document.dispatchEvent(new KeyboardEvent(\"keydown\", {key}));"
            + " const bar = document.querySelector(\"nav\");"
            + " document.body.dataset.overflows = bar.scrollWidth > bar.clientWidth;</script>";
    Path file = directory.resolve("pressed.html");
    Files.writeString(file, page().replace("</body>", press + "</body>"));
    Process process =
        new ProcessBuilder(
                browser.get().toString(),
                "--headless",
                "--window-size=500,700",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + directory.resolve("profile"),
                "--dump-dom",
                file.toUri() + address)
            .redirectError(directory.resolve("browser.txt").toFile())
            .start();
    String dom = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("the browser's status").isZero();
    return dom;
  }
}
