package paxoslab.junit;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the system properties of a JUnit run ask for.
 *
 * @param solution {@code lab.solution}: skeleton (default), reference, a directory or an archive
 * @param root {@code lab.root}: the project's directory; found if it isn't given
 * @param options {@code lab.seeds} and {@code lab.seed}
 * @param traceFile {@code lab.trace}: the run to play again, or null
 */
record LabProperties(String solution, Path root, RunOptions options, @Nullable Path traceFile) {
  static LabProperties fromSystem() {
    Path root = ProjectRoot.ofProcess();
    String trace = System.getProperty("lab.trace");
    Integer seeds = number("lab.seeds").map(Long::intValue).orElse(0);
    return new LabProperties(
        System.getProperty("lab.solution", "skeleton"),
        root,
        new RunOptions(seeds, number("lab.seed").orElse(null), false),
        trace == null || trace.isBlank() ? null : root.resolve(trace));
  }

  private static Optional<Long> number(String property) {
    String text = System.getProperty(property);
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(text.strip());
      if (number < 0) {
        throw new IllegalArgumentException("-D" + property + "=" + text + " is less than 0");
      }
      return Optional.of(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("-D" + property + "=" + text + " is not a number", e);
    }
  }
}
