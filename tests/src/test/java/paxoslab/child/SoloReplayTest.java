package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.Effect;
import paxoslab.host.GoodPeer;
import paxoslab.host.SoloDifference;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Solution;
import paxoslab.solution.UncheckedSolution;
import paxoslab.trace.Finding;

/** A peer alone does what it did among the others, or else it was told more than by messages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoloReplayTest {
  private static final SoloPlan PEER_1 = (lesson, seed) -> OptionalInt.of(1);

  private static final Hmac KEY = new Hmac(new byte[] {1});

  private final CarrierPool pool = new CarrierPool();

  @AfterAll
  void end() {
    pool.close();
  }

  /** Loss, forgetting, values of every type, an audit of memory, a killed peer, a search. */
  @ParameterizedTest
  @ValueSource(strings = {"A09", "B05", "B14", "D04", "E03", "F05", "F14"})
  void honestPeerDoesTheSameAlone(String id) {
    Solution good = GoodPeer.solution();
    try (ChildHosts peers = child(good)) {
      GradedHosts hosts = new GradedHosts(peers, KEY, PEER_1, () -> child(good));
      LessonResult result = play(good, hosts, id);
      assertThat(result.firstFailure().flatMap(run -> run.failure())).isEmpty();
      assertThat(hosts.played()).isEqualTo(result.runs().size()).isPositive();
    }
  }

  /** It earns lessons about rivals, and no rule about messages sees it. */
  @Test
  void ballotsFromACounterInSharedMemoryAreCaught() {
    Solution gossip =
        unchecked(
            "done = new int[peers.size()];",
            "done = new int[peers.size()]; if (me == 0) System.getProperties().put(\"rounds\", 0);",
            "return (Math.max(0, slot(seq).np) / peers.size() + 1) * peers.size() + me;",
            "int rounds = System.getProperties().merge(\"rounds\", 1, (a, b) -> (int) a + (int) b)"
                + " instanceof Integer i ? i : 0;"
                + " return (Math.max(0, slot(seq).np) / peers.size() + rounds) * peers.size() + me;");
    try (ChildHosts peers = child(gossip)) {
      GradedHosts none =
          new GradedHosts(peers, KEY, (l, s) -> OptionalInt.empty(), () -> child(gossip));
      assertThat(play(gossip, none, "B05").passed()).as("without a replay").isTrue();
      assertThat(none.played()).isZero();

      GradedHosts hosts = new GradedHosts(peers, KEY, PEER_1, () -> child(gossip));
      LessonResult result = play(gossip, hosts, "B05");
      Finding failure = result.firstFailure().orElseThrow().failure().orElseThrow();
      assertThat(failure.rule()).isEqualTo("solo-replay");
      assertThat(failure.peer()).isEqualTo(1);
      assertThat(failure.at()).isNotNegative();
      assertThat(failure.where()).contains("PaxosPeer.java");
      assertThat(failure.text())
          .startsWith("told the same again without the other peers, p1 did otherwise at event ")
          .containsPattern(
              "it was \"p1 sends prepare \\d+ .*\", and is \"p1 sends prepare \\d+ .*\"$")
          .doesNotContain("\n");
      assertThat(result.earned()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.nanoTime()",
        "System.identityHashCode(new Object())",
        "ProcessHandle.current().pid()",
        "Math.random()",
      })
  void clockChanceAndMemoryAreCaught(String source) {
    Solution impure =
        unchecked(
            "public ChooseReply choose(ChooseArgs args) {",
            "public ChooseReply choose(ChooseArgs args) { env.log(\"\" + " + source + ");");
    SoloDifference difference = difference(impure);
    assertThat(difference.peer()).isEqualTo(1);
    assertThat(difference.was()).isInstanceOf(Effect.LogLine.class);
    assertThat(difference.is()).isInstanceOf(Effect.LogLine.class);
  }

  /** It ends its process where it can't see the others, and blames the lab. */
  @Test
  void peerThatEndsWhereItIsAloneIsCaught() {
    Solution shy =
        unchecked(
            "done = new int[peers.size()];",
            "done = new int[peers.size()]; System.setProperty(\"peer\" + me, \"\");",
            "public AcceptReply accept(AcceptArgs args) {",
            "public AcceptReply accept(AcceptArgs args) {"
                + " if (System.getProperty(\"peer0\") == null) System.exit(0);");
    assertThat(difference(shy).is())
        .isInstanceOfSatisfying(
            Effect.Fault.class, fault -> assertThat(fault.text()).contains("ended with status 0"));
  }

  /** What is not noted can't be told again, but what comes before it can. */
  @Test
  void recordingEndsWhereItsMemoryDoes() {
    Recording recording = new Recording(0, 1_000);
    for (int turn = 0; turn < 100; turn++) {
      recording.add(turn, new paxoslab.host.Stimulus.Done(turn), List.of());
    }
    assertThat(recording.turns()).isBetween(10, 14);
  }

  private SoloDifference difference(Solution solution) {
    try (ChildHosts peers = child(solution)) {
      GradedHosts hosts = new GradedHosts(peers, KEY, PEER_1, () -> child(solution));
      assertThat(new LessonRunner(solution, pool, hosts).run(lesson("A01"), 1).failure()).isEmpty();
      return hosts.playAlone().orElseThrow();
    }
  }

  private LessonResult play(Solution solution, GradedHosts hosts, String id) {
    return new LessonRunner(solution, pool, hosts).run(lesson(id), RunOptions.defaults());
  }

  private static ChildHosts child(Solution solution) {
    return new ChildHosts(solution, Jail.none(), ChildLimits.DEFAULT);
  }

  /** The good peer with places replaced, as if the scan had let it through. */
  private static Solution unchecked(String... textAndReplacement) {
    String source = GoodPeer.source();
    for (int i = 0; i < textAndReplacement.length; i += 2) {
      assertThat(source).containsOnlyOnce(textAndReplacement[i]);
      source = source.replace(textAndReplacement[i], textAndReplacement[i + 1]);
    }
    return UncheckedSolution.compile(Map.of("PaxosPeer.java", source));
  }

  private static LessonMethod lesson(String id) {
    List<LessonMethod> lessons = GradedSuite.lessons();
    return lessons.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }
}
