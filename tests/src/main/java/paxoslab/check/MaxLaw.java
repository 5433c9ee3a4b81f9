package paxoslab.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import paxoslab.api.SeqArgs;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.wire.Messages;

/**
 * max() is the highest instance that this peer started or was told of, and never falls.
 *
 * <p>A peer is asked after each stimulus, and an answer that did not change is not written: so when
 * the next stimulus comes, the last answer still stands. The end of a run proves nothing: it may
 * have ended before the peer was asked.
 */
final class MaxLaw extends Monitor
    implements Sees.Deliveries, Sees.Replies, Sees.Calls, Sees.Results, Sees.Turns {
  private final Result[] last;

  /** The highest instance that a peer may count, and the event that told it. */
  private final int[] known;

  private final int[] knownAt;

  /** The highest instance that a peer has to count, and the event from which on. */
  private final int[] owed;

  private final int[] owedAt;

  MaxLaw(Run run, Consumer<Finding> sink) {
    super(Rules.MAX_LAW, run, sink);
    last = new Result[run.nodes()];
    known = filled();
    knownAt = filled();
    owed = filled();
    owedAt = filled();
  }

  private int[] filled() {
    int[] array = new int[run.nodes()];
    Arrays.fill(array, TraceEvent.NONE);
    return array;
  }

  @Override
  public void called(Call call) {
    if (call.op().equals("start")) {
      knows(call.peer(), call.seq(), call.id());
      owes(call.peer(), call.seq(), call.id());
    }
  }

  @Override
  public void delivered(Handling handling, Deliver deliver) {
    if (!(handling.send.msg() instanceof SeqArgs)) {
      knows(handling.peer(), Messages.seq(handling.send.msg()), deliver.id());
    }
  }

  @Override
  public void replied(Handling handling, Reply reply) {
    if (!(handling.send.msg() instanceof SeqArgs) && !handling.forgotten()) {
      owes(handling.peer(), Messages.seq(handling.send.msg()), reply.id());
    }
  }

  private void knows(int peer, int seq, int at) {
    if (seq > known[peer]) {
      known[peer] = seq;
      knownAt[peer] = at;
    }
  }

  private void owes(int peer, int seq, int at) {
    if (seq > owed[peer] && seq >= run.min(peer)) {
      owed[peer] = seq;
      owedAt[peer] = at;
    }
  }

  @Override
  public void answered(Result result) {
    if (!result.op().equals("max")) {
      return;
    }
    int peer = result.peer();
    Result before = last[peer];
    last[peer] = result;
    if (before != null && result.number() < before.number()) {
      report(
          peer,
          result.id(),
          peer,
          null,
          "%s answers max() = %d after it had answered %d."
              .formatted(name(peer), result.number(), before.number()),
          List.of(before.id()));
    } else if (result.number() > known[peer]) {
      String most =
          known[peer] < 0 ? "of no instance" : "of no instance above %d".formatted(known[peer]);
      report(
          peer,
          result.id(),
          peer,
          null,
          "%s answers max() = %d, but it started and was told %s."
              .formatted(name(peer), result.number(), most),
          List.of(knownAt[peer]));
    }
  }

  @Override
  public void before(int peer) {
    Result answer = last[peer];
    if (answer != null && answer.number() < owed[peer] && owed[peer] >= run.min(peer)) {
      report(
          peer,
          owedAt[peer],
          peer,
          null,
          "%s answers max() = %d, although it knows of instance %d."
              .formatted(name(peer), answer.number(), owed[peer]),
          List.of(answer.id()));
    }
  }
}
