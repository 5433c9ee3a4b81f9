package paxoslab.explain;

/**
 * Which lesson failed.
 *
 * @param lesson its id, such as A07
 * @param title its title
 * @param points what was got of what there was, such as {@code 0 / 10}
 * @param run which run failed, such as {@code seed 42}
 */
public record Heading(String lesson, String title, String points, String run) {
  /** Of the run of a seed. */
  public Heading(String lesson, String title, String points, long seed) {
    this(lesson, title, points, "seed " + seed);
  }
}
