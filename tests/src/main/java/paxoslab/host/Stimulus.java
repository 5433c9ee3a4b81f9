package paxoslab.host;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Request;
import paxoslab.wire.Value;

/** What a host can be told. Messages and values are in neutral form. */
public sealed interface Stimulus {
  /** The peer is constructed. Always the first stimulus. */
  record Created() implements Stimulus {}

  /** A request arrived; the answer must name the same delivery. */
  record Deliver(int delivery, Request<?> request) implements Stimulus {}

  /** The reply to one of this peer's calls arrived. */
  record ReplyArrived(int call, Record reply) implements Stimulus {}

  /** No reply came to one of this peer's calls. */
  record NoReply(int call) implements Stimulus {}

  /** A timer that this peer set has run out. */
  record TimerFired(int timer) implements Stimulus {}

  /** The application calls {@code start(seq, value)}. */
  record Start(int seq, Value value) implements Stimulus {}

  /** The application calls {@code done(seq)}. */
  record Done(int seq) implements Stimulus {}

  /** From now on the host asks this peer's status of the instance. */
  record Watch(int seq) implements Stimulus {}

  /** The host asks more than a turn's usual questions. */
  record Ask(Scope what) implements Stimulus {}

  /** How much a host asks its peer at the end of a turn. */
  enum Scope {
    /** What the turn may have changed. */
    TURN,
    /** Every undecided instance too: a scenario wants to know. */
    STEP,
    /** All that is watched. */
    EVERYTHING
  }

  /**
   * The host looks for values below min that the peer still holds. {@code first} begins to remember
   * which values it hands to the peer; the next ones look.
   */
  record AuditValues(boolean first) implements Stimulus {}

  /**
   * The application calls a client of a store.
   *
   * @param call numbers this client's operations from 0
   * @param value what is put or appended; null for a get
   */
  record Invoke(int call, Op op, String key, @Nullable String value) implements Stimulus {}

  /** What a client of a store can be asked for. */
  enum Op {
    GET,
    PUT,
    APPEND;

    /** Its name in the API and in traces, such as {@code get}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The peer stops for good. */
  record Kill() implements Stimulus {}
}
