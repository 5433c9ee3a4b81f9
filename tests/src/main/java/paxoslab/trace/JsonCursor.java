package paxoslab.trace;

/**
 * Walks over the JSON of one line, strictly by RFC 8259. A trace reader must name the column of
 * what is wrong, and reads a million lines a second: both need the characters at hand.
 */
final class JsonCursor {
  /** What a value begins as. */
  enum Token {
    OBJECT("an object"),
    ARRAY("a list in brackets"),
    STRING("a string"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("null");

    private final String words;

    Token(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private static final int DEEPEST = 1000;

  /** Any number of so many digits fits 64 bits. */
  private static final int SURE_DIGITS = 18;

  private final StringCache strings = new StringCache(Field.keys());
  private final StringBuilder escaped = new StringBuilder();
  private char[] text = {};
  private int end;
  private int pos;
  private int depth;
  private int numberStart;
  private long whole;

  /** Begins a line. */
  void reset(char[] line, int length) {
    text = line;
    end = length;
    pos = 0;
    depth = 0;
  }

  /** Where the next token begins, counted from 1. */
  int column() {
    skipSpace();
    return pos + 1;
  }

  /** What comes next. */
  Token peek() throws LineException {
    skipSpace();
    if (pos == end) {
      throw LineException.cutShort(pos + 1, "a value");
    }
    char c = text[pos];
    return switch (c) {
      case '{' -> Token.OBJECT;
      case '[' -> Token.ARRAY;
      case '"' -> Token.STRING;
      case 't', 'f' -> Token.BOOLEAN;
      case 'n' -> Token.NULL;
      default -> {
        if (c == '-' || isDigit(c)) {
          yield Token.NUMBER;
        }
        throw unexpected("a value");
      }
    };
  }

  /** Enters an object or a list; false if it is empty, and left again. */
  boolean open(char opening, char closing) throws LineException {
    expect(opening);
    if (++depth > DEEPEST) {
      throw LineException.at(pos, "values are nested deeper than " + DEEPEST);
    }
    skipSpace();
    if (pos < end && text[pos] == closing) {
      pos++;
      depth--;
      return false;
    }
    return true;
  }

  /** After an element: true if another follows, false if the object or list was left. */
  boolean again(char closing) throws LineException {
    skipSpace();
    if (pos < end && text[pos] == ',') {
      pos++;
      return true;
    }
    if (pos < end && text[pos] == closing) {
      pos++;
      depth--;
      return false;
    }
    throw unexpected("',' or '" + closing + "'");
  }

  /** The name of a member, and the colon. */
  String name() throws LineException {
    skipSpace();
    if (pos == end || text[pos] != '"') {
      throw unexpected("a field's name in quotes");
    }
    String name = string();
    expect(':');
    return name;
  }

  /** Nothing but white space follows. */
  void finish() throws LineException {
    skipSpace();
    if (pos < end) {
      throw unexpected("the end of the line");
    }
  }

  /** A string. */
  String string() throws LineException {
    expect('"');
    int start = pos;
    while (pos < end) {
      char c = text[pos];
      if (c == '"') {
        return strings.get(text, start, pos++);
      } else if (c == '\\') {
        return escapedString(start);
      } else if (c < ' ') {
        throw LineException.at(
            pos + 1, "expected an escape such as \\n, found a control character");
      }
      pos++;
    }
    throw LineException.cutShort(pos + 1, "the end of the string");
  }

  /** The string of these characters, the very one that is read where they stand in a line. */
  String shared(String characters) {
    return strings.get(characters.toCharArray(), 0, characters.length());
  }

  private String escapedString(int start) throws LineException {
    escaped.setLength(0);
    int plain = start;
    while (pos < end) {
      char c = text[pos];
      if (c == '"') {
        escaped.append(text, plain, pos++ - plain);
        return escaped.toString();
      } else if (c == '\\') {
        escaped.append(text, plain, pos - plain);
        pos++;
        escaped.append(escape());
        plain = pos;
      } else if (c < ' ') {
        throw LineException.at(
            pos + 1, "expected an escape such as \\n, found a control character");
      } else {
        pos++;
      }
    }
    throw LineException.cutShort(pos + 1, "the end of the string");
  }

  private char escape() throws LineException {
    if (pos == end) {
      throw LineException.cutShort(pos + 1, "an escape");
    }
    char c = text[pos++];
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw LineException.at(pos, "expected an escape such as \\n, found \\" + c);
    };
  }

  private char unicode() throws LineException {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      if (pos == end) {
        throw LineException.cutShort(pos + 1, "four hexadecimal digits");
      }
      int digit = text[pos] < 0x80 ? Character.digit(text[pos], 16) : -1;
      if (digit < 0) {
        throw unexpected("four hexadecimal digits");
      }
      code = code << 4 | digit;
      pos++;
    }
    return (char) code;
  }

