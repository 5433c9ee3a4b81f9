package paxoslab.course;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import paxoslab.child.Hmac;

/**
 * The seeds that a secret stands for: the same for the same secret and lesson. Who sees some of
 * them can't tell the others, nor the secret (HMAC-SHA-256, RFC 2104).
 */
public final class SecretSeeds {
  /**
   * So many that a peer, which is told a hash of its run's seed, can't try them all; and each is a
   * number that all readers of JSON keep exactly.
   */
  private static final long SEEDS = (1L << 53) - 1_000_000L;

  /** Below are those that students play by default. */
  private static final long FIRST = 1_000_000L;

  private final Hmac hmac;

  /**
   * Seeds of a secret.
   *
   * @param secret any text but an empty one
   */
  public SecretSeeds(String secret) {
    if (secret.isEmpty()) {
      throw new CourseException("the secret seed is empty; give a long random text");
    }
    hmac = new Hmac(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** The first so many seeds of a lesson; each is from 1,000,000 to 2^53 - 1. */
  public List<Long> of(String lesson, int count) {
    return LongStream.rangeClosed(1, count).map(i -> seed(lesson, i)).boxed().toList();
  }

  private long seed(String lesson, long index) {
    long number = ByteBuffer.wrap(hmac.of("seed/" + lesson + "/" + index)).getLong();
    return FIRST + Long.remainderUnsigned(number, SEEDS);
  }

  /** Tells whether two secrets are the same, and not what they are. */
  public String fingerprint() {
    return HexFormat.of().formatHex(hmac.of("fingerprint"), 0, 8);
  }
}
