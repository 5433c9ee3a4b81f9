package paxoslab.intake;

import java.nio.charset.StandardCharsets;

/**
 * A source that counts.
 *
 * @param path where it lies in the submission, with slashes
 * @param bytes its content, which is UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are read, never compared
public record SourceFile(String path, byte[] bytes) {
  /** The last part of the path, such as {@code PaxosPeer.java}. */
  public String fileName() {
    return EntryPath.fileName(path);
  }

  /** The content as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