  /** A number; true if it is whole and fits 64 bits: {@link #whole}. */
  boolean number() throws LineException {
    skipSpace();
    numberStart = pos;
    boolean negative = pos < end && text[pos] == '-';
    if (negative) {
      pos++;
    }
    boolean fits = wholeDigits();
    if (!negative) {
      fits &= whole != Long.MIN_VALUE;
      whole = -whole;
    }
    boolean integral = true;
    if (pos < end && text[pos] == '.') {
      pos++;
      passDigits();
      integral = false;
    }
    if (pos < end && (text[pos] == 'e' || text[pos] == 'E')) {
      pos++;
      if (pos < end && (text[pos] == '+' || text[pos] == '-')) {
        pos++;
      }
      passDigits();
      integral = false;
    }
    return integral && fits;
  }

  /** Reads digits into the negative of {@link #whole}: the least long has no positive twin. */
  private boolean wholeDigits() throws LineException {
    int start = pos;
    long negative = 0;
    boolean fits = true;
    int surelyFits = Math.min(end, start + SURE_DIGITS);
    while (pos < surelyFits && isDigit(text[pos])) {
      negative = negative * 10 - (text[pos++] - '0');
    }
    while (pos < end && isDigit(text[pos])) {
      int digit = text[pos++] - '0';
      fits &= negative >= (Long.MIN_VALUE + digit) / 10;
      negative = negative * 10 - digit;
    }
    if (pos == start) {
      throw unexpected("a digit");
    }
    if (text[start] == '0' && pos > start + 1) {
      throw LineException.at(start + 1, "expected a number without a leading zero");
    }
    whole = negative;
    return fits;
  }

  private void passDigits() throws LineException {
    int start = pos;
    while (pos < end && isDigit(text[pos])) {
      pos++;
    }
    if (pos == start) {
      throw unexpected("a digit");
    }
  }

  /** The number read last. */
  long whole() {
    return whole;
  }

  /** The number read last, as it stands in the line. */
  String numberText() {
    return new String(text, numberStart, pos - numberStart);
  }

  /** True or false. */
  boolean bool() throws LineException {
    skipSpace();
    boolean result = pos < end && text[pos] == 't';
    word(result ? "true" : "false");
    return result;
  }

  /** Null. */
  void nul() throws LineException {
    skipSpace();
    word("null");
  }

  private void word(String word) throws LineException {
    for (int i = 0; i < word.length(); i++) {
      if (pos == end || text[pos] != word.charAt(i)) {
        throw unexpected(word);
      }
      pos++;
    }
  }

  /** Passes over a value of any kind. */
  void skip() throws LineException {
    switch (peek()) {
      case OBJECT -> {
        if (open('{', '}')) {
          do {
            name();
            skip();
          } while (again('}'));
        }
      }
      case ARRAY -> {
        if (open('[', ']')) {
          do {
            skip();
          } while (again(']'));
        }
      }
      case STRING -> string();
      case NUMBER -> number();
      case BOOLEAN -> bool();
      case NULL -> nul();
    }
  }

  /** Passes over this character. */
  private void expect(char c) throws LineException {
    skipSpace();
    if (pos == end || text[pos] != c) {
      throw unexpected("'" + c + "'");
    }
    pos++;
  }

  private LineException unexpected(String expected) {
    if (pos >= end) {
      return LineException.cutShort(end + 1, expected);
    }
    char c = text[pos];
    String found = c > ' ' && c < 0x7f ? "'" + c + "'" : "U+" + hex(c);
    return LineException.at(pos + 1, "expected " + expected + ", found " + found);
  }

  private static String hex(char c) {
    return Integer.toHexString(0x10000 | c).substring(1);
  }

  /** Mostly there is none, and then this is so short that it costs no call. */
  private void skipSpace() {
    if (pos < end && text[pos] <= ' ') {
      passSpace();
    }
  }

  private void passSpace() {
    while (pos < end && (text[pos] == ' ' || text[pos] == '\t' || text[pos] == '\r')) {
      pos++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
