package paxoslab.graded;

import static paxoslab.graded.Durations.seconds;

import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.junit.Topic;
import paxoslab.sim.Channel;

/** Requests and replies get lost, come twice, come late. */
@Topic(value = "Unreliable network", stage = 3)
class LossLessons {
  @Lesson(id = "C01", points = 10, seeds = 5, title = "MIT's unreliable channel")
  void mitUnreliable(@Peers(5) Cluster cluster) {
    cluster.channel(Channel.mitUnreliable());
    CompetingProposersLessons.proposeEverywhere(cluster, 20);
    cluster.awaitAllDecided(20, cluster.majority(), seconds(60));
    // Every peer must learn, at the latest when it starts the instance itself.
    cluster.channel(Channel.reliable());
    CompetingProposersLessons.proposeEverywhere(cluster, 20);
    cluster.awaitAllDecided(20, 5, Cluster.DECISION_BOUND);
  }

  @Lesson(id = "C02", points = 10, seeds = 5, title = "6.5840's network: long reordering of replies")
  void longReordering(@Peers(3) Cluster cluster) {
    cluster.channel(Channel.labrpcLongReordering());
    CompetingProposersLessons.proposeEverywhere(cluster, 5);
    cluster.awaitAllDecided(5, cluster.majority(), seconds(120));
  }

  @Lesson(id = "C03", points = 15, seeds = 10, title = "Every kind of fault, mixed anew for each seed")
  void swarm(@Peers(3) Cluster cluster) {
    cluster.swarm();
    for (int seq = 0; seq < 15; seq++) {
      for (int peer = 0; peer < 3; peer++) {
        cluster.peer(peer).start(seq, "v" + peer + "." + seq);
        if (cluster.random().nextInt(3) == 0) {
          cluster.run(Durations.millis(cluster.random().nextInt(200)));
        }
      }
    }
    cluster.awaitAllDecided(15, cluster.majority(), seconds(120));
    cluster.channel(Channel.reliable());
    CompetingProposersLessons.proposeEverywhere(cluster, 15);
    cluster.awaitAllDecided(15, 3, Cluster.DECISION_BOUND);
  }

  @Lesson(id = "C04", points = 10, seeds = 3, title = "A peer that never answers slows nobody")
  void deadPeer(@Peers(3) Cluster cluster) {
    cluster.peer(2).kill();
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(0).start(seq, "v" + seq);
      cluster.awaitDecided(seq, 2, Durations.millis(400));
    }
  }

  @Lesson(id = "C05", points = 10, seeds = 3, title = "A deaf proposer, and the peers that hear nothing of it")
  void deafProposer(@Peers(5) Cluster cluster) {
    cluster.peer(0).start(0, "hello");
    cluster.awaitDecided(0, 5);
    cluster.peer(0).deaf(true);
    cluster.peer(4).deaf(true);
    cluster.peer(1).start(1, "goodbye");
    cluster.awaitDecided(1, cluster.majority());
    cluster.run(seconds(1));
    cluster.peer(0).start(1, "xxx");
    cluster.awaitDecided(1, 4);
    cluster.peer(4).start(1, "yyy");
    cluster.awaitDecided(1, 5);
  }
}
