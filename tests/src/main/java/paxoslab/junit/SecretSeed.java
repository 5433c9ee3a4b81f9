package paxoslab.junit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the seeds of graded runs: who doesn't know the secret can neither guess them nor tell from
 * one run what the next will be. A trace records the seed of its own run, and can be replayed
 * without the secret.
 *
 * @param secret any text; at least 16 characters from a random source, or a guess is feasible
 */
public record SecretSeed(String secret) {
  private static final String MAC = "HmacSHA256";

  /** Refuses an empty secret, which is none. */
  public SecretSeed {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("the secret seed is empty");
    }
  }

  /**
   * The seed of one run, never negative.
   *
   * @param lesson the lesson's id
   * @param run the number of the run in its lesson, from 1
   */
  public long of(String lesson, long run) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
      byte[] digest = mac.doFinal((lesson + '/' + run).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong() & Long.MAX_VALUE;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + MAC, e);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "a secret seed";
  }
}
