package paxoslab.child;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One frame as it is written. Integers are big-endian. May be used again and again. */
final class FrameWriter {
  private static final int KEPT_BYTES = 1 << 20;

  private final int mostBytes;
  private final LongTexts texts;
  private byte[] bytes = new byte[512];
  private int size;

  /** What is to be written is longer than a frame may be. */
  static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A writer of frames.
   *
   * @param mostBytes how long a frame may be
   * @param texts what was written before, and will have been
   */
  FrameWriter(int mostBytes, LongTexts texts) {
    this.mostBytes = mostBytes;
    this.texts = texts;
  }

  /** Begins a frame, and forgets the one before. */
  FrameWriter begin(int kind, long token) {
    if (bytes.length > KEPT_BYTES) {
      bytes = new byte[512];
    }
    size = Frame.LENGTH_BYTES;
    return u8(kind).i64(token);
  }

  FrameWriter u8(int value) {
    room(1);
    bytes[size++] = (byte) value;
    return this;
  }

  FrameWriter bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  FrameWriter i32(int value) {
    room(4);
    put32(size, value);
    size += 4;
    return this;
  }

  FrameWriter i64(long value) {
    return i32((int) (value >> 32)).i32((int) value);
  }

  FrameWriter blob(byte[] value) {
    i32(value.length);
    room(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
    return this;
  }

  /**
   * A string, each of its characters as it is: half a surrogate pair crosses, too. One byte a
   * character where that is enough, else two.
   */
  FrameWriter text(String text) {
    byte[] known = text.length() < LongTexts.LEAST_CHARACTERS ? null : texts.bytesOf(text);
    if (known != null) {
      return bool(false).blob(known);
    }
    char[] chars = text.toCharArray();
    boolean wide = false;
    for (int i = 0; i < chars.length && !wide; i++) {
      wide = chars[i] > 0xFF;
    }
    bool(wide).i32(chars.length);
    int width = wide ? Character.BYTES : 1;
    room((long) chars.length * width);
    if (wide) {
      ByteBuffer.wrap(bytes, size, width * chars.length).asCharBuffer().put(chars);
    } else {
      for (int i = 0; i < chars.length; i++) {
        bytes[size + i] = (byte) chars[i];
      }
    }
    size += width * chars.length;
    if (!wide && chars.length >= LongTexts.LEAST_CHARACTERS) {
      texts.add(text, Arrays.copyOfRange(bytes, size - chars.length, size));
    }
    return this;
  }

  /** A value that may be missing. */
  <T> FrameWriter optional(@Nullable T value, BiConsumer<FrameWriter, T> how) {
    bool(value != null);
    if (value != null) {
      how.accept(this, value);
    }
    return this;
  }

  <T> FrameWriter list(Collection<T> items, BiConsumer<FrameWriter, T> how) {
    i32(items.size());
    items.forEach(item -> how.accept(this, item));
    return this;
  }

  /** What was written since {@link #begin}, without the frame's head. */
  byte[] body() {
    return Arrays.copyOfRange(bytes, Frame.LENGTH_BYTES + 1 + Long.BYTES, size);
  }

  /** Sends the frame, all of it at once. */
  void writeTo(OutputStream out) throws IOException {
    put32(0, size - Frame.LENGTH_BYTES);
    out.write(bytes, 0, size);
    out.flush();
  }

  private void put32(int at, int value) {
    bytes[at] = (byte) (value >> 24);
    bytes[at + 1] = (byte) (value >> 16);
    bytes[at + 2] = (byte) (value >> 8);
    bytes[at + 3] = (byte) value;
  }

  private void room(long more) {
    long needed = size + more;
    if (needed > (long) mostBytes + Frame.LENGTH_BYTES) {
      throw new TooLongException();
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, mostBytes)));
    }
  }
}
