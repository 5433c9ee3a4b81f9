package paxoslab.graded;

import java.util.List;
import paxoslab.junit.LessonMethod;

/** All lessons of part A. */
public final class GradedSuite {
  private GradedSuite() {}

  /** The lessons, by stage and id. */
  public static List<LessonMethod> lessons() {
    return LessonMethod.in(
        List.of(
            OneProposerLessons.class,
            CompetingProposersLessons.class,
            LossLessons.class,
            PartitionLessons.class,
            ForgettingLessons.class,
            CostLessons.class));
  }
}
