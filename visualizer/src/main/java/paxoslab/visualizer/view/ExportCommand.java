package paxoslab.visualizer.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceFormatException;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.image.EventRange;
import paxoslab.visualizer.image.ExportKind;
import paxoslab.visualizer.image.RunExporter;
import paxoslab.visualizer.image.SnapshotOptions;
import paxoslab.visualizer.playback.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab export}: writes a run for what is not the lab; needs no screen. */
@Command(
    name = "export",
    description = "Write a recorded run for a browser, a slide, or another tool.",
    footer = {
      "",
      "  .png .svg   a picture of one event",
      "  .gif        a picture that moves through some events",
      "  .html       a page that replays the run, by itself, in any browser",
      "  .mmd        a sequence diagram for Mermaid",
      "  .shiviz     a log for ShiViz",
      "",
      "Examples:",
      "  ./lab export target/lab/A07-42.jsonl --to a07.png --at 11",
      "  ./lab export target/lab/A07-42.jsonl --to a07.html",
      "  ./lab export target/lab/A07-42.jsonl --to a07.gif --from 20 --until 51",
      "",
      "A .html shows at most 1,000 events, a .gif 300: of a longer run those around",
      "the finding, or around --at, or the last; a line says which."
    })
final class ExportCommand implements Callable<Integer> {
  private static final int CANNOT_RUN = 2;
  private static final int GIF_WIDTH = 1280;
  private static final int GIF_HEIGHT = 720;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Parameters(paramLabel = "TRACE", description = "A trace (.jsonl or .jsonl.gz).")
  private Path trace;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "A name that ends in one of those below.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private Path to;

  @Option(
      names = "--at",
      paramLabel = "EVENT",
      description = "Show the event with this id; default: the first finding, else the end.")
  private int at = TraceEvent.NONE;

  @Option(
      names = "--from",
      paramLabel = "EVENT",
      description = "The first event of a .gif or .html; default: the run's first.")
  private int from = TraceEvent.NONE;

  @Option(
      names = "--until",
      paramLabel = "EVENT",
      description = "The last event of a .gif or .html; default: the run's last.")
  private int until = TraceEvent.NONE;

  @Option(
      names = "--millis",
      paramLabel = "N",
      description = "How long a .gif shows each event; default: ${DEFAULT-VALUE}.")
  private int millis = SnapshotOptions.FRAME_MILLIS;

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      description = "Default: 1920, and 1280 for a .gif.")
  private @Nullable Integer width;

  @Option(
      names = "--height",
      paramLabel = "PIXELS",
      description = "Default: 1080, and 720 for a .gif.")
  private @Nullable Integer height;

  @Option(names = "--theme", paramLabel = "dark|light", description = "Default: dark.")
  private String theme = "dark";

  @Override
  public Integer call() {
    ExportKind kind = ExportKind.of(to.toString()).orElse(null);
    if (kind == null) {
      return refuse("can't write " + to + ": use a name that ends in " + ExportKind.suffixes());
    }
    try {
      EventRange range = new EventRange(from, until);
      SnapshotOptions options =
          new SnapshotOptions(at, width(kind), height(kind), theme(), range, millis);
      TraceFile file = TraceFile.open(trace);
      file.problems().forEach(this::warn);
      refuseWhatIsNotThere(file.trace());
      return write(file.trace(), kind, options);
    } catch (TraceFormatException e) {
      return refuse(e.getMessage() + "; is this a trace that the lab wrote (.jsonl, .jsonl.gz)?");
    } catch (IllegalArgumentException | IOException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  /** A slip of the pen must neither show another event nor make directories. */
  private void refuseWhatIsNotThere(Trace run) {
    List<TraceEvent> events = run.events();
    int last = events.isEmpty() ? TraceEvent.NONE : events.get(events.size() - 1).id();
    if (at != TraceEvent.NONE && (at < 0 || at > last)) {
      throw new IllegalArgumentException(
          "there is no event %d in %s; the last is %d".formatted(at, trace, last));
    }
    Path directory = to.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new IllegalArgumentException(
          "there is no directory %s; make it, or name another with --to".formatted(directory));
    }
  }

  private int write(Trace run, ExportKind kind, SnapshotOptions options) {
    try {
      RunExporter.write(run, kind, to, options).ifPresent(this::warn);
    } catch (IOException e) {
      return refuse("can't write " + to + " (" + e + "); name a place that can be written");
    }
    spec.commandLine().getOut().println("wrote " + to);
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** Each frame of a GIF is a whole picture, so they are smaller unless told. */
  private int width(ExportKind kind) {
    int usual = kind == ExportKind.GIF ? GIF_WIDTH : SnapshotOptions.DEFAULT.width();
    return width == null ? usual : width;
  }

  private int height(ExportKind kind) {
    int usual = kind == ExportKind.GIF ? GIF_HEIGHT : SnapshotOptions.DEFAULT.height();
    return height == null ? usual : height;
  }

  private Theme theme() {
    return switch (theme.toLowerCase(Locale.ROOT)) {
      case "dark" -> Theme.DARK;
      case "light" -> Theme.LIGHT;
      default ->
          throw new IllegalArgumentException(
              "no theme is called \"" + theme + "\"; use dark or light");
    };
  }

  private void warn(String line) {
    spec.commandLine().getErr().println("lab export: " + line);
    spec.commandLine().getErr().flush();
  }

  private int refuse(String line) {
    warn(line);
    return CANNOT_RUN;
  }
}
