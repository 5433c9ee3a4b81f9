package paxoslab.cli;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * What must be known of a shard of a search to put it together with the others.
 *
 * @param index which one, from 1
 * @param of how many there are
 * @param firstSeed the first seed of the whole search
 * @param lab the lab's build
 * @param solution as it was named
 * @param solutionSha256 the digest of its sources
 * @param states hashes of the acceptors' states, 64 bits each, in Base64
 */
record ShardResult(
    int index,
    int of,
    long firstSeed,
    String lab,
    String solution,
    String solutionSha256,
    String states) {
  /** As it is in the file. */
  static String packed(long[] hashes) {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
    bytes.asLongBuffer().put(hashes);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /**
   * The hashes.
   *
   * @throws IllegalArgumentException if the file is damaged
   */
  long[] hashes() {
    byte[] bytes = Base64.getDecoder().decode(states);
    if (bytes.length % Long.BYTES != 0) {
      throw new IllegalArgumentException("the states are cut off");
    }
    long[] hashes = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
    return hashes;
  }

  /** Such as {@code 2/3}. */
  String name() {
    return index + "/" + of;
  }
}
