package paxoslab.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text, with their lines. Punctuation, layout, case and comment marks don't count,
 * so that a copy is a copy though it was formatted anew or commented out; package and import lines
 * are left out, because they are alike everywhere.
 *
 * @param words in lower case
 * @param lines the line of each word, from 1
 */
record Words(List<String> words, List<Integer> lines) {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern HEAD =
      Pattern.compile("\\s*(?:package|import(?:\\s+static)?)\\s+[\\w.]+(?:\\.\\*)?;\\s*");

  static Words of(String text) {
    List<String> words = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (HEAD.matcher(line).matches()) {
        continue;
      }
      Matcher word = WORD.matcher(line);
      while (word.find()) {
        words.add(word.group().toLowerCase(Locale.ROOT));
        lines.add(number);
      }
    }
    return new Words(words, lines);
  }

  int size() {
    return words.size();
  }

  /** The words from an index on, with single spaces. */
  String run(int from, int length) {
    return String.join(" ", words.subList(from, from + length));
  }

  /** The line of a word. */
  int line(int index) {
    return lines.get(index);
  }
}
