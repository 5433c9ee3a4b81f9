package paxoslab.graded;

import java.time.Duration;
import paxoslab.api.Request;
import paxoslab.sim.Choices;
import paxoslab.sim.Message;
import paxoslab.sim.Rule;
import paxoslab.sim.Verdict;

/**
 * Picks messages for a rule, by kind, sender, receiver and instance.
 *
 * <pre>{@code
 * cluster.rule(Only.requests(AcceptArgs.class).from(0).lost());
 * }</pre>
 */
public record Only(boolean replies, Class<?> type, int from, int to, int belowSeq) {
  private static final int ANYBODY = -1;

  /** Requests of this kind. */
  public static Only requests(Class<?> type) {
    return new Only(false, type, ANYBODY, ANYBODY, Integer.MAX_VALUE);
  }

  /** All requests. */
  public static Only requests() {
    return requests(Request.class);
  }

  /** Replies to requests of this kind. */
  public static Only repliesTo(Class<?> type) {
    return new Only(true, type, ANYBODY, ANYBODY, Integer.MAX_VALUE);
  }

  /** Those that this peer sends. */
  public Only from(int peer) {
    return new Only(replies, type, peer, to, belowSeq);
  }

  /** Those that this peer should get. */
  public Only to(int peer) {
    return new Only(replies, type, from, peer, belowSeq);
  }

  /** Those of instances below this one. */
  public Only below(int seq) {
    return new Only(replies, type, from, to, seq);
  }

  /** They get lost. */
  public Rule lost() {
    return gives(Verdict.DROP);
  }

  /** They take so much longer. */
  public Rule late(Duration by) {
    return gives(new Verdict.Delay(micros(by)));
  }

  /** They arrive twice, the second time so much later. */
  public Rule twice(Duration later) {
    return gives(new Verdict.Duplicate(micros(later)));
  }

  /** Each takes longer by a time of its own, up to this. */
  public Rule lateByUpTo(Duration most) {
    return (m, choices) ->
        picks(m) ? new Verdict.Delay(choices.between("hold", m, 1, micros(most))) : Verdict.PASS;
  }

  private Rule gives(Verdict verdict) {
    return (Message m, Choices choices) -> picks(m) ? verdict : Verdict.PASS;
  }

  private boolean picks(Message m) {
    return m.reply() == replies
        && type.isInstance(m.request())
        && m.seq() < belowSeq
        && (from == ANYBODY || m.from() == from)
        && (to == ANYBODY || m.to() == to);
  }

  private static long micros(Duration time) {
    return time.toNanos() / 1_000;
  }
}
