package paxoslab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.check.TraceBuilder;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;

/** What a student is asked. */
class QuestionTest {
  static List<Rule> rules() {
    return Rules.ALL;
  }

  @ParameterizedTest
  @MethodSource("rules")
  void eachRuleHasOneThatNamesThePeerAndTheBallot(Rule rule) {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a").prepare(0, 1, 3);
    Trace trace = run.trace();
    Finding finding =
        new Finding(rule.id(), rule.severity(), run.last(), 1, "Broken.", List.of(), null);
    String question = Question.of(finding, new TraceIndex(trace));
    assertThat(question).as(rule.id()).contains("?").doesNotContain("{", "}");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void noneFailsWhereNoEventIsKnown(Rule rule) {
    Trace trace = TraceBuilder.peers(3).trace();
    Finding finding = new Finding(rule.id(), rule.severity(), -1, -1, "Broken.", List.of(), null);
    assertThat(Question.of(finding, new TraceIndex(trace))).doesNotContain("{", "}");
  }
}
