package paxoslab.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Request;

/**
 * Reads, straight from their bytes, the events that make up nearly all of a long trace, where they
 * stand exactly as {@link LineEncoder} writes them. Of whatever is otherwise, wrong or merely
 * written by somebody else, it says nothing: that is left to {@link LineFields} and {@link
 * LineDecoder}, which take every form, and name what is wrong. What both read, they read alike.
 */
final class WrittenLines {
  private static final byte[] ID = ascii("{\"id\":");
  private static final byte[] T = key(Field.T);
  private static final byte[] KIND = ascii(",\"kind\":\"");
  private static final byte[] SEND = kind(Kind.SEND, Field.RPC);
  private static final byte[] REPLY = kind(Kind.REPLY, Field.RPC);
  private static final byte[] DELIVER = kind(Kind.DELIVER, Field.RPC);
  private static final byte[] DELIVER_REPLY = kind(Kind.DELIVER_REPLY, Field.RPC);
  private static final byte[] DROP = kind(Kind.DROP, Field.SEND);
  private static final byte[] FROM = key(Field.FROM);
  private static final byte[] TO = key(Field.TO);
  private static final byte[] REFERENCE = key(Field.SEND);
  private static final byte[] CAUSE = key(Field.CAUSE);
  private static final byte[] AT = ascii(",\"at\":\"");
  private static final byte[] MSG = key(Field.MSG);
  private static final TraceEvent.Why[] WHYS = TraceEvent.Why.values();
  private static final byte[][] WHY_TEXTS = whyTexts();

  /** Any number of so many digits fits 32 bits. */
  private static final int INT_DIGITS = 9;

  /** Any number of so many digits fits 64 bits. */
  private static final int LONG_DIGITS = 18;

  private final int nodes;
  private final Decoder decoder;
  private final ByteCache<Record> messages = new ByteCache<>();
  private final ByteCache<String> texts = new ByteCache<>();

  private byte[] bytes = {};
  private int pos;
  private int end;
  private boolean fits;

  /** Reads for the first time what lines repeat. */
  interface Decoder {
    /** The message that stands in a line in just these characters; null if there is none. */
    @Nullable Record message(String written);

    /** The string of these characters, which the reader keeps once wherever it reads it. */
    String text(String characters);
  }

  /**
   * A reader of lines.
   *
   * @param nodes how many the header lists
   */
  WrittenLines(int nodes, Decoder decoder) {
    this.nodes = nodes;
    this.decoder = decoder;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] key(Field field) {
    return ascii(",\"" + field.key() + "\":");
  }

  private static byte[] kind(Kind kind, Field next) {
    return ascii(kind.key() + "\",\"" + next.key() + "\":");
  }

  private static byte[][] whyTexts() {
    return Arrays.stream(WHYS)
        .map(why -> ascii(",\"why\":\"" + why.name().toLowerCase(Locale.ROOT) + '"'))
        .toArray(byte[][]::new);
  }

  /**
   * The event in a line.
   *
   * @param in holds the line, perhaps not all of it
   * @param from where the line begins
   * @param to where the bytes end that have been read
   * @param lastId its id must be above this one
   * @param lastTime its time must not be below this one
   * @return null if it isn't one of those, whole and beyond doubt
   */
  @Nullable TraceEvent read(byte[] in, int from, int to, int lastId, long lastTime) {
    bytes = in;
    pos = from;
    end = to;
    fits = true;
    expect(ID);
    int id = integer();
    expect(T);
    long t = number(LONG_DIGITS);
    expect(KIND);
    if (!fits || id <= lastId || t < lastTime) {
      return null;
    }
    TraceEvent event = take(DROP) ? drop(id, t) : message(id, t);
    boolean whole = fits && end - pos >= 2 && bytes[pos] == '}' && bytes[pos + 1] == '\n';
    pos += 2;
    return whole ? event : null;
  }

  /** Where the line after the one that was read begins. */
  int end() {
    return pos;
  }

  private @Nullable TraceEvent drop(int id, long t) {
    int send = earlier(id);
    for (int i = 0; i < WHYS.length; i++) {
      if (take(WHY_TEXTS[i])) {
        return new TraceEvent.Drop(id, t, send, WHYS[i]);
      }
    }
    return null;
  }

