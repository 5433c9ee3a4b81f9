package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Status;

class ComparisonTest {
  private static GradeResult result(String name, int first, int second) {
    List<PartResult> parts = List.of(part("A01", first), part("B05", second));
    return new GradeResult(
        GradeResult.FORMAT,
        GradeResult.VERSION,
        name,
        new Basis("lab", "rubric", "", "A01 B05", name),
        GradedPart.A,
        Status.GRADED,
        null,
        "abc",
        List.of(),
        null,
        0,
        15,
        first + second,
        parts,
        List.of());
  }

  private static PartResult part(String id, int earned) {
    return new PartResult(
        id,
        id,
        "Topic",
        Part.VISIBLE,
        10,
        earned,
        earned > 0,
        List.of(1L),
        List.of(),
        null,
        List.of(),
        false);
  }

  @Test
  void onlyWhoseScoreChangedIsListed() {
    List<GradeResult> before = List.of(result("ada", 5, 10), result("bob", 5, 0));
    List<GradeResult> after = List.of(result("ada", 5, 10), result("bob", 0, 10));

    assertThat(Comparison.between(before, after))
        .containsExactly(new Comparison("bob", 5, 10, List.of("A01 5 → 0", "B05 0 → 10")));
  }

  @Test
  void lessonsThatSwapPointsAreListedThoughTheSumIsTheSame() {
    assertThat(Comparison.between(List.of(result("ada", 5, 0)), List.of(result("ada", 0, 5))))
        .hasSize(1);
  }

  @Test
  void whoIsInOneOnlyIsListed() {
    assertThat(Comparison.between(List.of(result("ada", 5, 0)), List.of(result("bob", 0, 5))))
        .containsExactly(
            new Comparison("ada", 5, null, List.of()), new Comparison("bob", null, 5, List.of()));
  }
}
