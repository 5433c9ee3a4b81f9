package paxoslab.check;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.PrepareArgs;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;

/**
 * A request from its delivery to the handler's return, with what was certain when it was delivered.
 *
 * <p>A handler may wait, so others can be answered in between. What was answered before the
 * delivery binds this handler whatever it does; what was answered since binds it only by the
 * pairwise law: if an acceptor promises m and accepts n below m, in whichever order, the promise
 * reports n or higher.
 */
final class Handling {
  final Send send;
  final int deliver;

  /** The instance, or null if all peers have forgotten it (or for updateDoneSeqs). */
  final @Nullable Instance instance;

  /** min() of the handling peer as last seen before the delivery. */
  final int min;

  final Promised promised;
  final Accepted accepted;

  /** For an accept: the Reply that promised more in between and reported less; else NONE. */
  int overtakenAt = TraceEvent.NONE;

  int overtakenBy = -1;

  /** For a prepare: the highest ballot below it that was accepted in between. */
  Accepted acceptedMeanwhile = Accepted.NOTHING;

  Handling(Send send, int deliver, @Nullable Instance instance, int min) {
    this.send = send;
    this.deliver = deliver;
    this.instance = instance;
    this.min = min;
    this.promised = instance == null ? Promised.NOTHING : acceptor().promised();
    this.accepted = instance == null ? Accepted.NOTHING : acceptor().highest();
  }

  int peer() {
    return send.to();
  }

  Acceptor acceptor() {
    return known().acceptor(send.to());
  }

  /** The instance, of a request whose instance some peer still knows. */
  Instance known() {
    return Objects.requireNonNull(instance, "all peers have forgotten the instance");
  }

  boolean isPrepare() {
    return send.msg() instanceof PrepareArgs;
  }

  boolean isAccept() {
    return send.msg() instanceof AcceptArgs;
  }

  /** The peer had forgotten the instance before the request came: any refusal is right. */
  boolean forgotten() {
    return Messages.seq(send.msg()) < min;
  }
}
