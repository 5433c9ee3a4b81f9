package paxoslab.host;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.api.Request;
import paxoslab.wire.Value;

/** What a peer did in a turn. Messages and values are in neutral form; {@code at} may be null. */
public sealed interface Effect {
  /** The peer calls another (or itself). {@code call} numbers this peer's calls from 0. */
  record SendRequest(int call, int to, Request<?> request, @Nullable String at) implements Effect {}

  /** A handler returned. */
  record SendReply(int delivery, Record reply, @Nullable String at) implements Effect {}

  /** The peer wants to be told when so much virtual time has passed. */
  record SetTimer(int timer, long micros) implements Effect {}

  /** The peer's answer to {@code status(seq)} is new or has changed. */
  record StatusIs(int seq, Fate fate, @Nullable Value value) implements Effect {}

  /** The peer's answer to {@code op} ("min" or "max") is new or has changed. */
  record NumberIs(String op, int number) implements Effect {}

  /**
   * A server calls its peer.
   *
   * @param op {@code start} or {@code done}
   * @param value what is proposed; null for {@code done}
   */
  record PeerCalled(String op, int seq, @Nullable Value value) implements Effect {}

  /**
   * A client's operation is complete.
   *
   * @param call as in {@link Stimulus.Invoke}
   * @param value what was read; null if it was no get
   */
  record Completed(int call, @Nullable String value) implements Effect {}

  /** The peer logs a line. */
  record LogLine(String text, @Nullable String at) implements Effect {}

  /**
   * The student's code did something that ends the lesson.
   *
   * @param rule the id of the rule, such as {@code exception-escaped}
   * @param text one sentence for the student
   * @param where the student's method and line ({@code PaxosPeer.start, PaxosPeer.java:41}), or
   *     null
   * @param stack the student's frames, innermost first
   */
  record Fault(String rule, String text, @Nullable String where, List<String> stack)
      implements Effect {
    public Fault {
      stack = List.copyOf(stack);
    }
  }
}
