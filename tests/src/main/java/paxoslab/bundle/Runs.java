package paxoslab.bundle;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Runs of words that must not leave the staff's tree, and where each comes from. */
final class Runs {
  /**
   * So many words in a row are no chance: two or three lines of code. Shorter runs also occur where
   * two people write against the same interfaces.
   */
  static final int LENGTH = 12;

  /** What is shorter can't be told from other people's code. */
  static final int SHORTEST = 8;

  private final Map<Integer, Map<String, String>> originByRun = new TreeMap<>();
  private final Set<String> common = new LinkedHashSet<>();

  /** A place where a run of the staff's occurs in a text. */
  record Hit(int line, String run, String origin) {}

  /** Lets a text be: its runs are known to students anyway. */
  void allow(String text) {
    Words words = Words.of(text);
    for (int length = SHORTEST; length <= LENGTH; length++) {
      for (int i = 0; i + length <= words.size(); i++) {
        common.add(words.run(i, length));
      }
    }
  }

  /** Guards a text; one of fewer than {@link #SHORTEST} words is too short to be guarded. */
  void guard(String origin, String text) {
    Words words = Words.of(text);
    int length = Math.min(LENGTH, words.size());
    if (length < SHORTEST) {
      return;
    }
    Map<String, String> runs = originByRun.computeIfAbsent(length, l -> new LinkedHashMap<>());
    for (int i = 0; i + length <= words.size(); i++) {
      String run = words.run(i, length);
      if (!common.contains(run)) {
        runs.putIfAbsent(run, origin + ":" + words.line(i));
      }
    }
  }

  /** Guards a phrase of any length. */
  void guardPhrase(String origin, String phrase) {
    Words words = Words.of(phrase);
    originByRun
        .computeIfAbsent(words.size(), l -> new LinkedHashMap<>())
        .putIfAbsent(words.run(0, words.size()), origin);
  }

  /** The first guarded run in a text. */
  Optional<Hit> find(String text) {
    Words words = Words.of(text);
    for (int i = 0; i < words.size(); i++) {
      for (Map.Entry<Integer, Map<String, String>> runs : originByRun.entrySet()) {
        int length = runs.getKey();
        if (i + length <= words.size()) {
          String run = words.run(i, length);
          String origin = runs.getValue().get(run);
          if (origin != null) {
            return Optional.of(new Hit(words.line(i), run, origin));
          }
        }
      }
    }
    return Optional.empty();
  }
}
