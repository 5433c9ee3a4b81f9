package paxoslab.host;

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

  /** The peer stops for good. */
  record Kill() implements Stimulus {}
}
