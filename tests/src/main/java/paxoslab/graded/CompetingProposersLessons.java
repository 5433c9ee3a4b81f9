package paxoslab.graded;

import static paxoslab.graded.Durations.seconds;

import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.junit.Topic;
import paxoslab.sim.Channel;
import paxoslab.sim.Latency;
import paxoslab.sim.Rule;
import paxoslab.sim.Verdict;

/** Several peers propose for one instance: ballots, promises and adopted values matter now. */
@Topic(value = "Competing proposers", stage = 2)
class CompetingProposersLessons {
  @Lesson(id = "B01", points = 5, seeds = 3, title = "All propose the same value")
  void sameValue(@Peers(3) Cluster cluster) {
    for (int peer = 0; peer < 3; peer++) {
      cluster.peer(peer).start(0, 77);
    }
    cluster.awaitDecided(0, 3);
  }

  @Lesson(id = "B02", points = 10, seeds = 5, title = "All propose different values")
  void differentValues(@Peers(3) Cluster cluster) {
    cluster.channel(new Channel(Latency.uniform(500, 5_000), java.util.List.of()));
    proposeEverywhere(cluster, 10);
    cluster.awaitAllDecided(10, 3, Cluster.DECISION_BOUND);
  }

  @Lesson(id = "B03", points = 10, seeds = 10, title = "Messages overtake each other")
  void reordering(@Peers(3) Cluster cluster) {
    cluster.channel(Channel.reordering());
    proposeEverywhere(cluster, 10);
    cluster.awaitAllDecided(10, 3, seconds(60));
  }

  @Lesson(id = "B04", points = 10, seeds = 5, title = "Five peers duel, and end soon")
  void duel(@Peers(5) Cluster cluster) {
    cluster.channel(new Channel(Latency.uniform(1_000, 20_000), java.util.List.of()));
    proposeEverywhere(cluster, 5);
    cluster.awaitAllDecided(5, 5, seconds(20));
  }

  @Lesson(id = "B05", points = 10, seeds = 5, title = "An accept that comes late meets newer promises")
  void lateAccept(@Peers(3) Cluster cluster) {
    cluster.rule(slowAcceptsOf(0, 1_500_000));
    for (int seq = 0; seq < 5; seq++) {
      cluster.peer(0).start(seq, "early" + seq);
    }
    cluster.run(seconds(1));
    for (int seq = 0; seq < 5; seq++) {
      cluster.peer(1).start(seq, "late" + seq);
      cluster.peer(2).start(seq, "later" + seq);
    }
    cluster.run(seconds(5));
    cluster.clearRules();
    cluster.awaitAllDecided(5, 3, Cluster.DECISION_BOUND);
  }

  @Lesson(id = "B06", points = 10, seeds = 5, title = "An acceptor that missed the prepare still counts its accept")
  void acceptWithoutPrepare(@Peers(3) Cluster cluster) {
    // p2 never hears p1's prepares but hears its accepts; then p0 comes with ballots of its own.
    cluster.rule((m, c) -> !m.reply() && m.from() == 1 && m.to() == 2 && isPrepare(m) ? Verdict.DROP : Verdict.PASS);
    cluster.rule((m, c) -> m.from() == 1 && m.to() == 0 && isAccept(m) ? new Verdict.Delay(3_000_000) : Verdict.PASS);
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(1).start(seq, "one" + seq);
      cluster.run(Durations.millis(2 + cluster.random().nextInt(4)));
      cluster.peer(0).start(seq, "zero" + seq);
      cluster.peer(2).start(seq, "two" + seq);
    }
    cluster.run(seconds(6));
    cluster.clearRules();
    cluster.awaitAllDecided(10, 3, Cluster.DECISION_BOUND);
  }

  @Lesson(id = "B07", points = 10, seeds = 3, title = "Even groups need more than half")
  void evenGroup(@Peers(4) Cluster cluster) {
    cluster.partition("0 1 | 2 3");
    for (int peer = 0; peer < 4; peer++) {
      cluster.peer(peer).start(0, "v" + peer);
    }
    cluster.run(seconds(5));
    cluster.expectUndecided(0);
    cluster.heal();
    cluster.awaitDecided(0, 4);
  }

  static void proposeEverywhere(Cluster cluster, int instances) {
    for (int seq = 0; seq < instances; seq++) {
      for (int peer = 0; peer < cluster.size(); peer++) {
        cluster.peer(peer).start(seq, "v" + peer + "." + seq);
      }
    }
  }

  private static Rule slowAcceptsOf(int peer, long micros) {
    return (m, choices) ->
        m.from() == peer && isAccept(m) ? new Verdict.Delay(choices.between("hold", m, 1, micros)) : Verdict.PASS;
  }

  private static boolean isAccept(paxoslab.sim.Message m) {
    return !m.reply() && m.request() instanceof paxoslab.api.AcceptArgs;
  }

  private static boolean isPrepare(paxoslab.sim.Message m) {
    return m.request() instanceof paxoslab.api.PrepareArgs;
  }
}
