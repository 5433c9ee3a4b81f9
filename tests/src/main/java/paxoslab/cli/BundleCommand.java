package paxoslab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import paxoslab.bundle.Bundle;
import paxoslab.bundle.Problem;
import paxoslab.bundle.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bundle}: packs the student's tree. */
@Command(
    name = "bundle",
    description = "Pack the tree that students get, with nothing of the solution in it.",
    footer = {
      "",
      "Examples:",
      "  ./lab bundle paxos-lab.zip",
      "  ./lab bundle --force paxos-lab.zip     replace the one of last week",
      "",
      "Takes the files that git tracks, as they are on the disk, but for the",
      "solution, the known faults and the harness's own tests. Each file is compared",
      "with those first, and the stub must be untouched. The same files give the",
      "same bytes.",
      "Exit status: 0 written, 1 something of the staff's is in it, 2 it could not",
      "run."
    })
final class BundleCommand implements Callable<Integer> {
  private static final int MOST_TOLD = 20;

  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(names = "--force", description = "Replace the file if it is there already.")
  private boolean force;

  @Parameters(paramLabel = "OUT.zip", description = "The file to write.")
  private Path out;

  BundleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path file = ZipTarget.of(surroundings.file(out), force);
    Bundle bundle;
    try (Progress progress = new Progress(surroundings)) {
      progress.now("comparing every file with the staff's");
      bundle = Bundle.of(surroundings.root());
    }
    bundle
        .untracked()
        .forEach(path -> err("warning: " + path + " is not in it, as git doesn't track it"));
    if (!bundle.problems().isEmpty()) {
      tell(bundle.problems());
      return Main.FAILED;
    }
    byte[] zip = bundle.zip();
    ZipFile.write(file, zip, force);
    PrintWriter print = surroundings.out();
    print.printf(
        Locale.ROOT, "%s: %d files, %s%n", out, bundle.files().size(), Sizes.inWords(zip.length));
    print.println("sha256    " + ZipFile.sha256(zip));
    print.println("left out  " + leftOut(bundle));
    print.printf(
        "proved    nothing of %d files of the staff's is in it; the stub is untouched%n",
        bundle.comparedWith());
    return Main.PASSED;
  }

  private void err(String line) {
    surroundings.err().println("lab bundle: " + line);
  }

  private void tell(List<Problem> problems) {
    PrintWriter err = surroundings.err();
    err("not written, because this must not be handed out:");
    problems.stream().limit(MOST_TOLD).forEach(problem -> err.println("  " + problem));
    if (problems.size() > MOST_TOLD) {
      err.println("  and " + (problems.size() - MOST_TOLD) + " more");
    }
  }

  private static String leftOut(Bundle bundle) {
    return bundle.leftOut().entrySet().stream()
        .map(part -> part.getKey() + (part.getKey().endsWith("/") ? " " + part.getValue() : ""))
        .collect(Collectors.joining(", "));
  }
}
