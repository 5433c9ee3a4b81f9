package paxoslab.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.bundle.Autograder;
import paxoslab.bundle.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab autograder}: packs what Gradescope grades with. */
@Command(
    name = "autograder",
    description = "Pack an autograder for Gradescope: the built lab with its two scripts.",
    footer = {
      "",
      "Examples:",
      "  ./lab autograder autograder.zip",
      "  ./lab autograder auto.zip --rubric rubric.json --secret-file secret.txt",
      "  ./lab autograder --force autograder.zip --only A,B    the first two topics",
      "",
      "Upload the file as it is, under \"Configure Autograder\". It holds no sources,",
      "and nothing of the solution; with --secret-file it holds the secret, so keep",
      "it to yourself. Its defaults suit Gradescope's smallest container (768 MB, half",
      "a processor) and its time limit of ten minutes. The same build gives the same",
      "bytes.",
      "Exit status: 0 written, 2 it could not run."
    })
final class AutograderCommand implements Callable<Integer> {
  /** Results must be there before Gradescope's ten minutes are over. */
  private static final int SECONDS = 540;

  private static final int MEGABYTES = 768;

  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--force", description = "Replace the file if it is there already.")
  private boolean force;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Also play under seeds derived from the one line of this file.")
  private @Nullable Path secretFile;

  @Parameters(paramLabel = "OUT.zip", description = "The file to write.")
  private Path out;

  @Mixin private CourseOptions options = new CourseOptions(SECONDS, MEGABYTES);

  AutograderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path file = ZipTarget.of(surroundings.file(out), force);
    String secret = secretFile == null ? null : secret(surroundings.file(secretFile));
    // What would go wrong there goes wrong here.
    options.memory();
    int lessons =
        options.job(options.rubric(surroundings), secret, surroundings.root()).lessons().size();
    Autograder autograder =
        Autograder.of(classPath(), options.rubricFile(surroundings), secret, options.numbers());
    byte[] zip = autograder.zip();
    ZipFile.write(file, zip, force);
    PrintWriter print = surroundings.out();
    print.printf(
        Locale.ROOT,
        "%s: %d files, %s%n",
        out,
        autograder.files().size(),
        Sizes.inWords(zip.length));
    print.println("sha256    " + ZipFile.sha256(zip));
    print.printf(
        "grades    %d lessons, %s%n",
        lessons,
        secret == null
            ? "under visible seeds only"
            : "under visible and secret seeds; the secret is in the file, so keep it to yourself");
    return Main.PASSED;
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private static String secret(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserError(file + ": no such file; give one with the secret in its one line");
    }
    List<String> lines = Files.readString(file, StandardCharsets.UTF_8).strip().lines().toList();
    if (lines.size() != 1) {
      throw new UserError(
          "%s has %d lines; write the secret, a long random text, in one"
              .formatted(file, lines.size()));
    }
    return lines.get(0);
  }
}
