package paxoslab.sim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The seeds of the peers' own random numbers. */
public final class PeerSeeds {
  private PeerSeeds() {}

  /**
   * The seed of one peer in a run of this seed. One-way, so that a peer that knows its own seed
   * can't guess the world's choices.
   */
  public static long of(long seed, int peer) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("peer " + peer + " seed " + seed).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
