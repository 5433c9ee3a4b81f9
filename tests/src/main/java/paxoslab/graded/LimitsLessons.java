package paxoslab.graded;

import static paxoslab.graded.Durations.seconds;

import java.time.Duration;
import paxoslab.junit.Attested;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;

/** What it may cost: calls, tasks, memory. */
class LimitsLessons {
  @Lesson(id = "G01")
  void oneProposerNeedsFewCalls(@Peers(3) Cluster cluster) {
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(0).start(seq, "v" + seq);
      cluster.awaitDecided(seq, 3);
      cluster.run(seconds(1));
    }
    cluster.expectCallsFor(10);
  }

  @Lesson(id = "G02")
  void rivalsNeedNotManyMore(@Peers(3) Cluster cluster) {
    rivals(cluster);
  }

  @Lesson(id = "G03")
  void sevenNeedFewCalls(@Peers(7) Cluster cluster) {
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(seq % 7).start(seq, "v" + seq);
      cluster.awaitDecided(seq, 7);
      cluster.run(seconds(1));
    }
    cluster.expectCallsFor(10);
  }

  @Lesson(id = "G04")
  void sevenRivals(@Peers(7) Cluster cluster) {
    rivals(cluster);
  }

  private static void rivals(Cluster cluster) {
    for (int seq = 0; seq < 10; seq++) {
      Group.startEverywhere(cluster, seq, "v" + seq);
      cluster.run(seconds(2));
      // First what it costs: rivals that never pause may not decide at all.
      cluster.expectCallsFor(10);
      cluster.awaitDecided(seq, cluster.size());
    }
  }

  @Lesson(id = "G05")
  void quietWhenDecided(@Peers(3) Cluster cluster) {
    Group.startEverywhere(cluster, 5);
    cluster.awaitAllDecided(5, 3);
    Group.doneEverywhere(cluster, 2);
    Group.agreeOnOneMore(cluster, 5);
    cluster.awaitMin(3);
    cluster.run(Duration.ofMinutes(2));
  }

  @Lesson(id = "G06")
  void deadPeerIsGivenUp(@Peers(3) Cluster cluster) {
    cluster.peer(2).kill();
    cluster.peer(0).start(0, "v");
    cluster.awaitDecided(0, 2);
    cluster.run(Duration.ofMinutes(5));
  }

  @Lesson(id = "G07")
  @Attested
  void tasksEnd(@Peers(3) Cluster cluster) {
    decide(cluster, 0, 10);
    cluster.settle(Duration.ofMinutes(1));
    int before = cluster.tasksAlive();
    decide(cluster, 10, 50);
    cluster.settle(Duration.ofMinutes(1));
    cluster.expectNoTaskLeak(before, 40);
  }

  private static void decide(Cluster cluster, int from, int to) {
    for (int seq = from; seq < to; seq++) {
      cluster.peer(seq % 3).start(seq, seq);
      cluster.peer((seq + 1) % 3).start(seq, -seq);
    }
    cluster.awaitRangeDecided(from, to, 3);
  }

  @Lesson(id = "G08")
  void threeThousandInstances(@Peers(3) Cluster cluster) {
    int batch = 250;
    for (int seq = 0; seq < 3_000; seq += batch) {
      for (int i = seq; i < seq + batch; i++) {
        cluster.peer(0).start(i, i);
      }
      cluster.awaitRangeDecided(seq, seq + batch, 3);
      Group.doneEverywhere(cluster, seq + batch - 1);
      cluster.awaitMin(seq);
    }
    Group.agreeOnOneMore(cluster, 3_000);
    cluster.awaitMin(3_000);
  }

  @Lesson(id = "G09")
  void fourRivals(@Peers(4) Cluster cluster) {
    rivals(cluster);
  }
}
