package paxoslab.junit;

import java.util.List;
import java.util.stream.Stream;

/** Peers that would not end: loops, recursions, waits for nothing, floods. */
class EndlessPeersTest extends MisbehavingPeers {
  static Stream<Case> cases() {
    return Stream.of(loops(), recursions(), waits(), floods()).flatMap(List::stream);
  }

  private static List<Case> loops() {
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
        peer(
            "busyLoopInKill",
            "decides-after-heal",
            "",
            "public void kill() { while (true) max++; }"),
        start(
            "busyLoopInTimer",
            "busy-loop",
            says,
            "new CompletableFuture<>().completeOnTimeout(1, 1, TimeUnit.MILLISECONDS).thenRun(() ->"
                + " {",
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
            "while (true) { try { env.sleep(Duration.ofMillis(1)); } catch (Throwable t) { max++; }"
                + " } // here"));
  }

  private static List<Case> recursions() {
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

  private static List<Case> waits() {
    String join = "new CompletableFuture<>().join(); // here";
    return List.of(
        start(
            "sleepInStart",
            "start-returns",
            "start must return at once*env.spawn",
            "env.sleep(Duration.ofMillis(1)); // here"),
        start(
            "joinInStart",
            "start-returns",
            "start must return at once*env.spawn",
            "ask(1, 1).join(); // here"),
        peer(
            "waitInStatus",
            "status-local",
            "must answer at once",
            "public Status status(int seq) {",
            join,
            "return null; }"),
        peer(
            "waitInMin",
            "status-local",
            "must answer at once",
            "public int min() {",
            join,
            "return 0; }"),
        constructor(
            "waitInConstructor",
            "wait-refused",
            "the constructor must not wait*env.spawn",
            "env.sleep(Duration.ofMillis(1));"),
        callback(
            "waitInCallback",
            "wait-refused",
            "a callback must not wait*env.spawn",
            "ask(1, 2).await(); // here"),
        task(
            "waitForNobodyInTask",
            "stuck",
            "p0 waits at PaxosPeer.java:5*nobody will complete",
            join),
        handler(
            "waitForNobodyInHandler",
            "handler-deadlock",
            "nobody will complete",
            join,
            "return null;"),
        handler(
            "waitForNobodyInHandlerWhileTheWorldGoesOn",
            "handler-deadlock",
            "nobody will complete",
            "env.spawn(() -> { while (true) env.sleep(Duration.ofSeconds(1)); });",
            join,
            "return null;"),
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
        task(
            "sleepOfZeroForEver",
            "busy-loop",
            "time stands still",
            "while (true) env.sleep(Duration.ZERO); // here"),
        task(
            "loopbackForEver",
            "busy-loop",
            "time stands still",
            "while (true) ask(0, 1).await(); // here"),
        start(
            "callbacksForEver",
            "busy-loop",
            "time stands still",
            "again();",
            "}",
            "void again() {",
            "  ask(0, 1).thenRun(this::again);"));
  }

  private static List<Case> floods() {
    return List.of(
        peer(
            "spawnWithoutEnd",
            "busy-loop",
            "more than 100000 tasks were spawned while no time passed",
            "public void start(int seq, Object value) { max = seq; env.spawn(this::again); }",
            "void again() {",
            "  env.spawn(this::again); // here",
            "}"),
        task(
            "logFlood",
            "busy-loop",
            "more than 100000 messages, timers and log lines",
            "while (true) env.log(\"x\"); // here"),
        task(
            "callFlood",
            "busy-loop",
            "more than 100000 messages, timers and log lines",
            "while (true) env.call(peers.get(1), new PrepareArgs(0, 1)); // here"),
        task(
            "timerFlood",
            "busy-loop",
            "more than 100000 messages, timers and log lines",
            "while (true) new CompletableFuture<>().orTimeout(1, TimeUnit.SECONDS); // here"));
  }
}
