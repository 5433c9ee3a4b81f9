package paxoslab.graded;

import static paxoslab.graded.Durations.seconds;

import paxoslab.api.Fate;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.junit.Topic;
import paxoslab.sim.Channel;

/** Done, min, max: what all have finished with is let go. */
@Topic(value = "Forgetting", stage = 5)
class ForgettingLessons {
  @Lesson(id = "E01", points = 10, seeds = 2, title = "Min waits for every peer, then rises everywhere")
  void minWaitsForAll(@Peers(5) Cluster cluster) {
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(seq % 5).start(seq, "v" + seq);
    }
    cluster.awaitAllDecided(10, 5, Cluster.DECISION_BOUND);
    for (int peer = 0; peer < 4; peer++) {
      cluster.peer(peer).done(4);
    }
    cluster.run(seconds(5));
    for (int peer = 0; peer < 5; peer++) {
      int min = cluster.peer(peer).min();
      cluster.expect(min == 0, "min-bound", "min() is " + min + " at p" + peer + ", though p4 never called done");
    }
    cluster.peer(4).done(3);
    oneMoreInstance(cluster, 10);
    cluster.awaitMin(4);
    for (int peer = 0; peer < 5; peer++) {
      cluster.expect(cluster.peer(peer).fate(3) == Fate.FORGOTTEN, "forgotten-stays", "p" + peer + " has not forgotten instance 3, which is below its min");
      cluster.expect(cluster.peer(peer).fate(4) == Fate.CHOSEN, "forgotten-stays", "p" + peer + " has lost instance 4, which is not below its min");
    }
  }

  @Lesson(id = "E02", points = 10, seeds = 5, title = "Done spreads though messages are lost")
  void doneSpreadsUnderLoss(@Peers(5) Cluster cluster) {
    cluster.channel(Channel.mitUnreliable());
    for (int seq = 0; seq < 8; seq++) {
      cluster.peer(seq % 5).start(seq, "v" + seq);
    }
    cluster.awaitAllDecided(8, cluster.majority(), seconds(60));
    for (int peer = 0; peer < 5; peer++) {
      cluster.peer(peer).done(5 + peer % 2);
    }
    cluster.awaitMin(6);
  }

  @Lesson(id = "E03", points = 10, seeds = 2, title = "What is forgotten stays forgotten, and max never falls")
  void forgottenStaysForgotten(@Peers(3) Cluster cluster) {
    for (int seq = 0; seq < 6; seq++) {
      cluster.peer(0).start(seq, "v" + seq);
    }
    cluster.awaitAllDecided(6, 3, Cluster.DECISION_BOUND);
    for (int peer = 0; peer < 3; peer++) {
      cluster.peer(peer).done(5);
      cluster.peer(peer).done(2);
    }
    oneMoreInstance(cluster, 6);
    cluster.awaitMin(6);
    for (int peer = 0; peer < 3; peer++) {
      cluster.peer(peer).start(2, "again");
    }
    cluster.run(seconds(3));
    for (int peer = 0; peer < 3; peer++) {
      cluster.expect(cluster.peer(peer).fate(2) == Fate.FORGOTTEN, "forgotten-stays", "p" + peer + " remembers instance 2 again, which is below its min");
      cluster.expect(cluster.peer(peer).max() == 6, "max-law", "max() is " + cluster.peer(peer).max() + " at p" + peer + ", not 6");
    }
  }

  @Lesson(id = "E04", points = 10, seeds = 2, title = "Forgotten values can be garbage-collected")
  void valuesReleased(@Peers(3) Cluster cluster) {
    cluster.followValues();
    String big = "x".repeat(1 << 20);
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(seq % 3).start(seq, big + seq);
    }
    cluster.awaitAllDecided(10, 3, Cluster.DECISION_BOUND);
    for (int peer = 0; peer < 3; peer++) {
      cluster.peer(peer).done(8);
    }
    oneMoreInstance(cluster, 10);
    cluster.awaitMin(9);
    cluster.run(seconds(10));
    cluster.expectValuesReleased();
  }

  /** News of done may travel with the next agreement, so there is one. */
  private static void oneMoreInstance(Cluster cluster, int seq) {
    cluster.peer(0).start(seq, "next");
    cluster.awaitDecided(seq, cluster.size());
  }
}
