package paxoslab.graded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.junit.LessonMethod;

/** The suite is whole: every lesson has its entry in the rubric, and a place in the order. */
class GradedSuiteTest {
  private static final List<LessonMethod> LESSONS = GradedSuite.lessons();

  @Test
  void idsAreUniqueAndRiseWithTheStages() {
    List<String> ids = LESSONS.stream().map(LessonMethod::id).toList();
    assertThat(ids).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void idsOfATopicAreNumberedThrough() {
    for (int i = 1; i < LESSONS.size(); i++) {
      String id = LESSONS.get(i).id();
      String before = LESSONS.get(i - 1).id();
      int expected =
          id.charAt(0) == before.charAt(0) ? Integer.parseInt(before.substring(1)) + 1 : 1;
      assertThat(Integer.parseInt(id.substring(1))).as(id).isEqualTo(expected);
    }
  }

  @Test
  void titlesTellLessonsApart() {
    assertThat(LESSONS).extracting(LessonMethod::title).doesNotHaveDuplicates();
  }

  @Test
  void everyLessonIsWorthSomething() {
    assertThat(LESSONS).allMatch(lesson -> lesson.points() > 0);
  }

  @Test
  void groupsOfManySizesPlay() {
    assertThat(LESSONS).extracting(LessonMethod::peers).contains(1, 2, 3, 4, 5, 7, 9, 10, 12);
  }
}
