package paxoslab.guard;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import paxoslab.api.NoReplyException;
import paxoslab.solution.FakeRuntime;

class TaskFutureTest {
  /** They neither wait, nor run a callback, nor read time. */
  private static final Set<String> INHERITED =
      Set.of(
          "copy",
          "exceptionNow",
          "getNow",
          "getNumberOfDependents",
          "isCancelled",
          "isCompletedExceptionally",
          "isDone",
          "resultNow",
          "state",
          "toCompletableFuture",
          "toString");

  private final FakeRuntime runtime = new FakeRuntime();
  private final TaskFuture<Integer> own = new TaskFuture<>(runtime, false);
  private final TaskFuture<Integer> rpc = new TaskFuture<>(runtime, true);

  @Test
  void eachPublicMethodIsInVirtualTime() {
    List<String> missing = new ArrayList<>();
    for (Method method : CompletableFuture.class.getMethods()) {
      boolean instance = !Modifier.isStatic(method.getModifiers());
      if (instance
          && method.getDeclaringClass() != Object.class
          && !INHERITED.contains(method.getName())
          && !isDeclared(method, TaskFuture.class)
          && !isDeclared(method, GuardedStage.class)) {
        missing.add(method.toString());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void eachStaticFactoryHasALocalOne() {
    assertThat(CompletableFuture.class.getMethods())
        .filteredOn(m -> Modifier.isStatic(m.getModifiers()))
        .allMatch(m -> isDeclared(m, LocalFuture.class));
  }

  private static boolean isDeclared(Method method, Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(
            m ->
                m.getName().equals(method.getName())
                    && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
  }

  @Test
  void waitingForADoneFutureDoesNotGiveWay() throws Exception {
    rpc.deliver(3);
    assertThat(rpc.join()).isEqualTo(3);
    assertThat(rpc.get()).isEqualTo(3);
    assertThat(rpc.await()).contains(3);
    assertThat(rpc.get(1, MICROSECONDS)).isEqualTo(3);
    assertThat(runtime.notes).isEmpty();
  }

  @Test
  void waitingTakesVirtualTime() {
    runtime.later(700, () -> rpc.deliver(4));
    assertThat(rpc.await()).contains(4);
    assertThat(runtime.now()).isEqualTo(700);
    assertThat(runtime.notes).containsExactly("await");
  }

  @Test
  void noReplyIsEmptyForAwaitAndThrownByTheOthers() {
    NoReplyException noReply = new NoReplyException("lost");
    runtime.later(5, () -> rpc.fail(noReply));
    assertThat(rpc.await()).isEmpty();
    assertThatThrownBy(rpc::join).isInstanceOf(CompletionException.class).hasCause(noReply);
    assertThatThrownBy(rpc::get).isInstanceOf(ExecutionException.class).hasCause(noReply);
    CompletableFuture<Integer> dependent = rpc.thenApply(n -> n + 1);
    assertThatThrownBy(dependent::join).isInstanceOf(CompletionException.class).hasCause(noReply);
    assertThat(runtime.escaped).isEmpty();
  }

  @Test
  void getTimesOutInVirtualTime() {
    assertThatThrownBy(() -> own.get(900, MICROSECONDS)).isInstanceOf(TimeoutException.class);
    assertThat(runtime.now()).isEqualTo(900);
    assertThatThrownBy(() -> own.get(1, NANOSECONDS)).isInstanceOf(TimeoutException.class);
    assertThat(runtime.now()).isEqualTo(901);
    assertThatThrownBy(() -> own.get(-1, MICROSECONDS)).isInstanceOf(TimeoutException.class);
    assertThat(runtime.now()).isEqualTo(901);
  }

  @Test
  void timeoutsOfAnOwnFutureAreItsOwn() {
    assertThat(own.orTimeout(10, MICROSECONDS)).isSameAs(own);
    assertThatThrownBy(own::join).hasCauseInstanceOf(TimeoutException.class);
    assertThat(runtime.now()).isEqualTo(10);
    TaskFuture<Integer> other = new TaskFuture<>(runtime, false);
    assertThat(other.completeOnTimeout(7, 10, MICROSECONDS)).isSameAs(other);
    assertThat(other.join()).isEqualTo(7);
    assertThat(runtime.now()).isEqualTo(20);
  }

  @Test
  void timeoutsOfAnRpcLeaveTheCallItself() {
    CompletableFuture<Integer> timed = rpc.orTimeout(10, MICROSECONDS);
    CompletableFuture<Integer> other = rpc.completeOnTimeout(7, 10, MICROSECONDS);
    CompletableFuture<Integer> patient = rpc.orTimeout(99, MICROSECONDS);
    assertThatThrownBy(timed::join).hasCauseInstanceOf(TimeoutException.class);
    assertThat(other.join()).isEqualTo(7);
    assertThat(rpc.isDone()).isFalse();
    rpc.deliver(3);
    assertThat(patient.join()).isEqualTo(3);
    runtime.runAll();
    assertThat(patient.join()).isEqualTo(3);
  }

  @TestFactory
  Stream<DynamicTest> onlyTheHostCompletesAnRpc() {
    return Stream.<Consumer<CompletableFuture<Integer>>>of(
            f -> f.complete(1),
            f -> f.completeExceptionally(new RuntimeException()),
            f -> f.cancel(true),
            f -> f.obtrudeValue(1),
            f -> f.obtrudeException(new RuntimeException()),
            f -> f.completeAsync(() -> 1),
            f -> f.completeAsync(() -> 1, Runnable::run))
        .map(
            attempt ->
                DynamicTest.dynamicTest(
                    "attempt",
                    () -> {
                      TaskFuture<Integer> call = new TaskFuture<>(new FakeRuntime(), true);
                      assertThatThrownBy(() -> attempt.accept(call))
                          .hasMessageContaining("an RPC's future is refused");
                      assertThat(call.isDone()).isFalse();
                      attempt.accept(call.copy());
                    }));
  }

  @Test
  void asyncCallbacksAreTasksOfThePeer() {
    CompletableFuture<Integer> dependent = rpc.thenApplyAsync(n -> n + 1).thenApply(n -> n * 2);
    rpc.deliver(1);
    assertThat(dependent.isDone()).isFalse();
    assertThat(dependent.join()).isEqualTo(4);
    assertThat(runtime.notes).containsExactly("task", "await");
    assertThat(own.completeAsync(() -> 5).join()).isEqualTo(5);
  }

  @TestFactory
  Stream<DynamicTest> whatEscapesACallbackIsReportedOnce() {
    IllegalStateException thrown = new IllegalStateException("mine");
    Runnable fails =
        () -> {
          throw thrown;
        };
    TaskFuture<Integer> never = new TaskFuture<>(runtime, false);
    return Stream.<Consumer<TaskFuture<Integer>>>of(
            f -> f.thenRun(fails),
            f -> f.thenAccept(n -> fails.run()),
            f -> f.thenApply(n -> fail(fails)),
            f -> f.thenCompose(n -> fail(fails)),
            f -> f.thenCombine(f, (a, b) -> fail(fails)),
            f -> f.thenAcceptBoth(f, (a, b) -> fails.run()),
            f -> f.runAfterBoth(f, fails),
            f -> f.applyToEither(never, n -> fail(fails)),
            f -> f.acceptEither(never, n -> fails.run()),
            f -> f.runAfterEither(never, fails),
            f -> f.whenComplete((n, e) -> fails.run()),
            f -> f.handle((n, e) -> fail(fails)),
            f -> f.thenApply(n -> n / (n - 1)).exceptionally(e -> fail(fails)),
            f -> f.thenRunAsync(fails),
            f -> f.thenRun(fails).thenRun(() -> {}).whenComplete((n, e) -> {}),
            f -> f.thenRun(fails).handle((n, e) -> rethrow(e)),
            f -> f.thenRun(fails).exceptionally(e -> rethrow(e)))
        .map(
            use ->
                DynamicTest.dynamicTest(
                    "use",
                    () -> {
                      TaskFuture<Integer> future = new TaskFuture<>(runtime, true);
                      runtime.escaped.clear();
                      use.accept(future);
                      future.deliver(1);
                      runtime.runAll();
                      runtime.escaped.removeIf(ArithmeticException.class::isInstance);
                      assertThat(runtime.escaped).containsExactly(thrown);
                    }));
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // stands where any type is asked for
  private static <T> T fail(Runnable fails) {
    fails.run();
    return null;
  }

  @SuppressWarnings("TypeParameterUnusedInFormals") // stands where any type is asked for
  private static <T> T rethrow(Throwable e) {
    throw e instanceof CompletionException c ? c : new CompletionException(e);
  }

  @Test
  void throwingOnThatNoReplyCameIsNoNews() {
    rpc.handle((n, e) -> rethrow(e));
    rpc.thenApply(n -> n).exceptionally(e -> rethrow(e));
    rpc.whenComplete(
        (n, e) -> {
          throw new CompletionException(new NoReplyException("joined another"));
        });
    rpc.fail(new NoReplyException("lost"));
    assertThat(runtime.escaped).isEmpty();
  }

  @Test
  void dependentsFailAsCompletableFuturesDo() {
    IllegalStateException thrown = new IllegalStateException("mine");
    CompletableFuture<Object> dependent =
        rpc.thenApply(
            n -> {
              throw thrown;
            });
    rpc.deliver(1);
    assertThatThrownBy(dependent::join).isInstanceOf(CompletionException.class).hasCause(thrown);
    assertThat(rpc.minimalCompletionStage().toCompletableFuture().join()).isEqualTo(1);
  }
}
