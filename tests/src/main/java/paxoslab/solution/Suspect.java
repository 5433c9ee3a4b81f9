package paxoslab.solution;

/**
 * Something in a student's classes that may make two runs differ. It is harmless where nothing
 * depends on it, so it is legal, and named only once two runs have differed.
 *
 * @param at the file and line, such as {@code PaxosPeer.java:41}
 * @param what what stands there, and what it depends on
 * @param remedy what to use instead
 */
public record Suspect(String at, String what, String remedy) {
  @Override
  public String toString() {
    return at + ": " + what + "; " + remedy;
  }
}
