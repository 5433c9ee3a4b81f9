package paxoslab.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.PrepareReply;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Value;

/** One proposer's use of one ballot in one instance. */
final class Round {
  final int proposer;
  final int ballot;

  /** The id of the first Send of this round. */
  final int began;

  private final List<PromiseGot> promises = new ArrayList<>(3);
  private final List<PromiseGot> refusals = new ArrayList<>(0);
  private final BitSet accepts = new BitSet();
  private final List<Integer> acceptsAt = new ArrayList<>(3);
  private int[] refusedAt = {};
  private boolean prepareToSelf;
  private boolean acceptToSelf;
  private int firstAccept = TraceEvent.NONE;
  private @Nullable Value value;

  Round(Send first, int ballot) {
    this.proposer = first.from();
    this.ballot = ballot;
    this.began = first.id();
  }

  void sent(Send send) {
    boolean toSelf = send.to() == proposer;
    if (send.msg() instanceof AcceptArgs accept) {
      acceptToSelf |= toSelf;
      if (value == null) {
        value = (Value) accept.v();
        firstAccept = send.id();
      }
    } else {
      prepareToSelf |= toSelf;
    }
  }

  void promised(int acceptor, PrepareReply reply, DeliverReply at) {
    Value va = (Value) reply.va();
    if (!isAmong(promises, acceptor, reply.na(), va)) {
      promises.add(new PromiseGot(acceptor, reply.na(), va, at.id()));
    }
  }

  /** A refused prepare may tell what was accepted, too: no promise, but news to learn from. */
  void told(int acceptor, PrepareReply refusal, DeliverReply at) {
    Value va = (Value) refusal.va();
    if (refusal.na() >= 0 && !isAmong(refusals, acceptor, refusal.na(), va)) {
      refusals.add(new PromiseGot(acceptor, refusal.na(), va, at.id()));
    }
  }

  private static boolean isAmong(
      List<PromiseGot> answers, int acceptor, int na, @Nullable Value va) {
    for (PromiseGot answer : answers) {
      if (answer.says(acceptor, na, va)) {
        return true;
      }
    }
    return false;
  }

  /** The acceptors that promised this ballot, as far as the proposer knows. */
  BitSet promisers() {
    BitSet promisers = new BitSet();
    for (PromiseGot promise : promises) {
      promisers.set(promise.acceptor());
    }
    return promisers;
  }

  void accepted(int acceptor, DeliverReply at) {
    if (!accepts.get(acceptor)) {
      accepts.set(acceptor);
      acceptsAt.add(at.id());
    }
  }

  void refused(int acceptor, DeliverReply at) {
    if (refusedAt(acceptor) < 0) {
      int size = Math.max(refusedAt.length, acceptor + 1);
      int[] grown = new int[size];
      Arrays.fill(grown, TraceEvent.NONE);
      System.arraycopy(refusedAt, 0, grown, 0, refusedAt.length);
      grown[acceptor] = at.id();
      refusedAt = grown;
    }
  }

  /** The id of the DeliverReply that brought this acceptor's first refusal, or NONE. */
  int refusedAt(int acceptor) {
    return acceptor < refusedAt.length ? refusedAt[acceptor] : TraceEvent.NONE;
  }

  /** The promises that reached the proposer; one acceptor may have answered several times. */
  List<PromiseGot> promises() {
    return promises;
  }

  /** The refusals that told the proposer of an accepted value. */
  List<PromiseGot> refusals() {
    return refusals;
  }

  /** The acceptors whose yes to this ballot's accept reached the proposer; only to be read. */
  BitSet accepts() {
    return accepts;
  }

  /** The ids of the DeliverReplies that brought them. */
  List<Integer> acceptsAt() {
    return acceptsAt;
  }

  /** The proposer never sent this prepare to itself, so it may have called its own handler. */
  boolean ownPromiseUnknown() {
    return !prepareToSelf;
  }

  /** The proposer never sent this accept to itself, so it may have called its own handler. */
  boolean ownAcceptUnknown() {
    return !acceptToSelf;
  }

  /** The id of the first accept request, or NONE. */
  int firstAccept() {
    return firstAccept;
  }

  /** The value of the first accept request, or null. */
  @Nullable Value value() {
    return value;
  }
}
