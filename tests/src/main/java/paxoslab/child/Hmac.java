package paxoslab.child;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a secret says of a text: the same each time, and nothing to who doesn't know the secret
 * (HMAC-SHA-256, RFC 2104). For one thread at a time.
 */
public final class Hmac {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  /**
   * The function of a secret.
   *
   * @param secret at least one byte
   */
  public Hmac(byte[] secret) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** The 32 bytes of a text, of which half a surrogate pair reads as a question mark. */
  public byte[] of(String text) {
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
