package paxoslab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.check.Checks;
import paxoslab.check.TraceBuilder;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

class ExplanationTest {
  private static final Heading A07 =
      new Heading("A07", "An acceptor keeps its promise", "0 / 10", 42);

  private static Finding first(Trace trace) {
    return Checks.run(trace).get(0);
  }

  @Test
  void brokenPromiseIsToldWithThePromise() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a").start(2, "b");
    run.prepare(0, 0, 3).prepare(0, 1, 3).prepare(2, 1, 5).accept(0, 1, 3, "a");
    Trace trace = run.trace();
    String block =
        Explanation.of(first(trace), trace, A07)
            .withWatch("./lab view target/lab/A07-42.jsonl --at 16")
            .withDebug(
                "mvn test -Dlab.trace=target/lab/A07-42.jsonl   (exactly this run, every time;",
                "in the IDE: the same as a VM option, breakpoints work)")
            .text();
    assertThat(block)
        .isEqualTo(
            """
            A07  An acceptor keeps its promise                                  0 / 10     seed 42
              What broke      p1 accepted ballot 3 for instance 0 after it had promised ballot 5.
              The rule        Having promised n, an acceptor accepts nothing below n. (Paxos Made Simple, P1a;
                              handout §4.2)
              Where           PaxosPeer.java:88, at event 16
              What led there  12  p2 → p1  prepare 5     promised 5
                              16  p0 → p1  accept 3 "a"  ACCEPTED     ← promised 5 at event 12
              Ask yourself    What is the highest ballot to which p1 had said yes, to a prepare or to an accept?
              Watch it        ./lab view target/lab/A07-42.jsonl --at 16
              Debug it        mvn test -Dlab.trace=target/lab/A07-42.jsonl   (exactly this run, every time;
                              in the IDE: the same as a VM option, breakpoints work)
            """);
  }

  @Test
  void pointerThatFindsNoRoomStandsBelow() {
    String value = "a value of thirty letters and more";
    TraceBuilder run = TraceBuilder.peers(3).start(0, value).start(2, "b");
    run.prepare(0, 1, 3).prepare(2, 1, 5).accept(0, 1, 3, value);
    Trace trace = run.trace();
    Finding finding = first(trace);
    Explanation told = Explanation.of(finding, trace, A07);
    Step last = told.proof().story().get(1);
    Step wide = last.saying("accepted a value of thirty letters and more");
    Explanation wider =
        Explanation.of(finding, trace, A07).with(told.proof().withStory(List.of(wide)));
    assertThat(wider.text())
        .containsPattern("\\n {40,}← promised 5 at event \\d+\\n")
        .doesNotContain("event …");
  }

  @Test
  void handledChooseThatWasNotBelievedIsNotCalledLearned() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a").round(0, 3, "a", 0, 1);
    run.pending(2).choose(0, 2, "a").tick(2);
    Trace trace = run.trace();
    Finding finding = first(trace);
    assertThat(finding.rule()).isEqualTo("choose-believed");
    assertThat(Explanation.of(finding, trace, A07).withWholeStory(finding, trace).text())
        .contains("choose \"a\"")
        .contains("ACKNOWLEDGED")
        .doesNotContain("LEARNED");
  }

  @Test
  void disagreementIsToldByItsAnswers() {
    Trace trace =
        TraceBuilder.peers(3).start(0, "a").start(2, "b").chosen(0, "a").chosen(2, "b").trace();
    Finding agreement =
        Checks.run(trace).stream().filter(f -> f.rule().equals("agreement")).findFirst().get();
    assertThat(Explanation.of(agreement, trace, new Heading("A02", "All agree", "0 / 5", 7)).text())
        .isEqualTo(
            """
            A02  All agree                                                       0 / 5     seed 7
              What broke      p2 reports "b" as chosen for instance 0, but p0 reported "a".
              The rule        No two peers report different values as chosen for one instance. (Paxos Made
                              Simple, 2.1; handout §4.4)
              Where           at event 3
              What led there  2  p0  status(0)  CHOSEN "a"
                              3  p2  status(0)  CHOSEN "b"
              Ask yourself    Which majority accepted each of the two values? Which acceptor is in both, and
                              what did it promise in between?
            """);
  }

  @Test
  void earlyAcceptIsToldByThePromisesThatCame() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a").prepare(0, 0, 3);
    run.sendAccept(0, 1, 3, "a");
    Trace trace = run.trace();
    assertThat(Explanation.of(first(trace), trace, A07).text())
        .contains("What led there  4  p0 ← p0  prepare 3     promised 3 arrives\n")
        .contains("                5  p0 → p1  accept 3 \"a\"  SENT\n");
  }

  @Test
  void aRunWithoutAProofBeforeItsEndPromisesNoStars() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a").start(2, "b");
    run.prepare(0, 1, 3).prepare(2, 1, 5).accept(0, 1, 3, "a");
    Explanation told = Explanation.of(first(run.trace()), run.trace(), A07);
    Step before = new Step(1, "p0", "start(0, 7)", "", "", false);
    Step last = new Step(2, "", "p0 stops waiting", "", "", true);
    Proof proof = told.proof().withStory(List.of(before, last)).withRun("2 messages");
    assertThat(told.with(proof).text())
        .contains("p0 stops waiting")
        .doesNotContain("* marks", "* 2", "P0");
  }

  @Test
  void findingWithoutAnEventOrALineHasNoWhere() {
    Trace trace = TraceBuilder.peers(3).trace();
    Finding finding =
        new Finding(
            "lesson-A07",
            Finding.Severity.HARD,
            TraceEvent.NONE,
            TraceEvent.NONE,
            "Expected two decisions.",
            List.of(),
            null);
    assertThat(Explanation.of(finding, trace, A07).text())
        .contains("What broke      Expected two decisions.\n")
        .contains("What the lesson says must hold at that point.")
        .doesNotContain("Where", "What led there");
  }

  @Test
  void ruleThatIsNotInTheCatalogueIsNamed() {
    Trace trace = TraceBuilder.peers(3).trace();
    Finding finding =
        new Finding("own-rule", Finding.Severity.HARD, 0, 0, "Broken.", List.of(99), null);
    assertThat(Explanation.of(finding, trace, A07).text()).contains("The rule        own-rule\n");
  }

  @Test
  void instructorsChooseHowMuchIsTold() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a").start(2, "b");
    run.prepare(0, 0, 3).prepare(0, 1, 3).prepare(2, 1, 5).accept(0, 1, 3, "a");
    Trace trace = run.trace();
    Explanation told =
        Explanation.of(first(trace), trace, A07).withWatch("./lab view x").withDebug("mvn test");
    assertThat(told.at(Hints.NONE).text())
        .contains("What broke", "Debug it")
        .doesNotContain(
            "Watch it", "The rule", "Where", "What led there", "Ask yourself", "PaxosPeer.java");
    assertThat(told.at(Hints.RULE).text())
        .contains("What broke", "The rule", "Where", "PaxosPeer.java:88", "Watch it")
        .doesNotContain("What led there", "Ask yourself");
    assertThat(told.at(Hints.FULL)).isEqualTo(told);
  }

  @Test
  void longStoryKeepsItsBeginningAndItsEnd() {
    TraceBuilder run = TraceBuilder.peers(3).start(0, "a");
    for (int i = 0; i < 10; i++) {
      run.prepare(0, 1, i);
    }
    List<Integer> all = IntStream.rangeClosed(0, run.last()).boxed().toList();
    Finding finding =
        new Finding("promise-rises", Finding.Severity.HARD, run.last(), 0, "Long.", all, null);
    Explanation told = Explanation.of(finding, run.trace(), A07);
    assertThat(told.proof().story()).hasSize(8);
    assertThat(told.proof().story().get(0).id()).isZero();
    assertThat(told.proof().story().get(7).id()).isEqualTo(run.last());
  }

  @Test
  void noLineIsWiderThanAHundredColumns() {
    String big = "x".repeat(100_000) + "\n" + "y".repeat(100);
    TraceBuilder run = TraceBuilder.peers(3).start(0, big);
    run.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 1, 3, big).prepare(2, 1, 5);
    Trace trace = run.trace();
    Heading heading = new Heading("A07", "t".repeat(200), "0 / 10", Long.MIN_VALUE);
    assertThat(Explanation.of(first(trace), trace, heading).text().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }
}
