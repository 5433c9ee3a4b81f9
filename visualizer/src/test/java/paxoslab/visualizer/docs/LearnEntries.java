package paxoslab.visualizer.docs;

import static paxoslab.visualizer.docs.Entry.coded;
import static paxoslab.visualizer.docs.Entry.drawn;
import static paxoslab.visualizer.docs.Entry.said;

import java.util.List;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.check.Rules;
import paxoslab.visualizer.sample.HandRun;

/** Learners, and how long and how much a group may talk. */
final class LearnEntries {
  private LearnEntries() {}

  static List<Entry> all() {
    return List.of(
        drawn(
            Rules.CHOOSE_EARNED,
            "To have sent accept is not to have been heard. Count acceptors that said ok to one"
                + " ballot; those of two ballots don't add up. Whoever was told may tell others.",
            "No acceptance has come back to p0, yet it tells p1 that \"a\" is chosen.",
            new HandRun(3)
                .start(0, "a")
                .promised(0, 1, 3)
                .loses(0, 1, accept(3, "a"))
                .sends(0, 1, new ChooseArgs(0, HandRun.text("a")))),
        drawn(
            Rules.CHOOSE_BELIEVED,
            "A decision needs no vote and no further proof, whatever the peer has promised and"
                + " whether it knew of the instance or not.",
            "p2 says ok to choose \"a\", and its status is still PENDING.",
            decided(3).told(0, 2, "a").pending(2)),
        said(
            Rules.NO_TELEPATHY,
            "Peers of one program could share a static variable. Here each has its own copy of every"
                + " class, and a static field that changes is refused (see [refused](#refused))."
                + " Where peers run in a process of their own, as in grading, the trace is judged as"
                + " well: a peer that utters a value which no start, request or reply brought to it,"
                + " or knows a decision though no majority is in its causal past, breaks this rule."),
        drawn(
            Rules.AGREEMENT,
            "Everything else may be slow or wasteful; this must never happen. Some rule above was"
                + " broken before, perhaps by a vote that was not seen: one that a peer asks of"
                + " itself without a message.",
            "p0 decides \"a\" with its own vote and that of p1. Then its acceptor reports nothing to"
                + " p2, accepts \"b\", and p2 decides \"b\".",
            new HandRun(3)
                .start(0, "a")
                .promised(0, 1, 3)
                .accepted(0, 1, 3, "a")
                .chosen(0, "a")
                .start(2, "b")
                .promised(2, 0, 5)
                .accepted(2, 0, 5, "b")
                .chosen(2, "b")),
        drawn(
            Rules.STABLE,
            "The application has acted on the answer. A late message must not overwrite a decision,"
                + " nor may a new round reset it.",
            "p0 reported \"a\" as chosen, and now says PENDING.",
            decided(3).told(0, 1, "a").later().pending(0)),
        drawn(
            Rules.QUIET_WHEN_DONE,
            "When every peer knows the decision, the network should be still. The usual cause is a"
                + " task that loops for ever, or that repeats what was acknowledged.",
            "Both peers have decided and every call was answered; p0 speaks again 11 s later.",
            decided(2)
                .told(0, 1, "a")
                .chosen(1, "a")
                .seconds(11)
                .sends(0, 1, new ChooseArgs(0, HandRun.text("a")))),
        drawn(
            Rules.RESENDS_DECIDED_FOREVER,
            "A peer that doesn't answer may have stopped for good. It learns of the decision when it"
                + " starts the instance itself, so one may give up after a minute.",
            "p2 has stopped; p0 has been telling it for more than a minute.",
            resends()),
        coded(
            Rules.DECIDES_AFTER_HEAL,
            "Safe is not enough: when the peers of a majority can reach each other, something must be"
                + " decided. Usually a proposer gave up, waits for a reply that was lost, or two"
                + " proposers outbid each other without end.",
            """
            public void start(int seq, Object value) {
              // One try, and what comes of it is of no interest.
              env.call(peers.get(1), new PrepareArgs(seq, 1));
            }
            """),
        said(
            Rules.RPC_BUDGET,
            "Each lesson that counts says how many calls to other peers are enough; calls to itself"
                + " cost nothing. Usually a proposer asks again what was answered, or begins"
                + " rounds for an instance that is decided."));
  }

  private static HandRun resends() {
    HandRun run = decided(3).kill(2);
    for (int i = 0; i < 5; i++) {
      run.wastes(0, 2, new ChooseArgs(0, HandRun.text("a"))).seconds(13);
    }
    return run.wastes(0, 2, new ChooseArgs(0, HandRun.text("a")));
  }

  /** Ballot 3 with "a" is accepted by a majority, and p0 knows. */
  private static HandRun decided(int peers) {
    return new HandRun(peers).start(0, "a").promised(0, 1, 3).accepted(0, 1, 3, "a").chosen(0, "a");
  }

  private static AcceptArgs accept(int n, String value) {
    return new AcceptArgs(0, n, HandRun.text(value));
  }
}
