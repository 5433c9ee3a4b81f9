package paxoslab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.grade.FaultFile.Edit;
import paxoslab.grade.FaultVerdict.Noticed;
import paxoslab.junit.LessonMethod;
import paxoslab.solution.SolutionException;
import paxoslab.trace.Finding.Severity;

class FaultTrialTest {
  private final FaultTrial trial =
      new FaultTrial(QuietPeer.sources(), LessonMethod.in(List.of(Tiny.class)));

  private static FaultFile fault(String rule, String find, String replace) {
    Edit edit = new Edit("PaxosPeer.java", find, replace);
    return new FaultFile("a-fault", "A fault", rule, Severity.HARD, List.of(edit));
  }

  @Test
  void aFaultIsNoticedByItsRule() {
    FaultVerdict verdict = trial.run(fault("max-law", "Math.max(max, seq)", "seq + 1"), false);

    assertThat(verdict.asDemanded()).isTrue();
    assertThat(verdict.lesson()).isEqualTo("T02");
    assertThat(verdict.finding().rule()).isEqualTo("max-law");
    assertThat(verdict.noticedRuns()).isEqualTo(2);
    assertThat(verdict.runs()).as("of the lesson that noticed it").isEqualTo(2);
  }

  @Test
  void allRunsAreMadeWhereAsked() {
    FaultVerdict verdict = trial.run(fault("max-law", "Math.max(max, seq)", "seq + 1"), true);

    assertThat(verdict.noticedRuns()).isEqualTo(2);
    assertThat(verdict.runs()).isEqualTo(4);
  }

  @Test
  void aFaultThatNobodySeesIsNotNoticed() {
    FaultVerdict verdict = trial.run(fault("min-bound", "max = -1;", "max = 0 - 1;"), false);

    assertThat(verdict.noticed()).isEqualTo(Noticed.NO);
    assertThat(verdict.asDemanded()).isFalse();
  }

  @Test
  void aRoundTellsItsVerdictsInOrderAndRefusesWhatDoesNotFitBeforeAnyIsPlayed() throws Exception {
    FaultFile max = fault("max-law", "Math.max(max, seq)", "seq + 1");
    FaultFile none = fault("min-bound", "max = -1;", "max = 0 - 1;");
    List<FaultVerdict> told = new ArrayList<>();
    FaultRound round = new FaultRound(trial);

    assertThat(round.play(List.of(none, max), false, told::add)).isEqualTo(told);
    assertThat(told)
        .extracting(FaultVerdict::noticed)
        .containsExactly(Noticed.NO, Noticed.BY_ITS_RULE);
    assertThatThrownBy(
            () -> round.play(List.of(max, fault("max-law", "no such text", "")), false, told::add))
        .isInstanceOf(FaultFileException.class);
    assertThat(told).hasSize(2);
  }

  @Test
  void anotherRuleIsNotEnough() {
    FaultVerdict verdict = trial.run(fault("agreement", "Math.max(max, seq)", "seq + 1"), false);

    assertThat(verdict.noticed()).isEqualTo(Noticed.BY_ANOTHER_RULE);
    assertThat(verdict.finding().rule()).isEqualTo("max-law");
  }

  @Test
  void aFaultThatDoesNotFitIsSaidSo() {
    assertThatThrownBy(() -> trial.run(fault("max-law", "no such text", ""), false))
        .isInstanceOf(FaultFileException.class)
        .hasMessageContaining("occurs 0 times in PaxosPeer.java");
    assertThatThrownBy(() -> trial.run(fault("max-law", "max = -1;", "max = ;"), false))
        .isInstanceOf(SolutionException.class)
        .hasMessageContaining("PaxosPeer.java:7");
  }
}
