package paxoslab.intake;

/**
 * A file that was found in a submission and doesn't count.
 *
 * @param path where it lies, with slashes and safe to print; a hidden directory ends in one, and
 *     stands for all below it
 * @param reason why it doesn't count, in a few words
 */
public record LeftOut(String path, String reason) {
  @Override
  public String toString() {
    return path + ": " + reason;
  }
}
