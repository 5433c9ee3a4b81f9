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
import paxoslab.visualizer.sample.StoreSample;
import paxoslab.visualizer.sample.TraceBuilder;

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
    return page(run);
  }

  private String page(Trace run) throws IOException {
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

  // ---- what clients do with a key ----

  private static String bars(String dom) {
    int start = dom.indexOf("<svg id=\"bars\"");
    return dom.substring(start, dom.indexOf("</svg>", start));
  }

  private static String attribute(String dom, String id, String name) {
    Matcher tag = Pattern.compile("<[^>]*\\bid=\"" + id + "\"[^>]*>").matcher(dom);
    assertThat(tag.find()).as(id).isTrue();
    Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag.group());
    assertThat(value.find()).as(id + "'s " + name).isTrue();
    return value.group(1);
  }

  @Test
  void aStoresPageShowsTheOperationsOnAKeyWithTheOffendingOneMarked() throws Exception {
    Trace stale = StoreSample.staleRead();
    String dom = domAfter(stale, "", "");
    assertThat(dom)
        .contains(
            "<option value=\"0\">\"k\"</option>", "<p id=\"verdict\" class=\"broken\">⚠ get(k)")
        .doesNotContain("id=\"operations\" aria-labelledby=\"on\" hidden");
    String bars = bars(dom);
    assertThat(bars)
        .contains(">append \"a\"</text>", ">get \"\"</text>")
        .contains("aria-label=\"c1's get(k) read &quot;&quot;\"");
    Matcher violation = Pattern.compile("\\.dark\\{--i(\\d+):#e24047ff\\}").matcher(dom);
    assertThat(violation.find()).isTrue();
    Pattern outline = Pattern.compile("<path [^>]*class=\"s" + violation.group(1) + "\"");
    assertThat(outline.matcher(bars).results()).as("offending and involved").hasSize(2);
  }

  @Test
  void thePlayheadMovesOverTheOperationsAndTheOneOfTheEventIsMarked() throws Exception {
    Trace stale = StoreSample.staleRead();
    String first = domAfter(stale, press("Home"), "");
    String last = domAfter(stale, press("End"), "");
    assertThat(Integer.parseInt(attribute(last, "now", "x1")))
        .isGreaterThan(Integer.parseInt(attribute(first, "now", "x1")) + 100);
    assertThat(first).contains("<p id=\"about\">c0's append(k, \"a\")</p>");
    assertThat(last).contains("<p id=\"about\">c1's get(k) read \"\"</p>");
    assertThat(attribute(last, "here", "visibility")).isEqualTo("visible");
  }

  @Test
  void aClickOnAnOperationGoesToItsCall() throws Exception {
    Trace stale = StoreSample.staleRead();
    Timeline events = new Timeline(stale);
    int call = events.operations().all().get(1).call();
    String click =
        "document.querySelectorAll(\".spot\")[1].dispatchEvent(new MouseEvent(\"click\"));";
    assertThat(caption(domAfter(stale, click, ""))).isEqualTo(new Captions(events).at(call));
  }

  @Test
  void anotherKeyCanBeChosen() throws Exception {
    TraceBuilder b = TraceBuilder.store("M00", "Two keys", 1, 1);
    int first = b.asks(1, "put", 0, "k", "a");
    b.after(1_000).completes(1, "put", 0, null, first);
    int second = b.asks(1, "put", 1, "l", "b");
    b.after(1_000).completes(1, "put", 1, null, second);
    String choose =
        "const list = document.getElementById(\"key\"); list.value = \"1\";"
            + " list.dispatchEvent(new Event(\"change\"));";
    assertThat(bars(domAfter(b.build(), choose, "")))
        .contains(">put \"b\"</text>")
        .doesNotContain(">put \"a\"</text>");
  }

  @Test
  void aRunOfPeersAloneHasNoOperations() throws Exception {
    assertThat(dom("", "")).contains("id=\"operations\" aria-labelledby=\"on\" hidden");
  }

  private String captionAfter(String keys) throws Exception {
    return captionAfter(keys, "");
  }

  private String captionAfter(String keys, String address) throws Exception {
    return caption(dom(keys, address));
  }

  private static String caption(String dom) {
    Matcher caption = Pattern.compile("id=\"caption\"[^>]*>([^<]*)<").matcher(dom);
    assertThat(caption.find()).isTrue();
    return caption.group(1).replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&");
  }

  /** The page as the browser has it, once these keys were pressed. */
  private String dom(String keys, String address) throws Exception {
    return domAfter(run, press(keys), address);
  }

  private static String press(String keys) {
    return "for (const key of \"%s\".split(\" \").filter(k => k))".formatted(keys)
        + " document.dispatchEvent(new KeyboardEvent(\"keydown\", {key}));";
  }

  /** The page of a run as the browser has it, once this was done. */
  private String domAfter(Trace shown, String action, String address) throws Exception {
    Optional<Path> browser = BROWSERS.stream().filter(Files::isExecutable).findFirst();
    assumeTrue(browser.isPresent(), "no Chromium is installed: the page is not tried in a browser");
    String script =
        "<script>"
            + action
            + " const bar = document.querySelector(\"nav\");"
            + " document.body.dataset.overflows = bar.scrollWidth > bar.clientWidth;</script>";
    Path file = directory.resolve("pressed.html");
    Files.writeString(file, page(shown).replace("</body>", script + "</body>"));
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
