package paxoslab.bundle;

/**
 * Why a tree must not be handed out.
 *
 * @param file the path below the project's directory
 * @param line the line, from 1; 0 for the file as a whole
 * @param what what stands there, and where that is known from
 */
public record Problem(String file, int line, String what) {
  @Override
  public String toString() {
    return (line == 0 ? file : file + ":" + line) + ": " + what;
  }
}
