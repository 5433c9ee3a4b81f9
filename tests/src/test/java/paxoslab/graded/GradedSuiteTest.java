package paxoslab.graded;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import paxoslab.junit.Cluster;
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

  /** Such points are bounded in grading, where peers run in a process that the student owns. */
  @Test
  void lessonsThatAskThePeersProcessAreMarkedSo() {
    Set<String> inside = Set.of("expectValuesReleased", "expectNoTaskLeak", "tasksAlive");
    Set<String> ask = new TreeSet<>();
    new ClassFileImporter()
        .importPackages("paxoslab.graded").stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .filter(call -> call.getTargetOwner().isEquivalentTo(Cluster.class))
            .filter(call -> inside.contains(call.getName()))
            .forEach(call -> ask.add(call.getOrigin().getName()));
    assertThat(LESSONS.stream().filter(LessonMethod::attested))
        .extracting(lesson -> lesson.method().getName())
        .containsExactlyInAnyOrderElementsOf(ask);
  }

  @Test
  void groupsOfManySizesPlay() {
    assertThat(LESSONS).extracting(LessonMethod::peers).contains(1, 2, 3, 4, 5, 7, 9, 10, 12);
  }
}
