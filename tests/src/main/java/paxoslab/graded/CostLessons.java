package paxoslab.graded;

import static paxoslab.graded.Durations.seconds;

import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.junit.Topic;

/** How many calls a decision may cost. */
@Topic(value = "Cost", stage = 6)
class CostLessons {
  @Lesson(id = "F01", points = 5, seeds = 1, title = "One proposer needs few calls")
  void serial(@Peers(3) Cluster cluster) {
    int instances = 10;
    for (int seq = 0; seq < instances; seq++) {
      cluster.peer(0).start(seq, "v" + seq);
      cluster.awaitDecided(seq, 3);
      cluster.run(seconds(1));
    }
    cluster.expectRemoteCalls(0, instances * 9L);
  }

  @Lesson(id = "F02", points = 5, seeds = 3, title = "Rivals need more, but not many more")
  void contended(@Peers(3) Cluster cluster) {
    int instances = 10;
    for (int seq = 0; seq < instances; seq++) {
      for (int peer = 0; peer < 3; peer++) {
        cluster.peer(peer).start(seq, "v" + peer);
      }
      cluster.awaitDecided(seq, 3);
      cluster.run(seconds(1));
    }
    cluster.expectRemoteCalls(0, instances * 45L);
  }
}
