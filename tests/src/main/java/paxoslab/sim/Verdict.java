package paxoslab.sim;

/** What a rule says of one message. Times are virtual microseconds. */
public sealed interface Verdict {
  /** The rule has nothing to say; the next one is asked. */
  Verdict PASS = new Pass();

  /** The message is lost. */
  Verdict DROP = new Drop();

  /** See {@link #PASS}. */
  record Pass() implements Verdict {}

  /** See {@link #DROP}. */
  record Drop() implements Verdict {}

  /** The message takes so much longer than the link's latency. */
  record Delay(long micros) implements Verdict {}

  /** The request arrives twice, the second time so much later; a reply can't arrive twice. */
  record Duplicate(long laterMicros) implements Verdict {}
}
