package paxoslab.visualizer.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.junit.ProjectRoot;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceDiff;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceReader;
import paxoslab.visualizer.branch.Change.Kind;

class WhatIfTest {
  private static final Path ROOT = ProjectRoot.ofProcess();
  private static final Solution REFERENCE = Runs.reference();

  @TempDir Path directory;

  private static WhatIf reference(String lesson) throws NoWhatIfException {
    return WhatIf.of(Runs.of(lesson, REFERENCE), REFERENCE);
  }

  /** The first change with this text, at the first event that offers it. */
  private static Change find(Branch branch, String text) {
    return findAfter(branch, 0, text);
  }

  private static Change findAfter(Branch branch, int from, String text) {
    for (int index = from; index < branch.timeline().size(); index++) {
      for (Change change : branch.changes(index)) {
        if (change.text().equals(text)) {
          return change;
        }
      }
    }
    throw new AssertionError("nowhere is offered: " + text);
  }

  private static void assertSameUpTo(Branch branch, Branch parent, int last) {
    assertThat(branch.trace().events().subList(0, last + 1))
        .isEqualTo(parent.trace().events().subList(0, last + 1));
  }

  private static TraceEvent parting(Branch branch) {
    return branch.timeline().event(branch.partsAt());
  }

  // ---- the three changes ----

  @Test
  void aDroppedMessageIsLostAndTheRunGoesOn() throws Exception {
    WhatIf whatIf = reference("A01");
    Change drop = find(whatIf.original(), "drop accept 3 \"hello\" from p0 to p1");
    Branch branch = whatIf.play(whatIf.original(), drop);
    assertSameUpTo(branch, whatIf.original(), drop.after());
    assertThat(parting(branch))
        .isInstanceOfSatisfying(
            TraceEvent.Drop.class, lost -> assertThat(lost.send()).isEqualTo(drop.message()));
    assertThat(branch.outcome()).startsWith("no rule broken");
    assertThat(branch.trace().events())
        .as("the reference learns at p1 all the same")
        .anyMatch(e -> e instanceof TraceEvent.Result r && r.peer() == 1 && r.value() != null);
  }

  @Test
  void aStoresRunGoesOnAfterAChangeToo() throws Exception {
    WhatIf whatIf = reference("M09");
    String message = "append(k, \"(0.0)\") from c0 to s0";
    Change drop = find(whatIf.original(), "drop " + message);
    Branch branch = whatIf.play(whatIf.original(), drop);
    assertSameUpTo(branch, whatIf.original(), drop.after());
    assertThat(branch.outcome()).startsWith("no rule broken");
    assertThat(branch.timeline().operations().all())
        .as("the client asks again")
        .first()
        .matches(operation -> !operation.isPending());
  }

  @Test
  void aDelayedMessageArrivesASecondLater() throws Exception {
    WhatIf whatIf = reference("B05");
    Branch original = whatIf.original();
    Change delay =
        original.changes(5).stream().filter(c -> c.kind() == Kind.DELAY).findFirst().orElseThrow();
    Branch branch = whatIf.play(original, delay);
    assertSameUpTo(branch, original, delay.after());
    assertThat(delay.text()).startsWith("delay ").endsWith(" by 1 s");
    assertThat(arrival(branch, delay)).isEqualTo(arrival(original, delay) + 1_000_000);
  }

  private static long arrival(Branch branch, Change change) {
    return branch.trace().events().stream()
        .filter(e -> e instanceof TraceEvent.Deliver d && d.send() == change.message())
        .findFirst()
        .orElseThrow()
        .t();
  }

  @Test
  void whatIsDeliveredNextComesNext() throws Exception {
    WhatIf whatIf = reference("B03");
    Branch original = whatIf.original();
    int exact = 0;
    for (int index = 250; index < 400; index += 11) {
      for (Change change : original.changes(index).subList(0, 12)) {
        if (change.kind() == Kind.DELIVER) {
          Branch branch = whatIf.play(original, change);
          assertSameUpTo(branch, original, change.after());
          boolean next = isArrival(branch.timeline().event(change.after() + 1), change.message());
          assertThat(branch.remark())
              .as(change.text() + " at " + index)
              .matches(next ? "" : "At the same moment this comes first: .+");
          assertThat(parting(branch)).matches(e -> isArrival(e, change.message()));
          exact += next ? 1 : 0;
        }
      }
    }
    assertThat(exact).isGreaterThan(20);
  }

