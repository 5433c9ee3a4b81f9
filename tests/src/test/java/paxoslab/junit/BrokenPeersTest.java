package paxoslab.junit;

import java.util.List;
import java.util.stream.Stream;

/** Peers that break the law in a step: locks, exceptions, messages, what is refused. */
class BrokenPeersTest extends MisbehavingPeers {
  static Stream<Case> cases() {
    return Stream.of(locks(), exceptions(), messages(), refusals()).flatMap(List::stream);
  }

  private static List<Case> locks() {
    String says =
        "waits at PaxosPeer.java:*while it holds the lock that it took at PaxosPeer.java:";
    String sleep = "env.sleep(Duration.ofMillis(1)); // here";
    return List.of(
        task(
            "waitInSynchronizedBlock",
            "lock-held-while-waiting",
            says,
            "synchronized (env) {",
            sleep,
            "}"),
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
            "new ReentrantLock().lock(); // here"),
        task(
            "waitUnderLockTakenThroughMethodReference",
            "lock-held-while-waiting",
            "waits at PaxosPeer.java:9 while it holds the lock that it took at PaxosPeer.java:7",
            "ReentrantLock lock = new ReentrantLock();",
            "Runnable take = lock::lock;",
            "take.run();",
            "env.now();",
            sleep),
        start(
            "lockTakenByNoLineOfTheStudents",
            "lock-held-while-waiting",
            "a task ended while it held the lock that it took through a method reference to lock()",
            "env.spawn(new ReentrantLock()::lock);"));
  }

  private static List<Case> exceptions() {
    String fail = "throw new IllegalStateException(\"oh\"); // here";
    String orNot = "if (max >= -1) " + fail;
    String says = "IllegalStateException (oh) escaped from ";
    return List.of(
        start("exceptionInStart", "exception-escaped", says + "start", orNot),
        handler(
            "exceptionInHandler", "exception-escaped", says + "the handler of PrepareArgs", fail),
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
            "new CompletableFuture<>().completeOnTimeout(1, 1, TimeUnit.MILLISECONDS).thenRun(() ->"
                + " {",
            orNot,
            "});"),
        constructor(
            "exceptionInConstructor",
            "exception-escaped",
            says + "the constructor",
            "if (me == 0) throw new IllegalStateException(\"oh\");"),
        peer(
            "exceptionInStatus",
            "exception-escaped",
            says + "status",
            "public Status status(int seq) {",
            fail,
            "}"),
        peer(
            "statusNull",
            "exception-escaped",
            "status(0) returned null",
            "public Status status(int seq) { return null; }"),
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
        handler(
            "handlerReturnsNull",
            "exception-escaped",
            "the handler of PrepareArgs returned null",
            "return null; // here"),
        start(
            "notImplemented",
            "not-implemented",
            "not implemented yet: start (PaxosPeer.java:4)",
            "throw new UnsupportedOperationException(\"not implemented yet: start\"); // here"));
  }

  private static List<Case> messages() {
    return List.of(
        start(
            "unknownPeer",
            "exception-escaped",
            "there is no peer \"p7\"*[p0, p1]",
            "env.call(\"p7\", new PrepareArgs(0, 1)); // here"),
        start(
            "nullPeer",
            "exception-escaped",
            "there is no peer",
            "env.call(null, new PrepareArgs(0, 1)); // here"),
        start(
            "nullRequest",
            "unsendable-value",
            "the request of a call is null",
            "env.call(peers.get(1), (PrepareArgs) null); // here"),
        start(
            "nullValue",
            "unsendable-value",
            "null can't be proposed",
            "env.call(peers.get(1), new AcceptArgs(0, 1, null)); // here"),
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
        start(
            "negativeSleep",
            "exception-escaped",
            "negative",
            "env.spawn(() -> env.sleep(Duration.ofMillis(-1))); // here"),
        start(
            "completionOfAReply",
            "refused",
            "complete of an RPC's future",
            "ask(1, 1).complete(null); // here"),
        start("spawnOfNull", "exception-escaped", "the task to spawn", "env.spawn(null); // here"));
  }

  private static List<Case> refusals() {
    return List.of(
        start(
            "realSleep",
            "refused",
            "Thread.sleep*env.sleep",
            "try { Thread.sleep(10); } catch (InterruptedException e) { } // here"),
        task("realThread", "refused", "Thread*env.spawn", "new Thread(() -> {}).start(); // here"),
        task(
            "realClock",
            "refused",
            "System.nanoTime*env.now",
            "long t = System.nanoTime(); // here"),
        task(
            "realChance", "refused", "Math.random*env.random", "double d = Math.random(); // here"),
        peer(
            "staticMutableState",
            "refused",
            "static",
            "static int ballot; // here",
            "public void start(int seq, Object value) { ballot++; }"));
  }
}
