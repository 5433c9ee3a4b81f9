package paxoslab.visualizer.view;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import paxoslab.trace.ShivizLog;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.image.SnapshotExporter;
import paxoslab.visualizer.image.SnapshotOptions;
import paxoslab.visualizer.playback.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab export}: writes a picture, or a log for another tool; needs no screen. */
@Command(
    name = "export",
    description = "Write a recorded run as a picture (.png, .svg) or a ShiViz log (.shiviz).",
    footer = {"", "Example: ./lab export target/lab/A07-42.jsonl --to a07.png --at 11"})
final class ExportCommand implements Callable<Integer> {
  private static final int CANNOT_RUN = 2;
  private static final List<String> KINDS = List.of(".png", ".svg", ".shiviz");

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
      description = ".png, .svg or .shiviz")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private Path to;

  @Option(
      names = "--at",
      paramLabel = "EVENT",
      description = "Show the event with this id; default: the first finding, else the end.")
  private int at = TraceEvent.NONE;

  @Option(names = "--width", paramLabel = "PIXELS", description = "Default: ${DEFAULT-VALUE}.")
  private int width = SnapshotOptions.DEFAULT.width();

  @Option(names = "--height", paramLabel = "PIXELS", description = "Default: ${DEFAULT-VALUE}.")
  private int height = SnapshotOptions.DEFAULT.height();

  @Option(names = "--theme", paramLabel = "dark|light", description = "Default: dark.")
  private String theme = "dark";

  @Override
  public Integer call() {
    String name = to.toString().toLowerCase(Locale.ROOT);
    if (KINDS.stream().noneMatch(name::endsWith)) {
      return refuse("can't write " + to + ": use a name that ends in .png, .svg or .shiviz");
    }
    try {
      SnapshotOptions options = new SnapshotOptions(at, width, height, theme());
      TraceFile file = TraceFile.open(trace);
      file.problems().forEach(this::warn);
      return write(file.trace(), name, options);
    } catch (IllegalArgumentException | IOException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private int write(Trace run, String name, SnapshotOptions options) {
    try {
      if (name.endsWith(".png")) {
        SnapshotExporter.png(run, to, options);
      } else if (name.endsWith(".svg")) {
        SnapshotExporter.svg(run, to, options);
      } else {
        writeLog(run);
      }
    } catch (IOException e) {
      return refuse("can't write " + to + " (" + e + "); name a place that can be written");
    }
    spec.commandLine().getOut().println("wrote " + to);
    spec.commandLine().getOut().flush();
    return 0;
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

  private void writeLog(Trace run) throws IOException {
    Path target = to.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
        ShivizLog.write(run, out);
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
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
