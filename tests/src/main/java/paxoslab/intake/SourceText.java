package paxoslab.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file that should be UTF-8.
 *
 * @param text what it says; where it isn't UTF-8 byte for byte, by which the package line can still
 *     be read
 * @param wrongLine the first line that isn't UTF-8, from 1; 0 if all are
 */
record SourceText(String text, int wrongLine) {
  static SourceText of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      return new SourceText(new String(bytes, StandardCharsets.ISO_8859_1), 1 + lines(in));
    }
    return new SourceText(out.flip().toString(), 0);
  }

  /** How many lines end before the buffer's position. */
  private static int lines(ByteBuffer in) {
    int ends = 0;
    for (int i = 0; i < in.position(); i++) {
      if (in.get(i) == '\n') {
        ends++;
      }
    }
    return ends;
  }
}
