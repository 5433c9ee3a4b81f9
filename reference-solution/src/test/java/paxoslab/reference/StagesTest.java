package paxoslab.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.grade.FaultFile;
import paxoslab.grade.FaultTrial;
import paxoslab.grade.FaultVerdict;
import paxoslab.graded.GradedSuite;
import paxoslab.junit.LessonMethod;

/** The suite can be passed topic by topic, as the handout says. */
class StagesTest {
  private static final Path MODULE = Path.of(System.getProperty("lab.root"), "reference-solution");

  @Test
  void noTopicBeforeForgettingNeedsForgetting() throws IOException {
    int forgetting =
        GradedSuite.lessons().stream()
            .filter(lesson -> lesson.topic().equals("Forgetting"))
            .mapToInt(LessonMethod::stage)
            .findFirst()
            .orElseThrow();
    List<LessonMethod> before =
        GradedSuite.lessons().stream().filter(lesson -> lesson.stage() < forgetting).toList();
    FaultFile neverForgets =
        FaultFile.read(MODULE.resolve("src/faults/forgetting-done-not-told.fault"));

    FaultVerdict verdict =
        FaultTrial.of(MODULE.resolve("src/main/java/paxoslab/reference"), before)
            .run(neverForgets, true);

    assertThat(verdict.lesson()).as("the lesson that fails without forgetting").isNull();
    assertThat(verdict.noticed()).isEqualTo(FaultVerdict.Noticed.NO);
  }
}
