package paxoslab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.cli.CommandProvider;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.sample.Samples;
import picocli.CommandLine;

class CommandsTest {
  @TempDir Path directory;
  private Path trace;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTrace() throws IOException {
    trace = directory.resolve("run.jsonl");
    TraceWriter.write(trace, Samples.brokenPromise());
  }

  private int run(Object command, Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(words);
  }

  private int export(Object... arguments) {
    return run(new ExportCommand(), arguments);
  }

  @Test
  void theLauncherFindsBothCommands() {
    assertThat(ServiceLoader.load(CommandProvider.class))
        .flatExtracting(CommandProvider::commands)
        .extracting(c -> new CommandLine(c).getCommandName())
        .contains("view", "export");
  }

  /** A longer line is broken in two, wherever it is that wide. */
  @Test
  void footersOfHelpFitATerminal() {
    assertThat(ServiceLoader.load(CommandProvider.class))
        .flatExtracting(CommandProvider::commands)
        .flatExtracting(
            command -> List.of(new CommandLine(command).getCommandSpec().usageMessage().footer()))
        .hasSizeGreaterThan(15)
        .allSatisfy(line -> assertThat(line.toString()).hasSizeLessThanOrEqualTo(80));
  }

  @Test
  void exportWritesAPicture() {
    Path picture = directory.resolve("x.PNG");
    assertThat(export(trace, "--to", picture, "--theme", "light", "--at", 11)).isZero();
    assertThat(picture).isNotEmptyFile();
    assertThat(out.toString()).startsWith("wrote ");
  }

  @Test
  void exportWritesAnSvg() {
    Path picture = directory.resolve("x.svg");
    assertThat(export(trace, "--to", picture, "--width", 1280, "--height", 720)).isZero();
    assertThat(picture).content().contains("width=\"1280\" height=\"720\"").endsWith("</svg>\n");
  }

  @Test
  void exportWritesAShivizLog() {
    Path log = directory.resolve("x.shiviz");
    assertThat(export(trace, "--to", log)).isZero();
    assertThat(log).content().contains("p1 {");
  }

  @Test
  void exportWritesSomeEventsAsAGifAndAPage() {
    for (String name : List.of("x.gif", "x.html")) {
      Path file = directory.resolve(name);
      assertThat(export(trace, "--to", file, "--from", 2, "--until", 5)).isZero();
      assertThat(file).isNotEmptyFile();
    }
    assertThat(export(trace, "--to", directory.resolve("y.gif"), "--from", 900)).isEqualTo(2);
    assertThat(err.toString()).contains("no event is from 900 until the last");
  }

  @Test
  void exportWritesAMermaidDiagram() {
    Path diagram = directory.resolve("x.mmd");
    assertThat(export(trace, "--to", diagram)).isZero();
    assertThat(diagram).content().startsWith("sequenceDiagram\n");
  }

  @Test
  void exportNamesWhatItCanWrite() {
    Path film = directory.resolve("x.mp4");
    assertThat(export(trace, "--to", film)).isEqualTo(2);
    assertThat(err.toString())
        .contains("x.mp4: use a name that ends in .png, .svg, .gif, .html, .shiviz or .mmd");
    assertThat(film).doesNotExist();
  }

  @Test
  void exportRefusesWhatIsNotThere() throws IOException {
    Path picture = directory.resolve("x.png");
    Path mistyped = directory.resolve("fiugres/x.png");
    Path notes = Files.writeString(directory.resolve("notes.md"), "# notes\n");
    assertThat(export(trace, "--to", picture, "--at", 4000)).isEqualTo(2);
    assertThat(export(trace, "--to", mistyped)).isEqualTo(2);
    assertThat(export(notes, "--to", picture)).isEqualTo(2);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("there is no event 4000 in").contains("the last is"),
            line -> assertThat(line).contains("there is no directory").contains("fiugres"),
            line -> assertThat(line).contains("is this a trace that the lab wrote"));
    assertThat(picture).doesNotExist();
    assertThat(mistyped.getParent()).doesNotExist();
  }

  @Test
  void exportRefusesBadOptionsInOneLine() {
    Path picture = directory.resolve("x.png");
    assertThat(export(trace, "--to", picture, "--theme", "pink")).isEqualTo(2);
    assertThat(export(trace, "--to", picture, "--width", 1)).isEqualTo(2);
    assertThat(export(directory.resolve("none.jsonl"), "--to", picture)).isEqualTo(2);
    assertThat(export(trace, "--to", trace.resolve("x.png"))).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(4)
        .satisfiesExactly(
            line -> assertThat(line).contains("no theme is called \"pink\"; use dark or light"),
            line -> assertThat(line).contains("width is 1; use 640 to 8192 pixels"),
            line -> assertThat(line).contains("none.jsonl"),
            line -> assertThat(line).contains("there is no directory"));
  }

  @Test
  void exportOfABrokenTraceDrawsWhatCanBeRead() throws IOException {
    Files.writeString(trace, Files.readString(trace).substring(0, 900));
    assertThat(export(trace, "--to", directory.resolve("x.png"))).isZero();
    assertThat(err.toString()).contains("run.jsonl is cut short");
  }

  @Test
  void viewWithoutAScreenNamesTheRemedy() {
    String platform = System.clearProperty("glass.platform");
    String os = System.setProperty("os.name", "Linux");
    try {
      assertThat(run(new ViewCommand(Map.of()), trace)).isEqualTo(2);
    } finally {
      System.setProperty("os.name", os);
      if (platform != null) {
        System.setProperty("glass.platform", platform);
      }
    }
    assertThat(err.toString())
        .contains("there is no screen")
        .contains("./lab export " + trace + " --to picture.png");
  }

  @Test
  void viewOfAMissingTraceIsRefused() {
    assertThat(run(new ViewCommand(Map.of()), directory.resolve("none.jsonl"))).isEqualTo(2);
    assertThat(err.toString().lines()).singleElement().asString().contains("no such trace");
  }

  @Test
  void viewRefusesASolutionThatIsNotThere() {
    assertThat(run(new ViewCommand(Map.of()), trace, "--solution", "nobody/here")).isEqualTo(2);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("lab view: ")
        .contains("nobody/here");
  }

  @Test
  void viewRefusesALiveRunThatCannotBeginInOneLine() {
    assertThat(run(new ViewCommand(Map.of()), trace, "--live")).isEqualTo(2);
    assertThat(run(new ViewCommand(Map.of()), "--live", "--peers", 10)).isEqualTo(2);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("is a run of A07, not one by hand"),
            line -> assertThat(line).contains("peers is 10; use 1 to 9"));
  }

  @Test
  void helpGivesAnExample() {
    assertThat(run(new ViewCommand(Map.of()), "--help")).isZero();
    assertThat(export("--help")).isZero();
    assertThat(out.toString())
        .contains(
            "./lab view target/lab/A07-42.jsonl --at 11",
            "--solution",
            "./lab view --live --peers 5 --solution reference",
            "./lab export target/lab/A07-42.jsonl");
  }
}
