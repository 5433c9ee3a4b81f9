package paxoslab.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 over named contents, whatever their order. */
public final class Digest {
  private Digest() {}

  /**
   * Of texts by name; line ends don't count, as they depend on how the sources were checked out.
   */
  public static String ofTexts(Map<String, String> texts) {
    Map<String, byte[]> contents = new TreeMap<>();
    texts.forEach(
        (name, text) ->
            contents.put(name, text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8)));
    return ofBytes(contents);
  }

  /** A digest of contents by name, in hexadecimal digits. */
  public static String ofBytes(Map<String, byte[]> contents) {
    MessageDigest digest = sha256();
    new TreeMap<>(contents)
        .forEach(
            (name, bytes) -> {
              // Name and length first, so that no two sets of files run together alike.
              digest.update((name + "\0" + bytes.length + "\0").getBytes(StandardCharsets.UTF_8));
              digest.update(bytes);
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
