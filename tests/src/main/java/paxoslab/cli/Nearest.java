package paxoslab.cli;

import java.util.Comparator;
import java.util.List;

/** What a user may have meant. */
final class Nearest {
  private Nearest() {}

  /** The known word that takes the fewest changes to be reached; the first of several. */
  static String of(String word, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(k -> distance(k, word)))
        .orElseThrow(() -> new UserError("there is nothing to choose from"));
  }

  /** Levenshtein's: how many letters to put in, leave out or change. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
