package paxoslab.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest of what happened: equal for two runs exactly if {@link TraceDiff} finds no difference
 * (collisions of SHA-256 aside). It covers the header, the events and the choices; it leaves out
 * the solution and its digest, the student's lines ({@code at}), log events and findings, and
 * numbers events as if there had been no log events.
 *
 * <p>Feed it event by event, or use {@link #of(Trace)}. Choices may come between events: they are
 * digested last. Not for use by several threads.
 */
public final class TraceHash implements TraceSink {
  private final MessageDigest digest = sha256();
  private final LineEncoder encoder = LineEncoder.comparable();
  private final StringBuilder choices = new StringBuilder();

  /** The hash of a whole trace: 64 hexadecimal digits in lower case. */
  public static String of(Trace trace) {
    TraceHash hash = new TraceHash();
    hash.accept(trace);
    return hash.hex();
  }

  @Override
  public void header(Header header) {
    update(encoder.header(header));
  }

  @Override
  public void choice(Choice choice) {
    choices.append(encoder.choice(choice)).append('\n');
  }

  @Override
  public void event(TraceEvent event) {
    StringBuilder line = encoder.event(event);
    if (line != null) {
      update(line);
    }
  }

  /**
   * The hash of what was fed so far: 64 hexadecimal digits in lower case. More may be fed after.
   */
  public String hex() {
    MessageDigest copy;
    try {
      copy = (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this JDK cannot copy a running SHA-256", e);
    }
    return HexFormat.of().formatHex(copy.digest(bytes(choices)));
  }

  private void update(StringBuilder line) {
    digest.update(bytes(line.append('\n')));
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
