package paxoslab.store;

import java.util.List;
import paxoslab.junit.LessonMethod;

/** All lessons of part B. */
public final class StoreSuite {
  private StoreSuite() {}

  /** The lessons, by stage and id. */
  public static List<LessonMethod> lessons() {
    return LessonMethod.suite(
        List.of(
            OneClientLessons.class,
            ManyClientsLessons.class,
            ExactlyOnceLessons.class,
            PartitionedStoreLessons.class,
            StoreLimitsLessons.class));
  }
}
