package paxoslab.graded;

import static paxoslab.graded.Durations.millis;
import static paxoslab.graded.Durations.seconds;

import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.junit.Topic;
import paxoslab.sim.Channel;

/** The network falls apart and comes together again. */
@Topic(value = "Partitions", stage = 4)
class PartitionLessons {
  @Lesson(id = "D01", points = 5, seeds = 3, title = "A minority decides nothing")
  void minorityDecidesNothing(@Peers(5) Cluster cluster) {
    cluster.partition("0 2 | 1 3 | 4");
    cluster.peer(1).start(1, 111);
    cluster.run(seconds(3));
    cluster.expectUndecided(1);
  }

  @Lesson(id = "D02", points = 10, seeds = 3, title = "A majority decides, the others learn after the heal")
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
  }

  @Lesson(id = "D03", points = 10, seeds = 3, title = "All agree after the heal, whoever proposed where")
  void allAgreeAfterHeal(@Peers(5) Cluster cluster) {
    for (int seq = 0; seq < 5; seq++) {
      cluster.partition(seq % 2 == 0 ? "0 1 | 2 3 | 4" : "0 4 | 1 | 2 3");
      for (int peer = 0; peer < 5; peer++) {
        cluster.peer(peer).start(seq, "v" + peer);
      }
      cluster.run(seconds(2));
      cluster.expectUndecided(seq);
      cluster.heal();
      cluster.awaitDecided(seq, 5);
    }
  }

  @Lesson(id = "D04", points = 15, seeds = 5, title = "Partitions that change all the time, on an unreliable network")
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
    CompetingProposersLessons.proposeEverywhere(cluster, instances);
    cluster.awaitAllDecided(instances, 5, Cluster.DECISION_BOUND);
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
