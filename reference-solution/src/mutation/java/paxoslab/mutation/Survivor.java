package paxoslab.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pitest.mutationtest.engine.MutationDetails;

/**
 * A mutant that no lesson fails with.
 *
 * @param place class and method, such as {@code Proposer.nextBallot}
 * @param change what PIT changed, in its words
 */
record Survivor(String place, String change) {
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\| [^|]+ \\|");

  static Survivor of(MutationDetails mutant) {
    String type = mutant.getClassName().getNameWithoutPackage().asJavaName();
    return new Survivor(type + "." + mutant.getMethod(), changeOf(mutant));
  }

  private static String changeOf(MutationDetails mutant) {
    String change = mutant.getDescription().replace('|', '/').strip();
    return change.substring(0, 1).toLowerCase(Locale.ROOT) + change.substring(1);
  }

  /** Those that a page lists and justifies: the rows of its table. */
  static List<Survivor> listedIn(Path page) throws IOException {
    List<Survivor> listed = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        listed.add(new Survivor(row.group(1), row.group(2)));
      }
    }
    return listed;
  }

  @Override
  public String toString() {
    return "`%s` | %s".formatted(place, change);
  }
}
