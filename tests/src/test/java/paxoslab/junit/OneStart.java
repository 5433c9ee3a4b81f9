package paxoslab.junit;

import java.util.List;

/** The smallest lesson: one peer starts one instance, and all must learn the decision. */
@Topic(value = "Small", stage = 1)
class OneStart {
  static final LessonMethod LESSON = LessonMethod.in(List.of(OneStart.class)).get(0);

  @Lesson(id = "T01", points = 1, seeds = 1, title = "One peer starts one instance")
  void oneStart(@Peers(2) Cluster cluster) {
    cluster.peer(0).start(0, "x");
    cluster.awaitDecided(0, 2);
  }
}
