package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What makes a method a lesson. */
class LessonMethodTest {
  static class WithoutTopic {
    @Lesson(id = "X1", points = 1, title = "x")
    void lesson(@Peers(3) Cluster cluster) {}
  }

  @Topic(value = "T", stage = 1)
  static class WithoutPeers {
    @Lesson(id = "X2", points = 1, title = "x")
    void lesson(Cluster cluster) {}
  }

  @Topic(value = "T", stage = 1)
  static class WithoutCluster {
    @Lesson(id = "X3", points = 1, title = "x")
    void lesson(@Peers(3) String cluster) {}
  }

  @Topic(value = "T", stage = 1)
  static class WithTwoParameters {
    @Lesson(id = "X4", points = 1, title = "x")
    void lesson(@Peers(3) Cluster cluster, int more) {}
  }

  @Topic(value = "Second", stage = 2)
  static class Second {
    @Lesson(id = "A01", points = 7, seeds = 9, title = "first of the second")
    void lesson(@Peers(3) Cluster cluster) {}
  }

  @Topic(value = "First", stage = 1)
  static class First {
    @Lesson(id = "Z02", points = 1, title = "second of the first")
    void lesson(@Peers(3) Cluster cluster) {}

    @Lesson(id = "Z01", points = 1, title = "first of the first")
    void another(@Peers(5) Cluster cluster) {}

    void noLesson() {}
  }

  @Test
  void lessonNeedsItsTopicAndAClusterOfPeers() {
    for (Class<?> type :
        List.of(
            WithoutTopic.class,
            WithoutPeers.class,
            WithoutCluster.class,
            WithTwoParameters.class)) {
      assertThatThrownBy(() -> LessonMethod.in(List.of(type)))
          .as(type.getSimpleName())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(type.getSimpleName())
          .hasMessageContaining(
              "a lesson needs @Lesson, one parameter, @Peers(n) Cluster or @Servers(n) Store,");
    }
  }

  @Test
  void lessonsComeByStageAndId() {
    assertThat(LessonMethod.in(List.of(Second.class, First.class)))
        .extracting(LessonMethod::id)
        .containsExactly("Z01", "Z02", "A01");
  }

  @Test
  void annotationsSayWhatALessonIs() {
    LessonMethod lesson = LessonMethod.in(List.of(Second.class)).get(0);
    assertThat(lesson.title()).isEqualTo("first of the second");
    assertThat(lesson.topic()).isEqualTo("Second");
    assertThat(lesson.points()).isEqualTo(7);
    assertThat(lesson.peers()).isEqualTo(3);
    assertThat(RunOptions.defaults().seedsOf(lesson))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(new RunOptions(2, null, false).seedsOf(lesson)).containsExactly(1L, 2L);
    assertThat(new RunOptions(2, 77L, false).seedsOf(lesson)).containsExactly(77L);
  }
}
