package paxoslab.visualizer.branch;

/**
 * A message of a live run that waits for somebody to decide.
 *
 * @param text in words, such as {@code prepare 3 from p0 to p1}
 * @param message the id of its Send or Reply
 * @param deliver lets it arrive
 * @param drop loses it
 */
public record InFlight(String text, int message, Change deliver, Change drop) {}