  @Test
  void whatComesFirstAtTheSameMomentIsSaid() throws Exception {
    WhatIf whatIf = reference("A01");
    Branch branch = whatIf.play(whatIf.original(), whatIf.original().changes(0).get(0));
    assertThat(branch.title()).isEqualTo("deliver prepare 3 from p0 to p1 next");
    assertThat(branch.remark())
        .isEqualTo("At the same moment this comes first: p1 now answers min() with 0.");
    assertThat(parting(branch).t()).isEqualTo(1);
  }

  @Test
  void messagesThatArriveAtOnceAreNoObstacle() throws Exception {
    WhatIf whatIf = reference("A01");
    Branch original = whatIf.original();
    Change change = find(original, "deliver promise 3 from p1 to p0 next");
    assertThat(original.timeline().event(change.after() + 1).t())
        .as("another message arrives at the same moment")
        .isEqualTo(original.timeline().event(change.after()).t());
    Branch branch = whatIf.play(original, change);
    assertThat(isArrival(parting(branch), change.message())).as(branch.remark()).isTrue();
    assertThat(branch.partsAt()).isEqualTo(change.after() + 1);
  }

  private static boolean isArrival(TraceEvent event, int message) {
    return (event instanceof TraceEvent.Deliver d && d.send() == message)
        || (event instanceof TraceEvent.DeliverReply r && r.send() == message);
  }

  @Test
  void whatTheNetworkLostCanArrive() throws Exception {
    WhatIf whatIf = reference("C01");
    Branch original = whatIf.original();
    int lost = 0;
    while (!(original.timeline().event(lost) instanceof TraceEvent.Drop drop
        && drop.why() == TraceEvent.Why.LOSS)) {
      lost++;
    }
    int message = ((TraceEvent.Drop) original.timeline().event(lost)).send();
    Change change =
        original.changes(lost).stream().filter(c -> c.message() == message).findFirst().get();
    assertThat(change.text()).startsWith("deliver ").endsWith(" next, and don't lose it");
    Branch branch = whatIf.play(original, change);
    assertThat(branch.trace().events()).anyMatch(e -> isArrival(e, message));
    assertThat(branch.trace().events())
        .noneMatch(e -> e instanceof TraceEvent.Drop gone && gone.send() == message);
  }

  @Test
  void fromNowOnNothingArrivesButByHand() throws Exception {
    WhatIf whatIf = reference("A01");
    Branch held =
        whatIf.play(
            whatIf.original(),
            find(whatIf.original(), "deliver every message by hand from here on"));
    assertThat(held.standsAt()).isLessThan(held.partsAt());
    assertThat(between(held)).isZero();
    assertThat(held.changes(held.standsAt())).extracting(Change::kind).doesNotContain(Kind.HOLD);
    Branch branch = held;
    for (String message :
        List.of(
            "prepare 3 from p0 to p2",
            "promise 3 from p2 to p0",
            "accept 3 \"hello\" from p0 to p2",
            "accepted from p2 to p0")) {
      String text = "deliver " + message + " next";
      Change change =
          branch.changes(branch.standsAt()).stream()
              .filter(c -> c.text().equals(text))
              .findFirst()
              .orElseThrow(() -> new AssertionError("not offered: " + text));
      branch = whatIf.play(branch, change);
    }
    assertThat(between(branch)).as("messages that arrived").isEqualTo(4);
    assertThat(branch.trace().events())
        .as("a majority accepted")
        .anyMatch(e -> e instanceof TraceEvent.Result r && r.peer() == 0 && r.value() != null)
        .noneMatch(e -> e instanceof TraceEvent.Result r && r.peer() == 1 && r.value() != null);
    assertThat(WhatIf.of(branch.trace(), REFERENCE).original().trace()).isEqualTo(branch.trace());
  }

  /** How many messages between two peers arrived. */
  private static long between(Branch branch) {
    return branch.trace().events().stream()
        .filter(
            e ->
                (e instanceof TraceEvent.Deliver d && d.from() != d.to())
                    || (e instanceof TraceEvent.DeliverReply r && r.from() != r.to()))
        .count();
  }

  // ---- what comes of it ----

  @Test
  void losingTheRightMessagesMakesARuleBreak() throws Exception {
    Solution faulty = Runs.faulty("proposer-counts-lost-promises");
    Trace passed = Runs.of("A01", faulty);
    assertThat(passed.failure()).isEmpty();
    WhatIf whatIf = WhatIf.of(passed, faulty);
    Branch one = whatIf.play(whatIf.original(), drop(whatIf.original(), "p1"));
    assertThat(one.trace().failure()).as("p2's promise is a majority").isEmpty();
    Branch both = whatIf.play(one, findAfter(one, one.partsAt(), "drop prepare 3 from p0 to p2"));
    assertThat(both.outcome()).startsWith("breaks quorum-before-accept");
    assertThat(WhatIf.tell(both))
        .startsWith("Branch 2: drop prepare 3 from p0 to p2. It parts at event ")
        .contains("It breaks quorum-before-accept: ");
  }

