package paxoslab.child;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The strings of one run as the peers' process knows them. What a lesson passes to {@code start} is
 * a token there that nobody can guess, so a peer can utter it only if it was told it; what a peer
 * makes up keeps apart from what it merely has the words of. Both ways lead back: to every string
 * of either side belongs one of the other.
 */
final class Tokens {
  /** In front of what a peer uttered that has a lesson's words, and is not what it was told. */
  static final String GUESSED = "guessed: ";

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int RANDOM_LETTERS = 16;
  private static final int BITS = 5;
  private static final char MARK = '~';
  private static final Pattern TOKEN =
      Pattern.compile(MARK + "[a-z2-7]{" + RANDOM_LETTERS + "}" + MARK + "*");

  private final Hmac hmac;
  private final Map<String, String> toChild = new HashMap<>();
  private final Map<String, String> toParent = new HashMap<>();

  /** What peers made up themselves: the same on both sides. */
  private final Set<String> foreign = new HashSet<>();

  private final Set<String> guessed = new HashSet<>();

  /**
   * Tokens of one run.
   *
   * @param hmac the same texts get other tokens by another one
   */
  Tokens(Hmac hmac) {
    this.hmac = hmac;
  }

  /** The token of a string that a lesson gives to a peer. */
  String given(String text) {
    String known = toChild.get(text);
    if (known != null || text.isEmpty()) {
      return known == null ? text : known;
    }
    foreign.remove(text);
    String token = token(text);
    toChild.put(text, token);
    toParent.put(token, text);
    return token;
  }

  /** A string of a message as its receiver gets it. */
  String toChild(String text) {
    String known = toChild.get(text);
    if (known != null) {
      return known;
    } else if (guessed.contains(text)) {
      return text.substring(GUESSED.length());
    }
    return foreign.contains(text) ? text : given(text);
  }

  /** A string that a peer utters, as the world knows it. */
  String toParent(String text) {
    String known = toParent.get(text);
    if (known != null || text.isEmpty()) {
      return known == null ? text : known;
    } else if (toChild.containsKey(text) || text.startsWith(GUESSED)) {
      guessed.add(GUESSED + text);
      return GUESSED + text;
    }
    foreign.add(text);
    return text;
  }

  /** A sentence of a peer, with the words of the lesson for their tokens. */
  String readable(String sentence) {
    return TOKEN
        .matcher(sentence)
        .replaceAll(
            found ->
                java.util.regex.Matcher.quoteReplacement(
                    toParent.getOrDefault(found.group(), found.group())));
  }

  /**
   * As long as the text, if that is long; and with the text in it, if that has letters which a peer
   * may have trouble with.
   */
  private String token(String text) {
    byte[] mac = hmac.of(text);
    StringBuilder token = new StringBuilder(Math.max(text.length(), RANDOM_LETTERS + 1));
    if (!text.chars().allMatch(c -> c >= ' ' && c <= MARK)) {
      token.append(text);
    }
    token.append(MARK);
    for (int i = 0; i < RANDOM_LETTERS; i++) {
      token.append(LETTERS.charAt(mac[i] & (1 << BITS) - 1));
    }
    while (token.length() < text.length()) {
      token.append(MARK);
    }
    return token.toString();
  }
}
