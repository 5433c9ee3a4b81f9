package paxoslab.visualizer.docs;

import static paxoslab.visualizer.docs.Entry.drawn;
import static paxoslab.visualizer.docs.Entry.said;

import java.util.List;
import paxoslab.api.AcceptArgs;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.SeqArgs;
import paxoslab.check.Rules;
import paxoslab.visualizer.sample.HandRun;

/** done, min and max. */
final class ForgetEntries {
  private ForgetEntries() {}

  static List<Entry> all() {
    return List.of(
        drawn(
            Rules.MIN_BOUND,
            "What one application may still ask for is kept by all. The lowest done counts, over all"
                + " peers and not over a majority; a peer that was not heard from counts as -1.",
            "p1 reported done 3, so p0 may say 4 at most; it says 6.",
            new HandRun(2).instance(5).done(0).instance(3).done(1).reported(1, 0, 3).min(0, 6)),
        drawn(
            Rules.MIN_MONOTONE,
            "What is forgotten can't come back. A report that arrives late is no reason to fall: keep"
                + " the highest done of each peer.",
            "p0 said 6, and after an older report it says 4.",
            new HandRun(2)
                .instance(3)
                .done(1)
                .instance(5)
                .done(1)
                .done(0)
                .reported(1, 0, 5)
                .min(0, 6)
                .reported(1, 0, 3)
                .min(0, 4)),
        said(
            Rules.MIN_PROGRESS,
            "A report of done may get lost like any message, so it is repeated until it is"
                + " acknowledged. Told once is enough on a good network only."),
        drawn(
            Rules.DONE_HONEST,
            "`sender` is the index of whoever sends, and `seq` what its own application passed to"
                + " done. The highest done of others, or min itself, is not reported.",
            "The application of p0 is done up to 4; p0 reports 5.",
            new HandRun(2).instance(4).done(0).later().sends(0, 1, new SeqArgs(0, 5))),
        drawn(
            Rules.MAX_LAW,
            "Started here or asked about by a message counts; a question of the application, done and"
                + " updateDoneSeqs don't. Keep a number for it: the highest of the instances in"
                + " memory falls when they are forgotten.",
            "p1 asked p0 about instance 3, so max() was 3; after done 3 it is -1.",
            new HandRun(2)
                .instance(3)
                .max(0, -1)
                .exchange(1, 0, new PrepareArgs(3, 1), new PrepareReply(true, 1, -1, null))
                .max(0, 3)
                .done(0)
                .later()
                .max(0, -1)),
        drawn(
            Rules.FORGOTTEN_STAYS,
            "Below min there is nothing left: FORGOTTEN is the status, start does nothing, a message"
                + " is answered with ok = false. A map that makes an entry for whatever it is asked"
                + " brings the instance back.",
            "p1 says that its min is 1, and then votes on instance 0.",
            new HandRun(2)
                .start(0, "a")
                .done(0)
                .done(1)
                .reported(0, 1, 0)
                .min(1, 1)
                .exchange(0, 1, new PrepareArgs(0, 3), new PrepareReply(true, 3, -1, null))),
        drawn(
            Rules.SENDS_FORGOTTEN,
            "A round that was under way when the instance was forgotten should end: nobody needs its"
                + " result.",
            "p0 says that its min is 1, and still asks p1 to accept a value for instance 0.",
            new HandRun(2)
                .start(0, "a")
                .promised(0, 1, 3)
                .done(0)
                .done(1)
                .reported(1, 0, 0)
                .min(0, 1)
                .reported(0, 1, 0)
                .sends(0, 1, new AcceptArgs(0, 3, HandRun.text("a")))),
        said(
            Rules.VALUES_RELEASED,
            "The lab follows the references from the peer, and prints the way to a value that is still"
                + " held: a map that keeps its entries, a list of all calls, a task that never"
                + " ends and holds the value."));
  }
}
