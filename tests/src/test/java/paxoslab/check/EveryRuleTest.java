package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.check.RuleCase.Kind;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;

/** Each rule over a trace: a run that breaks it, one that nearly does, one that looks strange. */
class EveryRuleTest {
  static Stream<RuleCase> cases() {
    return Stream.concat(VoteCases.all(), AnswerCases.all());
  }

  static Stream<RuleCase> broken() {
    return cases().filter(c -> c.kind() == Kind.BROKEN);
  }

  static Stream<RuleCase> legal() {
    return cases().filter(c -> c.kind() != Kind.BROKEN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void runThatBreaksTheRuleGivesOneFinding(RuleCase c) {
    assertThat(c.run().broken()).containsOnlyOnce(c.rule().id());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("legal")
  void runThatKeepsTheRuleGivesNoneAndNothingGrave(RuleCase c) {
    List<Finding> findings = c.run().findings();
    assertThat(findings)
        .noneMatch(f -> f.rule().equals(c.rule().id()))
        .allMatch(f -> f.severity() == Severity.ADVICE);
  }

  @Test
  void everyRuleHasACaseOfEachKind() {
    for (Rule rule : new Checks(TraceBuilder.peers(3).trace().header(), f -> {}).rules()) {
      assertThat(cases().filter(c -> c.rule().equals(rule)).map(RuleCase::kind))
          .as(rule.id())
          .contains(Kind.values());
    }
  }
}