  private @Nullable TraceEvent message(int id, long t) {
    if (take(DELIVER)) {
      return arrival(id, t, false);
    } else if (take(DELIVER_REPLY)) {
      return arrival(id, t, true);
    } else if (take(SEND)) {
      return departure(id, t, false);
    }
    return take(REPLY) ? departure(id, t, true) : null;
  }

  private TraceEvent arrival(int id, long t, boolean reply) {
    int rpc = integer();
    expect(FROM);
    int from = peer();
    expect(TO);
    int to = peer();
    expect(REFERENCE);
    int send = earlier(id);
    return reply
        ? new TraceEvent.DeliverReply(id, t, rpc, from, to, send)
        : new TraceEvent.Deliver(id, t, rpc, from, to, send);
  }

  private @Nullable TraceEvent departure(int id, long t, boolean reply) {
    int rpc = integer();
    expect(FROM);
    int from = peer();
    expect(TO);
    int to = peer();
    Record content = fits ? content() : null;
    if (content == null || content instanceof Request<?> == reply) {
      return null;
    }
    int cause = take(CAUSE) ? earlier(id) : TraceEvent.NONE;
    String at = take(AT) ? text() : null;
    return reply
        ? new TraceEvent.Reply(id, t, rpc, from, to, content, cause, at)
        : new TraceEvent.Send(id, t, rpc, from, to, (Request<?>) content, cause, at);
  }

  // ---- what mostly has been met before ----

  /** The message that begins here, up to the cause, the student's line or the end. */
  private @Nullable Record content() {
    int start = pos;
    int hash = 0;
    int i = start;
    while (i < end) {
      byte b = bytes[i];
      if (b < ' ' || b == '\\' || (b == ',' && i > start && isAt(i, CAUSE, AT))) {
        break;
      }
      hash = 31 * hash + b;
      i++;
    }
    if (i < end && bytes[i] == '\n') {
      // Neither cause nor line: the bracket that closes the event is no part of the message.
      i--;
      hash = hash(start, i);
    } else if (i == end || bytes[i] != ',') {
      return null;
    }
    pos = i;
    Record message = messages.get(hash, bytes, start, pos);
    if (message == null && pos - start > MSG.length && isAt(start, MSG)) {
      message = decoder.message(string(start));
      if (message != null) {
        messages.put(hash, bytes, start, pos, message);
      }
    }
    return message;
  }

  private boolean isAt(int place, byte[] one, byte[] other) {
    byte first = place + 2 < end ? bytes[place + 2] : 0;
    return (first == one[2] && isAt(place, one)) || (first == other[2] && isAt(place, other));
  }

  /** A string's characters and the quotation mark at its end. */
  private @Nullable String text() {
    int start = pos;
    int hash = 0;
    while (pos < end && bytes[pos] != '"') {
      byte b = bytes[pos++];
      fits &= b >= ' ' && b != '\\';
      hash = 31 * hash + b;
    }
    if (pos == end || !fits) {
      fits = false;
      return null;
    }
    String text = texts.get(hash, bytes, start, pos);
    if (text == null) {
      text = decoder.text(string(start));
      texts.put(hash, bytes, start, pos, text);
    }
    pos++;
    return text;
  }

  private String string(int start) {
    return new String(bytes, start, pos - start, StandardCharsets.US_ASCII);
  }

  private int hash(int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash;
  }

  // ---- the smallest parts ----

  private int peer() {
    int peer = integer();
    fits &= peer < nodes;
    return peer;
  }

  private int earlier(int id) {
    int reference = integer();
    fits &= reference < id;
    return reference;
  }

  private int integer() {
    return (int) number(INT_DIGITS);
  }

  private long number(int digits) {
    int start = pos;
    int last = Math.min(end, start + digits);
    long number = 0;
    while (pos < last) {
      int digit = bytes[pos] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
      pos++;
    }
    fits &= pos > start && (bytes[start] != '0' || pos == start + 1);
    return number;
  }

  private void expect(byte[] text) {
    fits &= take(text);
  }

  /** Passes over these characters if they come next. */
  private boolean take(byte[] text) {
    boolean there = isAt(pos, text);
    pos += there ? text.length : 0;
    return there;
  }

  private boolean isAt(int place, byte[] text) {
    if (text.length > end - place) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (bytes[place + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
