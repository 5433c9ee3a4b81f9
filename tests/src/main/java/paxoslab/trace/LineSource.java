package paxoslab.trace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a UTF-8 stream, compressed or not, one at a time into a buffer that is used again.
 * Says whether the stream was cut short.
 */
final class LineSource {
  /** Far above ten values of 1 MB; a file without line ends must not fill the memory. */
  static final int LONGEST_LINE = 64 << 20;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LONGEST_CHARACTER = 4;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private InputStream in;
  private byte[] bytes = new byte[BUFFER_BYTES];
  private int from;
  private int to;
  private boolean ended;
  private boolean compressedCut;

  /** So many of the line's bytes were taken over as they are. */
  private int plain;

  private char[] text = new char[1024];
  private int length;
  private int number;

  /**
   * Begins to read.
   *
   * @throws IOException if the first bytes can't be read
   */
  LineSource(InputStream raw) throws IOException {
    PushbackInputStream start = new PushbackInputStream(raw, 2);
    byte[] magic = start.readNBytes(2);
    start.unread(magic);
    in = start;
    if (magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      try {
        in = new GZIPInputStream(start, BUFFER_BYTES);
      } catch (EOFException e) {
        ended = true;
        compressedCut = true;
      }
    }
  }

  /** Goes to the next line that isn't blank; false at the end. */
  boolean next() throws IOException, LineException {
    do {
      int end = lineEnd();
      if (end < 0) {
        return false;
      }
      number++;
      int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
      length = Math.min(plain, last - from);
      if (from + length < last) {
        decodeRest(from + length, last);
      }
      from = Math.min(end + 1, to);
    } while (isBlank());
    return true;
  }

  /** Holds what has been read and not yet passed, from {@link #from} to {@link #to}. */
  byte[] bytes() {
    return bytes;
  }

  /** Where in the bytes the line after this one begins. */
  int from() {
    return from;
  }

  /** Where the bytes end that have been read. */
  int to() {
    return to;
  }

  /**
   * Passes over a line that was read from the bytes.
   *
   * @param end where the one after it begins
   */
  void pass(int end) {
    from = end;
    number++;
  }

  char[] text() {
    return text;
  }

  int length() {
    return length;
  }

  /** The number of the line, from 1. */
  int number() {
    return number;
  }

  /** True if nothing follows this line. */
  boolean isLast() throws IOException, LineException {
    while (from < to || fill()) {
      if (!Character.isWhitespace(bytes[from])) {
        return false;
      }
      from++;
    }
    return true;
  }

  /** True if compressed data ended before its end mark. */
  boolean isCompressedCut() {
    return compressedCut;
  }

  /**
   * The index after the next line, that of its line feed or of the end of all; -1 at the end. On
   * the way it takes over what is ASCII, up to {@link #plain}.
   */
  private int lineEnd() throws IOException, LineException {
    int seen = 0;
    boolean ascii = true;
    while (true) {
      int i = from + seen;
      if (ascii) {
        i = copyAscii(i);
        ascii = i == to || bytes[i] == '\n';
        plain = i - from;
      }
      while (i < to && bytes[i] != '\n') {
        i++;
      }
      if (i < to) {
        return i;
      }
      seen = to - from;
      if (seen > LONGEST_LINE) {
        number++;
        throw LineException.at(1, "the line is longer than 64 MB: this is no file of JSON Lines");
      }
      if (!fill()) {
        return seen == 0 ? -1 : to;
      }
    }
  }

  /** Takes over characters up to a line's end, one beyond ASCII, or where no more are read yet. */
  private int copyAscii(int begin) {
    if (text.length < to - from) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, to - from));
    }
    int i = begin;
    while (i < to) {
      byte b = bytes[i];
      if (b <= '\n' && (b < 0 || b == '\n')) {
        break;
      }
      text[i - from] = (char) b;
      i++;
    }
    return i;
  }

  private boolean fill() throws IOException, LineException {
    if (ended) {
      return false;
    }
    makeRoom();
    int count;
    try {
      count = in.read(bytes, to, bytes.length - to);
    } catch (EOFException e) {
      compressedCut = true;
      count = -1;
    } catch (ZipException e) {
      number++;
      throw LineException.at(1, "the compressed data is damaged here: " + e.getMessage());
    }
    if (count < 0) {
      ended = true;
      return false;
    }
    to += count;
    return true;
  }

  private void makeRoom() {
    if (from > 0) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (!Character.isWhitespace(text[i])) {
        return false;
      }
    }
    return true;
  }

  private void decodeRest(int begin, int end) throws LineException {
    if (text.length < end - from) {
      text = Arrays.copyOf(text, end - from);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, begin, end - begin);
    CharBuffer out = CharBuffer.wrap(text, length, text.length - length);
    CoderResult result = decoder.reset().decode(in, out, true);
    length = out.position();
    boolean characterCut = ended && end == to && in.remaining() < LONGEST_CHARACTER;
    if (result.isError() && !characterCut) {
      throw LineException.at(
          length + 1,
          "expected UTF-8, found the byte 0x" + Integer.toHexString(bytes[in.position()] & 0xff));
    }
  }
}
