package paxoslab.grade;

import java.time.Duration;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.junit.Topic;

/** Lessons that a peer which does nothing passes. */
@Topic(value = "Tiny", stage = 1)
public class Tiny {
  @Lesson(id = "T01", points = 2, seeds = 2, title = "Nothing happens")
  void nothing(@Peers(2) Cluster cluster) {
    cluster.run(Duration.ofSeconds(1));
  }

  @Lesson(id = "T02", points = 3, seeds = 2, title = "Something is started, and not finished")
  void unfinished(@Peers(2) Cluster cluster) {
    cluster.peer(0).start(0, "x");
    cluster.run(Duration.ofSeconds(1));
    cluster.expectUndecided(0);
  }
}
