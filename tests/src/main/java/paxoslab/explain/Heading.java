package paxoslab.explain;

/**
 * Which lesson failed.
 *
 * @param lesson its id, such as A07
 * @param title its title
 * @param points what was got of what there was, such as {@code 0 / 10}
 * @param seed the seed of the run that failed
 */
public record Heading(String lesson, String title, String points, long seed) {}
