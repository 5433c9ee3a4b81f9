package paxoslab.graded;

import java.util.List;
import paxoslab.junit.LessonMethod;

/** All lessons of part A. */
public final class GradedSuite {
  private GradedSuite() {}

  /** The lessons, by stage and id. */
  public static List<LessonMethod> lessons() {
    return LessonMethod.suite(
        List.of(
            OneProposerLessons.class,
            CompetingProposersLessons.class,
            UnreliableLessons.class,
            PartitionLessons.class,
            ManyInstancesLessons.class,
            ForgettingLessons.class,
            LimitsLessons.class));
  }
}
