package paxoslab.visualizer.docs;

import static paxoslab.visualizer.docs.Entry.drawn;

import java.util.List;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.check.Rules;
import paxoslab.visualizer.sample.HandRun;

/** Ballots, acceptors, proposers. */
final class VoteEntries {
  private VoteEntries() {}

  static List<Entry> ballots() {
    return List.of(
        drawn(
            Rules.BALLOT_FRESH,
            "Whoever refused a ballot has promised a higher one and refuses it again. The reply says"
                + " how high to go. A request may be repeated with the same ballot where no reply"
                + " came.",
            "p1 refuses ballot 3 and says that it has promised 5; p0 begins its next round with 3"
                + " all the same.",
            new HandRun(3)
                .promised(2, 1, 5)
                .refused(0, 1, 3, 5)
                .sends(0, 1, new PrepareArgs(0, 3))),
        drawn(
            Rules.BALLOT_UNIQUE,
            "Two proposers with one ballot can't be told apart by it. Count up in steps of the number"
                + " of peers, each from its own index. As long as an acceptor promises only what"
                + " is truly higher, a shared ballot merely costs rounds; with `>=` it costs"
                + " agreement.",
            "p0 has used ballot 3; p2 uses it as well.",
            new HandRun(3).promised(0, 1, 3).sends(2, 1, new PrepareArgs(0, 3))),
        drawn(
            Rules.ONE_VALUE_PER_BALLOT,
            "A ballot stands for one proposal. Two rounds that run at one time must not share the"
                + " variable that holds their ballot or their value.",
            "p0 asks p1 to accept ballot 3 with \"a\", and p2 to accept the same ballot with \"b\".",
            new HandRun(3)
                .start(2, "b")
                .start(0, "a")
                .promised(0, 1, 3)
                .accepted(0, 1, 3, "a")
                .sends(0, 2, accept(3, "b"))));
  }

  static List<Entry> acceptors() {
    return List.of(
        drawn(
            Rules.PROMISE_RISES,
            "After a promise for 5 there is none for 3: the proposer of 5 counts on it. To accept"
                + " ballot 5 raises the promise to 5 too. A prepare that arrives twice may be"
                + " answered twice.",
            "p1 promised ballot 5 to p2 and later promises ballot 3 to p0.",
            new HandRun(3)
                .promised(2, 1, 5)
                .exchange(0, 1, new PrepareArgs(0, 3), new PrepareReply(true, 3, -1, null))),
        drawn(
            Rules.PROMISE_HONEST,
            "A later proposer learns from promises alone what may have been chosen. An acceptor that"
                + " hides its vote, or reports an older one or its promise in place of it, lets"
                + " another value be chosen.",
            "p1 accepted ballot 3 with \"a\", but reports nothing to p2.",
            new HandRun(3)
                .start(0, "a")
                .promised(0, 1, 3)
                .accepted(0, 1, 3, "a")
                .exchange(2, 1, new PrepareArgs(0, 5), new PrepareReply(true, 5, -1, null))),
        drawn(
            Rules.PROMISE_KEPT,
            "The promise for 5 says that nothing older will be accepted from now on. Otherwise a"
                + " value could be chosen behind the back of the proposer of 5, which has heard that"
                + " there was none.",
            "p1 promised ballot 5 to p2, and then accepts ballot 3 from p0.",
            new HandRun(3)
                .start(0, "a")
                .promised(0, 1, 3)
                .promised(2, 1, 5)
                .exchange(0, 1, accept(3, "a"), new AcceptReply(true, 3))),
        drawn(
            Rules.REFUSES_FRESH_BALLOT,
            "Saying no without need is safe, but nothing gets decided. The usual slips are `>`"
                + " where accept should say `>=`, and one promise kept for all instances.",
            "p1 has promised 5 at most, and refuses 6.",
            new HandRun(3)
                .promised(2, 1, 5)
                .exchange(0, 1, new PrepareArgs(0, 6), new PrepareReply(false, 5, -1, null))));
  }

  static List<Entry> proposers() {
    return List.of(
        drawn(
            Rules.QUORUM_BEFORE_ACCEPT,
            "A majority counts, of all peers and not of those that answered. A refusal, a lost reply,"
                + " a reply of an earlier round and a second reply of one acceptor are no"
                + " promises. A peer that asks its own acceptor without a message is given that"
                + " promise.",
            "No promise for ballot 3 has come back to p0, yet it goes on to accept.",
            new HandRun(3)
                .start(0, "a")
                .loses(0, 1, new PrepareArgs(0, 3))
                .sends(0, 1, accept(3, "a"))),
        drawn(
            Rules.VALUE_ADOPTED,
            "What a promise reports may already be chosen. So the proposer takes over the value with"
                + " the highest ballot among the promises that it counts; only if none reports"
                + " anything may it propose its own. A proposal that it knows of otherwise, say"
                + " from its own acceptor, counts like one that a promise reports.",
            "The promise tells p2 of \"a\" at ballot 3; p2 proposes its own \"b\".",
            new HandRun(3)
                .start(0, "a")
                .promised(0, 1, 3)
                .accepted(0, 1, 3, "a")
                .start(2, "b")
                .promised(2, 1, 5, 3, "a")
                .sends(2, 1, accept(5, "b"))),
        drawn(
            Rules.VALUE_PROPOSED,
            "Values are not made up, and not taken from another instance.",
            "The application passed \"a\" to start; nobody passed \"z\".",
            new HandRun(3).start(0, "a").promised(0, 1, 3).sends(0, 1, accept(3, "z"))),
        drawn(
            Rules.ONE_CHOICE,
            "This is what all the rules above are for. If it breaks alone, look at votes that were"
                + " not seen: those that a peer asks of itself without a message.",
            "p2 uses ballot 5 itself, and yet accepts ballot 3 from p0: \"a\" is chosen. p0 has"
                + " voted for it, but reports nothing to p2: \"b\" is chosen.",
            new HandRun(3)
                .start(0, "a")
                .promised(0, 1, 3)
                .start(2, "b")
                .promised(2, 0, 5)
                .accepted(0, 1, 3, "a")
                .accepted(0, 2, 3, "a")
                .accepted(2, 0, 5, "b")
                .accepted(2, 1, 5, "b")));
  }

  private static AcceptArgs accept(int n, String value) {
    return new AcceptArgs(0, n, HandRun.text(value));
  }
}
