package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.PeerSource;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.solution.UncheckedSolution;
import paxoslab.trace.Finding;

/**
 * Code that got past the scan, and attacks its own process. It is in each of these peers to fail
 * lesson A01, of three peers; the lesson of two peers that follows must be played as if nothing had
 * happened, which {@code status} shows by another fault.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePeersTest {
  /** As in grading, but small. */
  private static final ChildLimits LIMITS = new ChildLimits(4 << 20, 32 << 20, 2, 30, 60, 64);

  private static final LessonMethod ATTACKED = lesson("A01");
  private static final LessonMethod NEXT = lesson("A03");

  private final CarrierPool pool = new CarrierPool();

  @AfterAll
  void end() {
    pool.close();
  }

  /**
   * An attack.
   *
   * @param fact what comes of it, as the test's name
   * @param rule the rule that ends the lesson
   * @param says what the sentence contains
   * @param code of the peer
   */
  record Attack(String fact, String rule, String says, String code) {
    @Override
    public String toString() {
      return fact;
    }
  }

  static List<Attack> attacks() {
    return Stream.of(endings(), excesses(), forgeries(), conspiracies())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Attack> endings() {
    return List.of(
        start("exitIsTold", "peer-process", "ended with status 0", "System.exit(0);"),
        start("haltIsTold", "peer-process", "ended with status 3", "Runtime.getRuntime().halt(3);"),
        handler("exitInHandlerIsTold", "peer-process", "ended with status 7", "System.exit(7);"),
        start(
            "exitInAThreadIsTold",
            "peer-process",
            "ended with status 5",
            "new Thread(() -> System.exit(5)).start(); while (true) max++;"),
        start(
            "shutdownHookThatNeverEndsIsKilled",
            "peer-process",
            "computed for more than 2 s",
            "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) max++; }));"
                + " System.exit(0);"),
        peer(
            "exitWhileItIsAskedIsTold",
            "peer-process",
            "ended with status 1",
            "public int min() { if (peers.size() == 3) System.exit(1); return 0; }"));
  }

  private static List<Attack> excesses() {
    return List.of(
        start(
            "endlessLoopIsKilled",
            "peer-process",
            "computed for more than 2 s",
            "while (true) max++;"),
        handler(
            "endlessLoopInHandlerIsKilled",
            "peer-process",
            "computed for more than 2 s",
            "while (args.n() >= 0) max++;"),
        peer(
            "endlessLoopInStaticInitializerIsKilled",
            "peer-process",
            "computed for more than 2 s",
            "static int n; static class Slow { static { while (n >= 0) n = 1; } static int x; }",
            "public void start(int seq, Object value) { if (peers.size() == 3) max = Slow.x; }"),
        start(
            "fullHeapIsTold",
            "exception-escaped",
            "OutOfMemoryError",
            "List<byte[]> all = new ArrayList<>(); while (true) all.add(new byte[1 << 20]);"),
        start(
            "fullHeapThatIsCaughtIsKilled",
            "peer-process",
            "",
            "List<byte[]> all = new ArrayList<>();",
            "while (true) try { all.add(new byte[1 << 20]); } catch (Throwable t) { max++; }"),
        peer(
            "deepRecursionIsTold",
            "deep-recursion",
            "nested too deeply",
            "int down(int n) { return 1 + down(n + 1); }",
            "public void start(int seq, Object value) { if (peers.size() == 3) max = down(0); }"),
        start(
            "floodOfLogLinesIsTold",
            "busy-loop",
            "more than 4 MB in messages",
            "String text = \"x\".repeat(1 << 20); for (int i = 0; i < 8; i++) env.log(text);"),
        handler(
            "floodOverManyTurnsIsTold",
            "peer-process",
            "more than 32 MB in one run",
            "env.log(\"x\".repeat(3 << 20)); ask(me, args.n() + 1);"),
        start(
            "threadsDieWithTheChild",
            "decides-after-heal",
            "",
            "for (int i = 0; i < 200; i++) new Thread(() -> { try { Thread.sleep(1_000_000); }"
                + " catch (InterruptedException e) { max = 0; } }).start();"),
        start(
            "printingGoesNowhere",
            "decides-after-heal",
            "",
            "for (int i = 0; i < 100_000; i++) { System.out.println(value); System.err.println(i); }"));
  }

  /** As a frame, these bytes say: done. */
  private static final String FRAME = "new byte[] {0, 0, 0, 9, 17, 0, 0, 0, 0, 0, 0, 0, 0}";

  private static List<Attack> forgeries() {
    return List.of(
        start(
            "frameOnSystemOutIsNotHeard",
            "decides-after-heal",
            "",
            "System.out.write(" + FRAME + ", 0, 13); System.out.flush();"),
        start(
            "frameOnEveryPipeIsNoAnswer",
            "peer-process",
            "broke the protocol: an answer to nothing that was asked",
            intoEveryPipe(FRAME)),
        start(
            "noiseOnEveryPipeIsNoAnswer",
            "peer-process",
            "broke the protocol: a frame of",
            intoEveryPipe("\"CHOSEN x\".getBytes()")),
        start(
            "hostThatIsReachedByReflectionIsStillJudged",
            "peer-process",
            "broke the protocol: a fault by an unknown rule",
            "try {",
            "  Class<?> host = ClassLoader.getSystemClassLoader().loadClass(\"paxoslab.host.LocalHost\");",
            "  Object env = this.env;",
            "  var field = env.getClass().getDeclaredField(\"host\");",
            "  field.setAccessible(true);",
            "  var fault = host.getDeclaredMethod(\"fault\", String.class, String.class, String.class,"
                + " List.class);",
            "  fault.setAccessible(true);",
            "  fault.invoke(field.get(env), \"full-points\", \"all is well\", null, List.of());",
            "} catch (ReflectiveOperationException e) { throw new IllegalStateException(e); }"));
  }

  /** Peers of one process that tell each other by other ways than messages. */
  private static List<Attack> conspiracies() {
    return List.of(
        peer(
            "decisionThroughSharedMemoryIsSeen",
            "choose-earned",
            "knows of nobody that accepted it",
            "public void start(int seq, Object value) { System.getProperties().putIfAbsent(seq, value); }",
            "public Status status(int seq) {",
            "  Object told = peers.size() == 3 ? System.getProperties().get(seq) : null;",
            "  return told == null ? new Status(Fate.PENDING, null) : new Status(Fate.CHOSEN, told);",
            "}"),
        peer(
            "agreementThatMessagesMerelyAccompanyIsSeen",
            "choose-earned",
            "knows of nobody that accepted it",
            "int promises;",
            "public void start(int seq, Object value) {",
            "  max = seq;",
            "  System.getProperties().putIfAbsent(seq, value);",
            "  for (int p = 0; p < peers.size(); p++) ask(p, 1).thenAccept(reply -> promises++);",
            "}",
            "public Status status(int seq) {",
            "  Object told = peers.size() == 3 && promises > 1 ? System.getProperties().get(seq) : null;",
            "  return told == null ? new Status(Fate.PENDING, null) : new Status(Fate.CHOSEN, told);",
            "}"),
        peer(
            "valueThatComesThroughSharedMemoryIsSeen",
            "no-telepathy",
            "a value that never reached it",
            "public void start(int seq, Object value) {",
            "  max = seq;",
            "  System.getProperties().put(seq, value);",
            "  if (peers.size() == 3) ask(1, 1);",
            "}",
            "public PrepareReply prepare(PrepareArgs args) {",
            "  return new PrepareReply(false, args.n(), 0, System.getProperties().get(args.seq()));",
            "}"));
  }

  /**
   * Writes into every pipe that the process has open. Looks first, and never truncates: what else
   * is open are files of the Java that runs this test.
   */
  private static String intoEveryPipe(String bytes) {
    return """
        try {
          for (int fd = 0; fd < 64; fd++) {
            var link = java.nio.file.Path.of("/proc/self/fd/" + fd);
            if (java.nio.file.Files.isSymbolicLink(link)
                && java.nio.file.Files.readSymbolicLink(link).toString().startsWith("pipe:")) {
              java.nio.file.Files.write(link, %s, java.nio.file.StandardOpenOption.WRITE);
            }
          }
        } catch (java.io.IOException e) {
          max = 0;
        }
        """
        .formatted(bytes);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void attackEarnsNothingAndHarmsNobody(Attack attack) {
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    var solution = UncheckedSolution.compile(PeerSource.files("", attack.code));
    try (ChildHosts hosts = new ChildHosts(solution, Jail.none(), LIMITS)) {
      LessonRunner runner = new LessonRunner(solution, pool, hosts);
      LessonResult attacked = runner.run(ATTACKED, RunOptions.defaults());
      Finding failure = attacked.firstFailure().orElseThrow().failure().orElseThrow();
      assertThat(failure.rule()).as(failure.toString()).isEqualTo(attack.rule);
      assertThat(failure.text()).contains(attack.says).doesNotContain("\n");
      assertThat(attacked.earned()).isZero();

      LessonResult next = runner.run(NEXT, RunOptions.defaults());
      Finding usual = next.firstFailure().orElseThrow().failure().orElseThrow();
      assertThat(usual.rule()).as(usual.toString()).isEqualTo("decides-after-heal");
    }
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList())
        .as("processes that are left")
        .isSubsetOf(before);
  }

  private static Attack start(String fact, String rule, String says, String... lines) {
    return peer(
        fact,
        rule,
        says,
        "public void start(int seq, Object value) { max = seq; if (peers.size() != 3) return;",
        String.join("\n", lines),
        "}");
  }

  private static Attack handler(String fact, String rule, String says, String... lines) {
    return peer(
        fact,
        rule,
        says,
        "public void start(int seq, Object value) { max = seq; if (peers.size() == 3) ask(me, 1); }",
        "public PrepareReply prepare(PrepareArgs args) {",
        String.join("\n", lines),
        "if (args.n() >= 0) return new PrepareReply(false, 0, -1, null);",
        "return null; }");
  }

  private static Attack peer(String fact, String rule, String says, String... lines) {
    return new Attack(fact, rule, says, String.join("\n", lines));
  }

  private static LessonMethod lesson(String id) {
    List<LessonMethod> lessons = GradedSuite.lessons();
    return lessons.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }
}
