package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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
class MisbehavingPeersTest {
  /**
   * A misbehaving peer.
   *
   * @param fact what must come of it, as the test's name
   * @param rule the rule that must end the lesson
   * @param says what the finding's sentence must contain, parts divided by an asterisk
   * @param construct code of the constructor
   * @param code code of the peer; the line to be named ends with "// here"
   */
  private record Case(String fact, String rule, String says, String construct, String code) {
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
  @MethodSource({"loops", "recursions", "waits", "locks", "exceptions", "messages", "floods"})
  void lessonEndsWithTheRuleAndTheLine(Case c) {
    SeedRun run = play(PeerSource.peer(c.construct, c.code));
    Finding failure = run.failure().orElseThrow();
    assertThat(failure.rule()).as(failure.toString()).isEqualTo(c.rule);
    for (String part : c.says.split("\\*")) {
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

  private static Case peer(String fact, String rule, String says, String... lines) {
    return new Case(fact, rule, says, "", String.join("\n", lines));
  }

  private static Case constructor(String fact, String rule, String says, String statements) {
    return new Case(fact, rule, says, statements, "");
  }

  private static Case start(String fact, String rule, String says, String... lines) {
    return peer(fact, rule, says, around("public void start(int seq, Object value) { max = seq;", "}", lines));
  }

  private static Case task(String fact, String rule, String says, String... lines) {
    return start(fact, rule, says, around("env.spawn(() -> {", "});", lines));
  }

  /** Code that runs when a reply has come. */
  private static Case callback(String fact, String rule, String says, String... lines) {
    return start(fact, rule, says, around("ask(1, 1).thenAccept(reply -> {", "});", lines));
  }

  /** Code of the handler of prepare. */
  private static Case handler(String fact, String rule, String says, String... lines) {
    String[] handler = around("public PrepareReply prepare(PrepareArgs args) {", "}", lines);
    String[] start = {"public void start(int seq, Object value) { max = seq; ask(1, 1); }"};
    return peer(
        fact,
        rule,
        says,
        Stream.of(start, handler).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private static String[] around(String before, String after, String... lines) {
    return (before + "\n" + Arrays.stream(lines).collect(Collectors.joining("\n")) + "\n" + after)
        .split("\n");
  }

  static List<Case> loops() {
    String says = "a loop runs on and on";
    String spin = "int i = 0; while (true) i++; // here";
    String[] caught = {
      "while (true) {",
      "  try {",
      "    for (int i = 0; true; i++) max = i; // here",
      "  } catch (Throwable t) {",
      "    env.log(\"%s\", t);",
      "  }",
      "}"
    };
    return List.of(
        start("busyLoopInStart", "busy-loop", says, spin),
        handler("busyLoopInHandler", "busy-loop", says, spin),
        task("busyLoopInTask", "busy-loop", says, spin),
        callback("busyLoopInCallback", "busy-loop", says, spin),
        constructor("busyLoopInConstructor", "busy-loop", says, "while (true) max++;"),
        peer(
            "busyLoopInStatus",
            "busy-loop",
            says,
            "public Status status(int seq) { while (true) max++; } // here"),
        peer("busyLoopInKill", "decides-after-heal", "", "public void kill() { while (true) max++; }"),
        start(
            "busyLoopInTimer",
            "busy-loop",
            says,
            "new CompletableFuture<>().completeOnTimeout(1, 1, TimeUnit.MILLISECONDS).thenRun(() -> {",
            spin,
            "});"),
        start("busyLoopThatCatchesAllInStart", "busy-loop", says, caught),
        handler("busyLoopThatCatchesAllInHandler", "busy-loop", says, caught),
        task("busyLoopThatCatchesAllInTask", "busy-loop", says, caught),
        callback("busyLoopThatCatchesAllInCallback", "busy-loop", says, caught),
        constructor(
            "busyLoopThatCatchesAllInConstructor",
            "busy-loop",
            says,
            "while (true) { try { while (true) max++; } catch (Throwable t) { max = 0; } }"),
        task(
            "busyLoopInFinally",
            "busy-loop",
            says,
            "while (true) { try { while (true) max++; } finally { continue; } } // here"),
        task(
            "busyLoopThroughTheJdk",
            "busy-loop",
            says,
            "java.util.stream.Stream.iterate(0, i -> i + 1).forEach(i -> max = i); // here"),
        start(
            "refusedWaitInALoopThatCatchesAll",
            "start-returns",
            "start must return at once",
            "while (true) { try { env.sleep(Duration.ofMillis(1)); } catch (Throwable t) { max++; } } // here"));
  }

  static List<Case> recursions() {
    String[] down = {"down(0);", "}", "int down(int n) {", "return 1 + down(n + 1); // here"};
    return List.of(
        start("endlessRecursionInStart", "deep-recursion", "nested too deeply", down),
        handler(
            "endlessRecursionInHandler",
            "deep-recursion",
            "nested too deeply",
            "return new PrepareReply(true, down(0), -1, null);",
            "}",
            "int down(int n) {",
            "return 1 + down(n + 1); // here"),
        peer(
            "endlessRecursionThatCatchesAll",
            "deep-recursion",
            "nested too deeply",
            "public void start(int seq, Object value) { max = seq; env.spawn(() -> down(0)); }",
            "int down(int n) {",
            "  try { return 1 + down(n + 1); } catch (Throwable t) { return down(0); } // here",
            "}"),
        constructor(
            "endlessRecursionInConstructor",
            "deep-recursion",
            "nested too deeply",
            "new Object() { void down() { down(); } }.down();"));
  }

  static List<Case> waits() {
    String join = "new CompletableFuture<>().join(); // here";
    return List.of(
        start("sleepInStart", "start-returns", "start must return at once*env.spawn", "env.sleep(Duration.ofMillis(1)); // here"),
        start("joinInStart", "start-returns", "start must return at once*env.spawn", "ask(1, 1).join(); // here"),
        peer(
            "waitInStatus",
            "status-local",
            "must answer at once",
            "public Status status(int seq) {",
            join,
            "return null; }"),
        peer("waitInMin", "status-local", "must answer at once", "public int min() {", join, "return 0; }"),
        constructor("waitInConstructor", "wait-refused", "the constructor must not wait*env.spawn", "env.sleep(Duration.ofMillis(1));"),
        callback("waitInCallback", "wait-refused", "a callback must not wait*env.spawn", "ask(1, 2).await(); // here"),
        task("waitForNobodyInTask", "stuck", "p0 waits at PaxosPeer.java:5*nobody will complete", join),
        handler("waitForNobodyInHandler", "handler-deadlock", "nobody will complete", join, "return null;"),
        handler(
            "handlerThatCallsItself",
            "handler-deadlock",
            "calls itself with the same request",
            "return env.call(peers.get(me), args).join(); // here"),
        handler(
            "twoHandlersOfAPeerThatCallEachOther",
            "handler-deadlock",
            "handlers of this peer call each other",
            "env.call(peers.get(me), new SeqArgs(me, -1)).join(); // here",
            "return super.prepare(args);",
            "}",
            "public SeqReply updateDoneSeqs(SeqArgs args) {",
            "env.call(peers.get(me), new PrepareArgs(0, ++ballot)).join();",
            "return super.updateDoneSeqs(args); } int ballot = 1; void more() {"),
        handler(
            "twoPeersThatCallEachOther",
            "decides-after-heal",
            "",
            "env.call(peers.get(1 - me), args).await();",
            "return super.prepare(args);"),
        task("sleepOfZeroForEver", "busy-loop", "time stands still", "while (true) env.sleep(Duration.ZERO); // here"),
        task("loopbackForEver", "busy-loop", "time stands still", "while (true) ask(0, 1).await(); // here"),
        start(
            "callbacksForEver",
            "busy-loop",
            "time stands still",
            "again();",
            "}",
            "void again() {",
            "  ask(0, 1).thenRun(this::again);"));
  }

  static List<Case> locks() {
    String says = "waits at PaxosPeer.java:*while it holds the lock that it took at PaxosPeer.java:";
    String sleep = "env.sleep(Duration.ofMillis(1)); // here";
    return List.of(
        task("waitInSynchronizedBlock", "lock-held-while-waiting", says, "synchronized (env) {", sleep, "}"),
        task(
            "waitInSynchronizedMethod",
            "lock-held-while-waiting",
            says,
            "held();",
            "}); }",
            "synchronized void held() {",
            sleep,
            "} void more() { env.spawn(() -> {"),
        task(
            "waitUnderReentrantLock",
            "lock-held-while-waiting",
            says,
            "ReentrantLock lock = new ReentrantLock();",
            "lock.lock();",
            "try {",
            sleep,
            "} finally { lock.unlock(); }"),
        handler(
            "waitForReplyInSynchronizedHandler",
            "lock-held-while-waiting",
            says,
            "synchronized (this) {",
            "  ask(1 - me, 2).await(); // here",
            "}",
            "return super.prepare(args);"),
        task(
            "lockNeverGivenBack",
            "lock-held-while-waiting",
            "a task ended while it held the lock that it took at PaxosPeer.java:5",
            "new ReentrantLock().lock();"));
  }

  static List<Case> exceptions() {
    String fail = "throw new IllegalStateException(\"oh\"); // here";
    String orNot = "if (max >= -1) " + fail;
    String says = "IllegalStateException (oh) escaped from ";
    return List.of(
        start("exceptionInStart", "exception-escaped", says + "start", orNot),
        handler("exceptionInHandler", "exception-escaped", says + "the handler of PrepareArgs", fail),
        task("exceptionInTask", "exception-escaped", says + "a task", orNot),
        callback("exceptionInThenAccept", "exception-escaped", says + "a callback", orNot),
        start(
            "exceptionInWhenComplete",
            "exception-escaped",
            says + "a callback",
            "ask(1, 1).whenComplete((reply, lost) -> {",
            orNot,
            "});"),
        start(
            "exceptionInThenAcceptAsync",
            "exception-escaped",
            says,
            "ask(1, 1).thenAcceptAsync(reply -> {",
            orNot,
            "});"),
        start(
            "exceptionInTimer",
            "exception-escaped",
            says,
            "new CompletableFuture<>().completeOnTimeout(1, 1, TimeUnit.MILLISECONDS).thenRun(() -> {",
            orNot,
            "});"),
        constructor("exceptionInConstructor", "exception-escaped", says + "the constructor", "if (me == 0) throw new IllegalStateException(\"oh\");"),
        peer("exceptionInStatus", "exception-escaped", says + "status", "public Status status(int seq) {", fail, "}"),
        peer("statusNull", "exception-escaped", "status(0) returned null", "public Status status(int seq) { return null; }"),
        start(
            "nullPointerInStart",
            "exception-escaped",
            "NullPointerException",
            "Map<Integer, Integer> map = new HashMap<>();",
            "int n = map.get(seq); // here"),
        task(
            "noReplyThatNobodyCaught",
            "exception-escaped",
            "no reply to PrepareArgs to p1",
            "env.sleep(Duration.ofMillis(1));",
            "while (true) ask(1, 1).join(); // here",
            "}); }",
            "public PrepareReply prepare(PrepareArgs args) {",
            "  env.sleep(Duration.ofSeconds(5));",
            "  return super.prepare(args); } void more() { env.spawn(() -> {"),
        handler("handlerReturnsNull", "exception-escaped", "the handler of PrepareArgs returned null", "return null; // here"),
        start(
            "notImplemented",
            "not-implemented",
            "not implemented yet: start (PaxosPeer.java:4)",
            "throw new UnsupportedOperationException(\"not implemented yet: start\"); // here"));
  }

  static List<Case> messages() {
    return List.of(
        start("unknownPeer", "exception-escaped", "there is no peer \"p7\"*[p0, p1]", "env.call(\"p7\", new PrepareArgs(0, 1)); // here"),
        start("nullPeer", "exception-escaped", "there is no peer", "env.call(null, new PrepareArgs(0, 1)); // here"),
        start("nullRequest", "unsendable-value", "the request of a call is null", "env.call(peers.get(1), (PrepareArgs) null); // here"),
        start("nullValue", "unsendable-value", "null can't be proposed", "env.call(peers.get(1), new AcceptArgs(0, 1, null)); // here"),
        start(
            "mapAsValue",
            "unsendable-value",
            "HashMap can't cross the network: use String",
            "env.call(peers.get(1), new ChooseArgs(0, new HashMap<>())); // here"),
        handler(
            "mapInReply",
            "unsendable-value",
            "HashMap can't cross the network: use String",
            "return new PrepareReply(true, 1, 1, new HashMap<>()); // here"),
        peer(
            "statusThatSends",
            "status-local",
            "must not send",
            "public Status status(int seq) {",
            "  env.call(peers.get(1), new PrepareArgs(0, 1)); // here",
            "  return super.status(seq); }"),
        start("negativeSleep", "exception-escaped", "negative", "env.spawn(() -> env.sleep(Duration.ofMillis(-1))); // here"),
        start("completionOfAReply", "refused", "complete of an RPC's future", "ask(1, 1).complete(null); // here"),
        start("spawnOfNull", "exception-escaped", "the task to spawn", "env.spawn(null); // here"));
  }

  static List<Case> floods() {
    return List.of(
        peer(
            "spawnWithoutEnd",
            "busy-loop",
            "more than 100000 tasks were spawned while no time passed",
            "public void start(int seq, Object value) { max = seq; env.spawn(this::again); }",
            "void again() {",
            "  env.spawn(this::again); // here",
            "}"),
        task("logFlood", "busy-loop", "more than 100000 messages, timers and log lines", "while (true) env.log(\"x\"); // here"),
        task("callFlood", "busy-loop", "more than 100000 messages, timers and log lines", "while (true) env.call(peers.get(1), new PrepareArgs(0, 1)); // here"),
        task(
            "timerFlood",
            "busy-loop",
            "more than 100000 messages, timers and log lines",
            "while (true) new CompletableFuture<>().orTimeout(1, TimeUnit.SECONDS); // here"));
  }
}
