package paxoslab.graded;

import static paxoslab.graded.Durations.millis;
import static paxoslab.graded.Durations.seconds;

import java.time.Duration;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.sim.Channel;

/** The network falls apart and comes together again. */
class PartitionLessons {
  @Lesson(id = "D01")
  void minorityDecidesNothing(@Peers(5) Cluster cluster) {
    cluster.partition("0 2 | 1 3 | 4");
    cluster.peer(1).start(1, 111);
    cluster.run(seconds(3));
    cluster.expectUndecided(1);
    // Who does nothing at all decides nothing either, and has earned no points by that.
    cluster.heal();
    cluster.awaitDecided(1, 5);
  }

  @Lesson(id = "D02")
  void majorityDecides(@Peers(5) Cluster cluster) {
    cluster.partition("0 2 | 1 3 | 4");
    cluster.peer(1).start(1, 111);
    cluster.run(seconds(3));
    cluster.expectUndecided(1);
    cluster.partition("0 | 1 2 3 | 4");
    cluster.awaitDecided(1, cluster.majority());
    cluster.peer(0).start(1, 1000);
    cluster.peer(4).start(1, 1004);
    cluster.run(seconds(2));
    cluster.heal();
    cluster.awaitDecided(1, 5);
    Group.expectValue(cluster, 1, 111);
  }

  @Lesson(id = "D03")
  void allAgreeAfterHeal(@Peers(5) Cluster cluster) {
    for (int seq = 0; seq < 5; seq++) {
      cluster.partition(seq % 2 == 0 ? "0 1 | 2 3 | 4" : "0 4 | 1 | 2 3");
      Group.startEverywhere(cluster, seq, "v");
      cluster.run(seconds(2));
      cluster.expectUndecided(seq);
      cluster.heal();
      cluster.awaitDecided(seq, 5);
    }
  }

  @Lesson(id = "D04")
  void onePeerSwitches(@Peers(5) Cluster cluster) {
    // As in MIT's lab: p2 is on the side that decides, and then on the other, which must adopt it.
    for (int seq = 0; seq < 20; seq++) {
      cluster.partition("0 1 2 | 3 4");
      cluster.peer(0).start(seq, seq * 10);
      cluster.peer(3).start(seq, seq * 10 + 1);
      cluster.awaitDecided(seq, 3);
      expectOnlyHalfKnows(cluster, seq);
      cluster.partition("0 1 | 2 3 4");
      cluster.peer(4).start(seq, seq * 10 + 2);
      cluster.awaitDecided(seq, 5);
      Group.expectValue(cluster, seq, seq * 10);
    }
  }

  @Lesson(id = "D05")
  void onePeerSwitchesUnreliably(@Peers(5) Cluster cluster) {
    for (int seq = 0; seq < 20; seq++) {
      cluster.channel(Channel.mitUnreliable());
      cluster.partition("0 1 2 | 3 4");
      Group.startEverywhere(cluster, seq, "v" + seq);
      cluster.awaitDecided(seq, 3);
      expectOnlyHalfKnows(cluster, seq);
      cluster.partition("0 1 | 2 3 4");
      cluster.channel(Channel.reliable());
      cluster.awaitDecided(seq, 5);
    }
  }

  private static void expectOnlyHalfKnows(Cluster cluster, int seq) {
    int decided = cluster.decidedCount(seq);
    cluster.expect(
        decided <= 3,
        "lesson",
        "instance " + seq + " is decided at " + decided + " peers, and three could hear of it");
  }

  @Lesson(id = "D06")
  void latePeers(@Peers(5) Cluster cluster) {
    cluster.partition("0 | 1 2 3 | 4");
    cluster.peer(1).start(1, 111);
    cluster.awaitDecided(1, 3);
    cluster.run(seconds(60));
    // As in MIT's lab: p0 comes to life, and proposes what the others decided long ago.
    cluster.partition("0 1 2 3 | 4");
    cluster.peer(0).start(1, 222);
    cluster.awaitDecided(1, 4);
    Group.expectValue(cluster, 1, 111);
    cluster.heal();
    cluster.peer(4).start(1, 333);
    cluster.awaitDecided(1, 5);
  }

  @Lesson(id = "D07")
  void lonelyPeer(@Peers(5) Cluster cluster) {
    cluster.partition("0 1 2 3 | 4");
    cluster.peer(4).start(0, "lonely");
    cluster.peer(4).start(2, "lonely too");
    for (int seq = 0; seq < 4; seq++) {
      cluster.peer(1).start(seq, "many" + seq);
    }
    cluster.awaitAllDecided(4, 4);
    for (int seq = 0; seq < 4; seq++) {
      Group.expectPending(cluster, 4, seq);
    }
    Group.expectMax(cluster, 4, 2);
    cluster.heal();
    cluster.peer(4).start(3, "back again");
    cluster.awaitDecided(3, 5);
    Group.expectValue(cluster, 3, "many3");
    Group.agreeOnOneMore(cluster, 4);
  }

