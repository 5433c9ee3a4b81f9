package paxoslab.graded;

import static paxoslab.graded.Durations.millis;
import static paxoslab.graded.Durations.seconds;

import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.sim.Channel;

/** Instances know nothing of each other, and run at the same time. */
class ManyInstancesLessons {
  @Lesson(id = "E01")
  void fiftyInstances(@Peers(3) Cluster cluster) {
    startInTurns(cluster, 50);
    cluster.awaitAllDecided(50, 3);
  }

  @Lesson(id = "E02")
  void fiftyInstancesUnreliably(@Peers(3) Cluster cluster) {
    cluster.channel(Channel.mitUnreliable());
    startInTurns(cluster, 50);
    cluster.awaitAllDecided(50, 3);
  }

  /** As in MIT's lab: all peers start each instance, and few instances are open at a time. */
  private static void startInTurns(Cluster cluster, int instances) {
    for (int seq = 0; seq < instances; seq++) {
      if (seq >= 5) {
        cluster.awaitDecided(seq - 5, cluster.size());
      }
      Group.startEverywhere(cluster, seq, "v" + seq);
    }
  }

  @Lesson(id = "E03")
  void thousandAtOnce(@Peers(3) Cluster cluster) {
    for (int seq = 0; seq < 1_000; seq++) {
      cluster.peer(seq % 3).start(seq, seq);
    }
    cluster.awaitAllDecided(1_000, 3);
  }

  @Lesson(id = "E04")
  void oneStuckInstanceStopsNoOther(@Peers(3) Cluster cluster) {
    // All that concerns instance 0 gets lost on the way.
    cluster.rule(
        (m, choices) ->
            m.seq() == 0 ? Only.requests().lost().judge(m, choices) : paxoslab.sim.Verdict.PASS);
    cluster.peer(0).start(0, "stuck");
    for (int seq = 1; seq <= 20; seq++) {
      cluster.peer(0).start(seq, seq);
    }
    for (int seq = 1; seq <= 20; seq++) {
      cluster.awaitDecided(seq, 3, seconds(5));
    }
    cluster.expectUndecided(0);
    cluster.clearRules();
    cluster.awaitDecided(0, 3);
  }

  @Lesson(id = "E05")
  void anyOrder(@Peers(5) Cluster cluster) {
    cluster.channel(Group.quick());
    for (int seq = 60; seq >= 0; seq -= 3) {
      cluster.peer(cluster.random().nextInt(5)).start(seq, "down" + seq);
      cluster.peer(cluster.random().nextInt(5)).start(60 - seq, "up" + seq);
      cluster.run(millis(cluster.random().nextInt(3)));
    }
    for (int seq = 0; seq <= 60; seq += 3) {
      cluster.awaitDecided(seq, 5);
    }
    for (int peer = 0; peer < 5; peer++) {
      Group.expectMax(cluster, peer, 60);
      Group.expectPending(cluster, peer, 1);
    }
  }
}
