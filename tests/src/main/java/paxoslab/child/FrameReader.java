package paxoslab.child;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One frame as it is read, by a reader that believes nothing: whatever is wrong with the bytes is a
 * {@link BrokenFrameException}, and no memory is taken but for bytes that have come.
 */
final class FrameReader {
  /** Far more parts of values and messages than an honest peer says in one turn. */
  private static final int MOST_PARTS = 2_000_000;

  private static final int CHUNK = 1 << 16;

  private final byte[] bytes;
  private final @Nullable LongTexts texts;
  private final int kind;
  private final long token;
  private int at;
  private int parts;

  /** Reads one part of a frame. */
  interface Part<T> {
    T read(FrameReader in) throws BrokenFrameException;
  }

  private FrameReader(byte[] bytes, @Nullable LongTexts texts) throws BrokenFrameException {
    this.bytes = bytes;
    this.texts = texts;
    this.kind = u8();
    this.token = i64();
  }

  /** Reads the body of a frame that was never sent; its kind and its token are 0. */
  static FrameReader ofBody(byte[] body) throws BrokenFrameException {
    byte[] frame = new byte[1 + Long.BYTES + body.length];
    System.arraycopy(body, 0, frame, 1 + Long.BYTES, body.length);
    return new FrameReader(frame, null);
  }

  /**
   * Waits for a frame.
   *
   * @param mostBytes how long it may be
   * @param texts what was read before, to become the same strings again; null for strings of its
   *     own
   * @throws EOFException if the stream ends before it does
   */
  static FrameReader read(InputStream in, int mostBytes, @Nullable LongTexts texts)
      throws IOException, BrokenFrameException {
    byte[] header = exactly(in, Frame.LENGTH_BYTES);
    int length =
        (header[0] & 0xFF) << 24
            | (header[1] & 0xFF) << 16
            | (header[2] & 0xFF) << 8
            | header[3] & 0xFF;
    if (length < 0 || length > mostBytes) {
      throw new BrokenFrameException("a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    return new FrameReader(exactly(in, length), texts);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    // As much again as has come, at most: a length alone takes no memory.
    byte[] bytes = new byte[Math.min(length, CHUNK)];
    int read = 0;
    while (read < length) {
      if (read == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * read));
      }
      int more = in.read(bytes, read, bytes.length - read);
      if (more < 0) {
        throw new EOFException();
      }
      read += more;
    }
    return bytes;
  }

  int kind() {
    return kind;
  }

  long token() {
    return token;
  }

  /** How many bytes the frame has, its length not counted. */
  int size() {
    return bytes.length;
  }

  /** The frame as it came, without its length and its token. */
  byte[] body() {
    return Arrays.copyOfRange(bytes, Math.min(1 + Long.BYTES, bytes.length), bytes.length);
  }

  /** The frame must be over. */
  void end() throws BrokenFrameException {
    if (at != bytes.length) {
      throw new BrokenFrameException(bytes.length - at + " bytes after the end of a frame");
    }
  }

  int u8() throws BrokenFrameException {
    need(1);
    return bytes[at++] & 0xFF;
  }

  boolean bool() throws BrokenFrameException {
    int value = u8();
    if (value > 1) {
      throw new BrokenFrameException("a boolean of " + value);
    }
    return value == 1;
  }

  int i32() throws BrokenFrameException {
    need(4);
    at += 4;
    return (bytes[at - 4] & 0xFF) << 24
        | (bytes[at - 3] & 0xFF) << 16
        | (bytes[at - 2] & 0xFF) << 8
        | bytes[at - 1] & 0xFF;
  }

  long i64() throws BrokenFrameException {
    long high = i32();
    return high << 32 | i32() & 0xFFFF_FFFFL;
  }

  byte[] blob() throws BrokenFrameException {
    int length = i32();
    need(length);
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** A string of any length. */
  String text() throws BrokenFrameException {
    return text(Integer.MAX_VALUE);
  }

  /** A string of at most so many characters. */
  String text(int most) throws BrokenFrameException {
    part();
    boolean wide = bool();
    int length = i32();
    if (length < 0 || length > most) {
      throw new BrokenFrameException("a text of " + length + " characters");
    }
    need(wide ? 2L * length : length);
    if (!wide) {
      at += length;
      return texts != null && length >= LongTexts.LEAST_CHARACTERS
          ? texts.textOf(bytes, at - length, at)
          : new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
    }
    char[] chars = new char[length];
    ByteBuffer.wrap(bytes, at, Character.BYTES * length).asCharBuffer().get(chars);
    at += Character.BYTES * length;
    return new String(chars);
  }

  <T> @Nullable T optional(Part<T> how) throws BrokenFrameException {
    return bool() ? how.read(this) : null;
  }

  <T> List<T> list(Part<T> how) throws BrokenFrameException {
    int length = i32();
    // Each item takes a byte at least.
    need(length);
    List<T> items = new ArrayList<>(Math.min(length, 1_000));
    for (int i = 0; i < length; i++) {
      part();
      items.add(how.read(this));
    }
    return items;
  }

  /** Counts a part, each of which takes more memory here than bytes in the frame. */
  void part() throws BrokenFrameException {
    if (++parts > MOST_PARTS) {
      throw new BrokenFrameException("a frame of more than " + MOST_PARTS + " parts");
    }
  }

  private void need(long more) throws BrokenFrameException {
    if (more < 0 || more > bytes.length - at) {
      throw new BrokenFrameException("a frame that ends too early");
    }
  }
}
