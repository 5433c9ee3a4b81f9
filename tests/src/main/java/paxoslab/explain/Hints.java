package paxoslab.explain;

import java.util.Locale;
import java.util.Optional;

/** How much a failure tells: an instructor may want students to look for themselves. */
public enum Hints {
  /** What broke, and no more. */
  NONE,
  /** Also the rule with its source, and the line. */
  RULE,
  /** Also the run, the quorums, and a question that leads on. */
  FULL;

  /** The level of this name, {@code none}, {@code rule} or {@code full}. */
  public static Optional<Hints> named(String name) {
    for (Hints level : values()) {
      if (level.toString().equals(name)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
