package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.host.PeerSource;
import paxoslab.solution.Solution;
import paxoslab.trace.Finding;

/** Whatever a peer does, its lesson ends with the rule and the line, and the next lesson runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MisbehavingPeers {
  /**
   * A misbehaving peer.
   *
   * @param fact what must come of it, as the test's name
   * @param rule the rule that must end the lesson
   * @param says what the finding's sentence must contain, parts divided by an asterisk
   * @param construct code of the constructor
   * @param code code of the peer; the line to be named ends with "// here"
   */
  record Case(String fact, String rule, String says, String construct, String code) {
    @Override
    public String toString() {
      return fact;
    }
  }

  private final CarrierPool pool = new CarrierPool();
  private Solution good;

  @BeforeAll
  void compileTheGoodPeer() {
    good = GoodPeer.solution();
  }

  @AfterAll
  void noThreadIsLeft() {
    assertThat(pool.abandoned()).isZero();
    pool.close();
    assertThat(pool.live()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void lessonEndsWithTheRuleAndTheLine(Case c) {
    SeedRun run = play(PeerSource.peer(c.construct, c.code));
    Finding failure = run.failure().orElseThrow();
    assertThat(failure.rule()).as(failure.toString()).isEqualTo(c.rule);
    for (String part : c.says.split("\\*", -1)) {
      assertThat(failure.text()).contains(part);
    }
    if (c.code.contains("// here") || !c.construct.isEmpty()) {
      assertThat(failure.where()).as(failure.toString()).endsWith(PeerSource.here(c.code));
    }
    assertThat(failure.peer()).isBetween(-1, 1);
    assertThat(play(good).failure()).isEmpty();
    assertThat(pool.idle()).isEqualTo(pool.live());
  }

  private SeedRun play(Solution solution) {
    return new LessonRunner(solution, pool).run(OneStart.LESSON, 1);
  }

  static Case peer(String fact, String rule, String says, String... lines) {
    return new Case(fact, rule, says, "", String.join("\n", lines));
  }

  static Case constructor(String fact, String rule, String says, String statements) {
    return new Case(fact, rule, says, statements, "");
  }

  static Case start(String fact, String rule, String says, String... lines) {
    return peer(
        fact,
        rule,
        says,
        around("public void start(int seq, Object value) { max = seq;", "}", lines));
  }

  static Case task(String fact, String rule, String says, String... lines) {
    return start(fact, rule, says, around("env.spawn(() -> {", "});", lines));
  }

  /** Code that runs when a reply has come. */
  static Case callback(String fact, String rule, String says, String... lines) {
    return start(fact, rule, says, around("ask(1, 1).thenAccept(reply -> {", "});", lines));
  }

  /** Code of the handler of prepare. */
  static Case handler(String fact, String rule, String says, String... lines) {
    String[] handler = around("public PrepareReply prepare(PrepareArgs args) {", "}", lines);
    String[] start = {"public void start(int seq, Object value) { max = seq; ask(1, 1); }"};
    return peer(
        fact, rule, says, Stream.of(start, handler).flatMap(Arrays::stream).toArray(String[]::new));
  }

  static String[] around(String before, String after, String... lines) {
    return (before + "\n" + Arrays.stream(lines).collect(Collectors.joining("\n")) + "\n" + after)
        .split("\n");
  }
}
