package paxoslab.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;

/**
 * FORGOTTEN exactly below min(); no start, no promise and no acceptance there.
 *
 * <p>After a stimulus a peer is asked its statuses and min() in some order, so answers are compared
 * when the next stimulus comes.
 */
final class ForgottenStays extends Monitor
    implements Sees.Sends, Sees.Replies, Sees.Calls, Sees.Results, Sees.Turns, Sees.End {
  private final List<Map<Integer, Result>> fresh;

  /** For each peer its last start below min(); null if the last start was a good one. */
  private final Call[] vain;

  ForgottenStays(Run run, Consumer<Finding> sink) {
    super(Rules.FORGOTTEN_STAYS, run, sink);
    fresh = new ArrayList<>();
    for (int peer = 0; peer < run.nodes(); peer++) {
      fresh.add(new LinkedHashMap<>());
    }
    vain = new Call[run.nodes()];
  }

  @Override
  public void answered(Result result) {
    if (result.op().equals("status")) {
      fresh.get(result.peer()).put(result.seq(), result);
    }
  }

  @Override
  public void before(int peer) {
    Map<Integer, Result> answers = fresh.get(peer);
    if (!answers.isEmpty()) {
      answers.values().forEach(this::compare);
      answers.clear();
    }
  }

  @Override
  public void end() {
    for (int peer = 0; peer < run.nodes(); peer++) {
      before(peer);
    }
  }

  private void compare(Result status) {
    int min = run.min(status.peer());
    boolean forgotten = status.fate() == Fate.FORGOTTEN;
    if (forgotten == status.seq() < min) {
      return;
    }
    report(
        status.seq(),
        status.id(),
        status.peer(),
        null,
        "%s reports instance %d as %s, but its min() is %d."
            .formatted(name(status.peer()), status.seq(), status.fate(), min),
        List.of(run.minAt(status.peer())));
  }

  @Override
  public void called(Call call) {
    if (call.op().equals("start")) {
      vain[call.peer()] = call.seq() < run.min(call.peer()) ? call : null;
    }
  }

  @Override
  public void sent(Send send) {
    Call start = vain[send.from()];
    boolean votes = send.msg() instanceof PrepareArgs || send.msg() instanceof AcceptArgs;
    if (votes
        && start != null
        && send.cause() == start.id()
        && Messages.seq(send.msg()) == start.seq()) {
      report(
          start.seq(),
          send.id(),
          send.from(),
          send.at(),
          "%s was told to start instance %d, which is below its min() of %d, and sends %s."
              .formatted(
                  name(send.from()),
                  start.seq(),
                  run.min(send.from()),
                  send.msg() instanceof PrepareArgs ? "prepare" : "accept"),
          List.of(run.minAt(send.from()), start.id()));
    }
  }

  @Override
  public void replied(Handling handling, Reply reply) {
    boolean promised = reply.msg() instanceof PrepareReply p && p.ok();
    boolean accepted = reply.msg() instanceof AcceptReply a && a.ok();
    if (handling.forgotten() && (promised || accepted)) {
      int seq = Messages.seq(handling.send.msg());
      report(
          seq,
          reply.id(),
          handling.peer(),
          reply.at(),
          "%s %s ballot %d for instance %d, which is below its min() of %d."
              .formatted(
                  name(handling.peer()),
                  promised ? "promised" : "accepted",
                  Messages.ballot(handling.send.msg()),
                  seq,
                  handling.min),
          List.of(handling.deliver));
    }
  }
}