  @Lesson(id = "D08")
  void hourOfPartition(@Peers(5) Cluster cluster) {
    cluster.partition("0 1 | 2 3 | 4");
    cluster.peer(0).start(0, "here");
    cluster.peer(2).start(0, "there");
    cluster.run(Duration.ofHours(1));
    cluster.expectUndecided(0);
    Group.startEverywhere(cluster, 0, "v");
    cluster.heal();
    cluster.awaitDecided(0, 5);
  }

  @Lesson(id = "D09")
  void highBallotOfAnother(@Peers(5) Cluster cluster) {
    cluster.partition("0 | 1 2 | 3 4");
    cluster.peer(1).start(0, "tried in vain");
    cluster.run(Duration.ofMinutes(10));
    // p2 has promised p1 a ballot far above all that p0 knows, and p0 needs p2.
    cluster.partition("0 2 3 | 1 | 4");
    cluster.peer(0).start(0, "fresh");
    cluster.awaitDecided(0, 3);
    cluster.heal();
    // Who was cut off need not learn before it starts the instance.
    cluster.peer(4).start(0, "late");
    cluster.awaitDecided(0, 5);
  }

  @Lesson(id = "D10")
  void alwaysAnotherMajority(@Peers(5) Cluster cluster) {
    // DSLabs' lab: the partition changes all the time, and nobody in a majority waits long.
    for (int seq = 0; seq < 15; seq++) {
      int apart = cluster.random().nextInt(5);
      int other = (apart + 1 + cluster.random().nextInt(4)) % 5;
      cluster.partition(apart + " " + other + " | " + allBut(apart, other));
      cluster.peer(apart).start(seq, "minority");
      int inside = insider(apart, other);
      cluster.peer(inside).start(seq, "majority");
      cluster.awaitDecided(seq, cluster.majority(), seconds(10));
      cluster.run(millis(cluster.random().nextInt(500)));
    }
    cluster.heal();
    Group.startEverywhere(cluster, 15);
    cluster.awaitAllDecided(15, 5);
  }

  private static String allBut(int one, int two) {
    StringBuilder group = new StringBuilder();
    for (int peer = 0; peer < 5; peer++) {
      group.append(peer == one || peer == two ? "" : peer + " ");
    }
    return group.toString();
  }

  private static int insider(int one, int two) {
    int peer = 0;
    while (peer == one || peer == two) {
      peer++;
    }
    return peer;
  }

  @Lesson(id = "D11")
  void changingPartitions(@Peers(5) Cluster cluster) {
    cluster.channel(Channel.hostile());
    int instances = 20;
    for (int seq = 0; seq < instances; seq++) {
      cluster.partition(randomGroups(cluster));
      cluster.peer(cluster.random().nextInt(5)).start(seq, "a" + seq);
      cluster.peer(cluster.random().nextInt(5)).start(seq, "b" + seq);
      cluster.run(millis(cluster.random().nextInt(300)));
    }
    cluster.heal();
    cluster.channel(Channel.reliable());
    Group.startEverywhere(cluster, instances);
    cluster.awaitAllDecided(instances, 5);
  }

  @Lesson(id = "D12")
  void lotsOfPartitions(@Peers(5) Cluster cluster) {
    // MIT's lab: 20 s of partitions that change each 0 to 200 ms, all peers proposing meanwhile.
    cluster.channel(Channel.mitUnreliable());
    int seq = 0;
    for (int change = 0; change < 200; change++) {
      cluster.partition(randomGroups(cluster));
      if (change % 10 == 0) {
        Group.startEverywhere(cluster, seq, "v" + seq);
        seq++;
      }
      cluster.run(millis(cluster.random().nextInt(200)));
    }
    cluster.heal();
    cluster.channel(Channel.reliable());
    Group.startEverywhere(cluster, seq);
    cluster.awaitAllDecided(seq, 5);
  }

  /** Each peer in one of three groups, as in MIT's lab. */
  private static String randomGroups(Cluster cluster) {
    StringBuilder[] groups = {new StringBuilder(), new StringBuilder(), new StringBuilder()};
    for (int peer = 0; peer < cluster.size(); peer++) {
      groups[cluster.random().nextInt(3)].append(peer).append(' ');
    }
    return groups[0] + "| " + groups[1] + "| " + groups[2];
  }
}
