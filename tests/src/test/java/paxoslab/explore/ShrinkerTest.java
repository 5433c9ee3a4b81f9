package paxoslab.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import paxoslab.trace.Choice;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/** On scenarios of notes alone, each of which a choice calls forth or leaves out. */
class ShrinkerTest {
  private static final Header HEADER =
      new Header("T", "t", 1, Map.of(), List.of(new Header.Node("p0", "peer")), null, null, 1);

  /** Choices a0 to a29, each worth an event, and steps s0 to s29, each worth one too. */
  private static Experiment scenario(Function<List<String>, String> breaks) {
    return (choices, most) -> {
      List<String> happens = new ArrayList<>();
      List<Choice> made = new ArrayList<>();
      List<String> steps = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        if (choices.getOrDefault("a" + i, 0L) != 0) {
          happens.add("a" + i);
        }
        if (choices.containsKey("omit/s" + i)) {
          made.add(new Choice("omit/s" + i, 1));
        } else {
          happens.add("s" + i);
          steps.add("omit/s" + i);
        }
      }
      choices.forEach((key, value) -> made.add(new Choice(key, value)));
      List<TraceEvent> events = new ArrayList<>();
      happens.forEach(what -> events.add(new TraceEvent.Note(events.size(), events.size(), what)));
      String rule = breaks.apply(happens);
      List<Finding> findings = rule.isEmpty() ? List.of() : List.of(finding(rule));
      List<Choice> once = made.stream().distinct().toList();
      return new Attempt(new Trace(HEADER, once, events, findings), steps);
    };
  }

  private static Finding finding(String rule) {
    Severity severity = rule.equals("rpc-budget") ? Severity.BOUND : Severity.HARD;
    return new Finding(rule, severity, 0, 0, "It broke.", List.of(), null);
  }

  private static Attempt everything(Experiment experiment) {
    Map<String, Long> all = new java.util.LinkedHashMap<>();
    for (int i = 0; i < 30; i++) {
      all.put("a" + i, 1000L);
    }
    return experiment.play(all, Integer.MAX_VALUE);
  }

  private static List<String> told(Shrunk shrunk) {
    return shrunk.trace().events().stream().map(e -> ((TraceEvent.Note) e).text()).toList();
  }

  @Test
  void onlyWhatTheRuleNeedsIsLeft() {
    List<String> needed = List.of("a3", "s4", "a17", "s29");
    Experiment experiment = scenario(happens -> happens.containsAll(needed) ? "promise-kept" : "");
    Shrunk shrunk = Shrinker.shrink(experiment, everything(experiment));
    assertThat(told(shrunk)).containsExactlyElementsOf(needed);
    assertThat(shrunk.complete()).isTrue();
  }

  @Test
  void aRunThatBreaksAnotherRuleIsNoShorterRun() {
    Experiment experiment =
        scenario(happens -> happens.contains("s7") ? "promise-kept" : "promise-rises");
    Shrunk shrunk = Shrinker.shrink(experiment, everything(experiment));
    assertThat(told(shrunk)).containsExactly("s7");
    assertThat(shrunk.trace().findings().get(0).rule()).isEqualTo("promise-kept");
  }

  @Test
  void valuesBecomeAsSmallAsTheRuleAllows() {
    Experiment experiment =
        (choices, most) -> {
          long value = choices.getOrDefault("latency/x", 0L);
          List<Finding> findings = value >= 300 ? List.of(finding("one-choice")) : List.of();
          List<Choice> made = List.of(new Choice("latency/x", value));
          return new Attempt(new Trace(HEADER, made, List.of(), findings), List.of());
        };
    Attempt failing = experiment.play(Map.of("latency/x", 999_999L), Integer.MAX_VALUE);
    Shrunk shrunk = Shrinker.shrink(experiment, failing);
    assertThat(shrunk.trace().choices().get(0).value()).isBetween(300L, 599L);
  }

  @Test
  void aBoundIsNotMadeToBreakByLeavingOutSteps() {
    Experiment experiment = scenario(happens -> "rpc-budget");
    Shrunk shrunk = Shrinker.shrink(experiment, everything(experiment));
    assertThat(told(shrunk)).as("no fault is left, every step is").hasSize(30).contains("s0");
  }

  @Test
  void theBudgetEndsItAndIsSaid() {
    List<TraceEvent> many = new ArrayList<>();
    for (int i = 0; i < 400_000; i++) {
      many.add(new TraceEvent.Note(i, i, "x"));
    }
    List<Choice> made = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      made.add(new Choice("a" + i, 1));
    }
    Attempt failing =
        new Attempt(new Trace(HEADER, made, many, List.of(finding("stable"))), List.of());
    Attempt passing = new Attempt(new Trace(HEADER, made, many, List.of()), List.of());
    Shrunk shrunk = Shrinker.shrink((choices, most) -> passing, failing);
    assertThat(shrunk.complete()).isFalse();
    assertThat(shrunk.runs()).isEqualTo(3);
    assertThat(shrunk.trace()).isSameAs(failing.trace());
  }

  @Test
  void aRunThatPassedIsRefused() {
    Experiment experiment = scenario(happens -> "");
    Attempt passed = everything(experiment);
    assertThatThrownBy(() -> Shrinker.shrink(experiment, passed))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
