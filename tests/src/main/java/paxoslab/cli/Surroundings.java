package paxoslab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import paxoslab.grade.Palette;
import paxoslab.junit.ProjectRoot;

/**
 * Where a command runs.
 *
 * @param root the project's directory
 * @param directory the user's directory
 * @param out for results
 * @param err for progress and complaints
 * @param outTerminal true if somebody watches {@code out}
 * @param errTerminal true if somebody watches {@code err}
 * @param environment the environment variables
 */
record Surroundings(
    Path root,
    Path directory,
    PrintWriter out,
    PrintWriter err,
    boolean outTerminal,
    boolean errTerminal,
    Map<String, String> environment) {

  /** Those of this process; the launcher tells by properties what Java can't find out. */
  static Surroundings ofProcess() {
    return new Surroundings(
        ProjectRoot.ofProcess(),
        Path.of("").toAbsolutePath(),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Boolean.getBoolean("lab.terminal.out"),
        Boolean.getBoolean("lab.terminal.err"),
        System.getenv());
  }

  /** Reports hold arrows: where Java takes a plain locale for ASCII, they would be lost. */
  private static PrintWriter writer(FileDescriptor file) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String told = System.getProperty("sun.stdout.encoding");
    Charset charset =
        !system.contains("windows")
            ? StandardCharsets.UTF_8
            : told == null ? Charset.defaultCharset() : Charset.forName(told);
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(file), charset), true);
  }

  /** Colours for {@code out}: on a terminal, unless NO_COLOR is set. */
  Palette palette() {
    return new Palette(outTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  /** True if a window can be opened, as far as one can tell. */
  boolean hasScreen() {
    boolean needsDisplay =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    return !needsDisplay || !environment.getOrDefault("DISPLAY", "").isEmpty();
  }

  /** Where reports and traces go. */
  Path output() {
    return root.resolve("target/lab");
  }

  /** A file that the user named. */
  Path file(Path named) {
    return directory.equals(Path.of("").toAbsolutePath()) ? named : directory.resolve(named);
  }

  /** A file as the user would name it: relative where it lies below the user's directory. */
  String named(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path here = directory.toAbsolutePath().normalize();
    return (whole.startsWith(here) ? here.relativize(whole) : whole).toString();
  }
}
