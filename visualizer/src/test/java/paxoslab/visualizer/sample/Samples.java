package paxoslab.visualizer.sample;

import java.util.ArrayList;
import java.util.List;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent.Why;
import paxoslab.wire.Value;

/** Runs to look at. */
public final class Samples {
  private Samples() {}

  /** Three peers, one proposer, nothing goes wrong. */
  public static Trace healthy() {
    TraceBuilder b = new TraceBuilder("A01", "One proposer", 3);
    int cause = b.start(0, 0, "x");
    cause = round(b, 3, 0, new PrepareArgs(0, 3), new PrepareReply(true, 3, -1, null), cause);
    Value x = new Value.Text("x");
    cause = round(b, 3, 0, new AcceptArgs(0, 3, x), new AcceptReply(true, 3), cause);
    round(b, 3, 0, new ChooseArgs(0, x), new ChooseReply(true), cause);
    return b.build();
  }

  /** One peer asks all, and hears from all; the id of the last answer. */
  private static int round(
      TraceBuilder b, int peers, int from, Request<?> request, Record reply, int cause) {
    List<Integer> sends = new ArrayList<>();
    for (int to = 0; to < peers; to++) {
      sends.add(b.send(from, (from + to) % peers, request, cause));
    }
    List<Integer> replies = new ArrayList<>();
    for (int send : sends) {
      int deliver = b.after(900).deliver(send);
      replies.add(b.reply(deliver, reply));
      if (request instanceof ChooseArgs choose) {
        int peer = (from + sends.indexOf(send)) % peers;
        b.chosen(peer, choose.seq(), ((Value.Text) choose.v()).text(), deliver);
      }
    }
    int last = cause;
    for (int answer : replies) {
      last = b.after(700).deliverReply(answer);
    }
    return last;
  }

  /** Three peers, loss and a partition; p1 accepts ballot 3 after it promised ballot 5. */
  public static Trace brokenPromise() {
    TraceBuilder b = new TraceBuilder("A07", "An acceptor keeps its promise", 3);
    Value a = new Value.Text("a");
    b.note("two proposers compete");
    int start = b.start(0, 0, "a");
    b.pending(0, 0, start);
    int toOne = b.send(0, 1, new PrepareArgs(0, 3), start);
    int toTwo = b.send(0, 2, new PrepareArgs(0, 3), start);
    b.drop(toTwo, Why.LOSS);
    int promise = b.reply(b.after(2100).deliver(toOne), new PrepareReply(true, 3, -1, null));
    int heard = b.after(1400).deliverReply(promise);
    int accept = b.send(0, 1, new AcceptArgs(0, 3, a), heard);
    b.after(300).partition("0 | 1 2");
    int rival = b.after(500).start(2, 0, "b");
    int prepare = b.send(2, 1, new PrepareArgs(0, 5), rival);
    int cutOff = b.send(2, 0, new PrepareArgs(0, 5), rival);
    b.drop(cutOff, Why.PARTITION);
    int promised = b.after(1200).deliver(prepare);
    int promisedReply = b.reply(promised, new PrepareReply(true, 5, -1, null));
    b.after(900).deliverReply(promisedReply);
    b.after(400).heal();
    int late = b.after(600).deliver(accept);
    int accepted = b.reply(late, new AcceptReply(true, 3));
    b.finding(
        "promise-kept",
        accepted,
        1,
        "p1 accepted ballot 3 for instance 0 after it had promised ballot 5.",
        List.of(promisedReply, late, accepted));
    b.after(800).drop(accepted, Why.LATE);
    b.after(490_000).timeout(toTwo);
    b.after(100).kill(0);
    int again = b.after(300).send(2, 1, new AcceptArgs(0, 5, new Value.Text("b")), promisedReply);
    int dead = b.send(2, 0, new AcceptArgs(0, 5, new Value.Text("b")), promisedReply);
    b.after(700).reply(b.deliver(again), new AcceptReply(true, 5));
    b.after(10).drop(dead, Why.DEAD);
    return b.build();
  }

  /** Nine peers, four proposers at four instances, all at once. */
  public static Trace busy() {
    TraceBuilder b = new TraceBuilder("A31", "Many instances at once", 9);
    List<Integer> sends = new ArrayList<>();
    for (int p = 0; p < 4; p++) {
      int start = b.start(2 * p, p, "value-" + p);
      for (int to = 0; to < 9; to++) {
        sends.add(b.send(2 * p, to, new PrepareArgs(p, 9 + p), start));
      }
    }
    List<Integer> replies = new ArrayList<>();
    for (int i = 0; i < sends.size(); i++) {
      int send = sends.get((i * 7) % sends.size());
      if (i % 8 == 3) {
        b.after(350).drop(send, Why.LOSS);
      } else {
        boolean ok = i % 6 != 2;
        int deliver = b.after(350).deliver(send);
        replies.add(b.reply(deliver, new PrepareReply(ok, ok ? 9 : 14, -1, null)));
      }
      if (i % 3 == 2 && !replies.isEmpty()) {
        b.after(200).deliverReply(replies.remove(0));
      }
    }
    replies.forEach(reply -> b.after(90).deliverReply(reply));
    return b.build();
  }
}