  private static Change drop(Branch branch, String to) {
    return find(branch, "drop prepare 3 from p0 to " + to);
  }

  @Test
  void aSavedBranchIsPlayedAgainAndBranchesOn() throws Exception {
    WhatIf whatIf = reference("B02");
    Branch one = whatIf.play(whatIf.original(), whatIf.original().changes(20).get(1));
    Branch two = whatIf.play(one, one.changes(one.partsAt() + 3).get(0));
    Path file = directory.resolve("branches/two.jsonl");
    two.save(file);
    Trace read = TraceReader.read(file).trace();
    assertThat(TraceDiff.first(two.trace(), read)).isEmpty();
    assertThat(read.choices()).extracting(Choice::key).anyMatch(k -> k.startsWith("takes/"));
    Trace again = Scenario.of(read.header(), REFERENCE).play(read);
    assertThat(TraceDiff.first(read, again)).isEmpty();
    assertThat(WhatIf.of(read, REFERENCE).original().changes(9)).isNotEmpty();
  }

  @Test
  void branchesStandBelowTheRunTheyPartFrom() throws Exception {
    WhatIf whatIf = reference("A01");
    Branch original = whatIf.original();
    Branch one = whatIf.play(original, drop(original, "p1"));
    Branch two = whatIf.play(original, drop(original, "p2"));
    Branch three = whatIf.play(one, findAfter(one, one.partsAt(), "drop prepare 3 from p0 to p2"));
    assertThat(whatIf.tree()).containsExactly(original, one, three, two);
    assertThat(whatIf.tree()).extracting(Branch::depth).containsExactly(0, 1, 2, 1);
    assertThat(three.parent()).contains(one);
  }

  @Test
  void aSearchsRunBranchesToo() throws Exception {
    Trace found = Runs.searched(REFERENCE);
    WhatIf whatIf = WhatIf.of(found, REFERENCE);
    Change change = whatIf.original().changes(10).get(0);
    Branch branch = whatIf.play(whatIf.original(), change);
    assertSameUpTo(branch, whatIf.original(), change.after());
    assertThat(branch.outcome()).startsWith("no rule broken");
  }

  // ---- what can't be ----

  @Test
  void whatCannotBeChangedIsSaidInWords() throws Exception {
    Branch alone = reference("A01").original();
    assertThat(alone.at(alone.timeline().size() - 1).fixed())
        .containsExactly("The run ends here. Go back some events.");
    assertThat(alone.at(0).fixed()).contains("What a peer sends to itself always arrives at once.");
    Branch cut = reference("A03").original();
    List<String> said = new ArrayList<>();
    for (int index = 0; index < cut.timeline().size(); index++) {
      said.addAll(cut.at(index).fixed());
    }
    assertThat(said)
        .anyMatch(s -> s.endsWith(" is cut off: the scenario has cut the link."))
        .anyMatch(s -> s.endsWith(" arrives next anyway."));
  }

  @Test
  void anotherSolutionIsRefused() throws Exception {
    Trace trace = Runs.of("B02", REFERENCE);
    Solution other = Runs.faulty("learner-announces-to-nobody");
    assertThatThrownBy(() -> WhatIf.of(trace, other))
        .isInstanceOf(NoWhatIfException.class)
        .hasMessageContaining("learner-announces-to-nobody plays another run, from event ")
        .hasMessageEndingWith("open the trace with --solution DIR, reference or skeleton");
    assertThatThrownBy(() -> WhatIf.of(trace, "submissions/nobody", ROOT))
        .hasMessageContaining("the solution is not at hand (submissions/nobody");
    assertThatThrownBy(() -> WhatIf.of(headed(trace, "B02", null), null, ROOT))
        .hasMessageContaining("the trace doesn't say whose run it is");
    assertThatThrownBy(() -> WhatIf.of(headed(trace, "Z99", "reference"), null, ROOT))
        .hasMessageContaining("no lesson Z99");
  }

  private static Trace headed(Trace trace, String scenario, String solution) {
    Header h = trace.header();
    Header header =
        new Header(scenario, h.title(), h.seed(), h.params(), h.nodes(), solution, null, 500_000);
    return new Trace(header, trace.choices(), trace.events(), trace.findings());
  }

  @Test
  void theSolutionThatTheTraceNamesIsFound() throws Exception {
    assertThat(WhatIf.of(Runs.of("A01", REFERENCE), null, ROOT).original().number()).isZero();
  }
}
