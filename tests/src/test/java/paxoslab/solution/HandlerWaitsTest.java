package paxoslab.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import paxoslab.api.PrepareArgs;
import paxoslab.host.PeerSource;

/**
 * A handler that waits by whatever detour is never taken for one that doesn't; and what is common
 * in handlers that don't is not taken for a wait.
 */
class HandlerWaitsTest {
  private static final String OK = "return new PrepareReply(true, args.n(), -1, null); }";
  private static final String HANDLER = "public PrepareReply prepare(PrepareArgs args) { ";

  private static final List<String> WAITING =
      List.of(
          HANDLER + "env.sleep(Duration.ZERO); " + OK,
          HANDLER + "ask(1, 2).await(); " + OK,
          HANDLER + "ask(1, 2).join(); " + OK,
          HANDLER + "CompletableFuture.allOf(ask(1, 2)).join(); " + OK,
          HANDLER + "Future<?> f = ask(1, 2); try { f.get(); } catch (Exception e) {} " + OK,
          HANDLER + "env.await(new CompletableFuture<>()); " + OK,
          HANDLER + "pause(); " + OK + " void pause() { env.sleep(Duration.ZERO); }",
          HANDLER + "Runnable r = () -> env.sleep(Duration.ZERO); r.run(); " + OK,
          HANDLER + "Supplier<?> s = ask(1, 2)::join; s.get(); " + OK,
          HANDLER + "peers.forEach(p -> env.sleep(Duration.ZERO)); " + OK,
          "final Runnable r = () -> env.sleep(Duration.ZERO); " + HANDLER + "r.run(); " + OK,
          "final Supplier<?> s = new CompletableFuture<>()::join; " + HANDLER + "s.get(); " + OK,
          "final Consumer<String> c = p -> env.sleep(Duration.ZERO); "
              + HANDLER
              + "peers.forEach(c); "
              + OK,
          "final Comparator<String> c = (a, b) -> { env.sleep(Duration.ZERO); return 0; }; "
              + HANDLER
              + "new TreeSet<String>(); "
              + OK,
          "final CompletableFuture<?> f = new CompletableFuture<>(); public void start(int s, Object"
              + " v) { f.thenRun(this::pause); } void pause() { env.sleep(Duration.ZERO); } "
              + HANDLER
              + "f.complete(null); "
              + OK,
          "class Round implements Runnable { public void run() { env.sleep(Duration.ZERO); } } final"
              + " Runnable r = new Round(); "
              + HANDLER
              + "r.run(); "
              + OK,
          "interface Step { void go(); } final Step step = () -> env.sleep(Duration.ZERO); "
              + HANDLER
              + "step.go(); "
              + OK,
          "class Key { public int hashCode() { env.sleep(Duration.ZERO); return 1; } } "
              + HANDLER
              + "new HashSet<Object>().add(this); "
              + OK,
          "class All implements Iterator<String> { public boolean hasNext() { return false; } public"
              + " String next() { env.sleep(Duration.ZERO); return null; } } "
              + HANDLER
              + OK,
          "abstract class Rule { abstract void apply(); } class Slow extends Rule { void apply() {"
              + " env.sleep(Duration.ZERO); } } final Rule rule = new Slow(); "
              + HANDLER
              + "rule.apply(); "
              + OK);

  private static final List<String> NOT_WAITING =
      List.of(
          HANDLER + OK,
          HANDLER + "env.spawn(() -> env.sleep(Duration.ZERO)); " + OK,
          HANDLER + "env.spawn(() -> { ask(1, 2).await(); }); env.log(\"x\"); " + OK,
          HANDLER + "env.call(peers.get(1), new PrepareArgs(0, 1)); " + OK,
          "final Map<Integer, List<String>> m = new HashMap<>(); "
              + HANDLER
              + "m.computeIfAbsent(args.seq(), k -> new ArrayList<>()).add(\"x\" + args); "
              + OK,
          "public void start(int s, Object v) { env.spawn(() -> { peers.forEach(p ->"
              + " ask(1, 2).await()); }); } "
              + HANDLER
              + "peers.forEach(p -> {}); "
              + OK,
          "record Row(int n) { void pause(Env env) { env.sleep(Duration.ZERO); } } "
              + HANDLER
              + "new Row(args.n()).equals(null); "
              + OK,
          "class Round implements Runnable { public void run() { prepareAll(); } void prepareAll() {"
              + " env.sleep(Duration.ZERO); } } public void start(int s, Object v) { env.spawn(new"
              + " Round()); } "
              + HANDLER
              + "synchronized (this) { max++; } "
              + OK);

  @TestFactory
  Stream<DynamicTest> handlerThatWaitsIsKnown() {
    return WAITING.stream().map(code -> test(code, false));
  }

  @TestFactory
  Stream<DynamicTest> handlerThatDoesNotWaitIsKnown() {
    return NOT_WAITING.stream().map(code -> test(code, true));
  }

  private static DynamicTest test(String code, boolean never) {
    return DynamicTest.dynamicTest(
        code,
        () ->
            assertThat(PeerSource.peer(code).withoutWait().contains(PrepareArgs.class.getName()))
                .isEqualTo(never));
  }
}
