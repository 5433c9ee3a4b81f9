package paxoslab.solution;

/**
 * Something that the scan found in a student's classes and that the lab refuses.
 *
 * @param at the file and line, such as {@code PaxosPeer.java:41}
 * @param what what stands there, such as {@code Thread.sleep}
 * @param remedy what to use instead, such as "use env.sleep(Duration)"
 */
public record Refusal(String at, String what, String remedy) {
  @Override
  public String toString() {
    return at + ": " + what + " is refused; " + remedy;
  }
}
