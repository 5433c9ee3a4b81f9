package paxoslab.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** CompletableFuture's static methods, as a student calls them. */
class LocalFutureTest {
  private static final Solution SOLUTION =
      Peers.solution(
          """
          class Code {
            static Object any() {
              var never = new CompletableFuture<String>();
              return CompletableFuture.anyOf(never, CompletableFuture.completedFuture("b")).join();
            }
            static void all(RuntimeException e) throws Exception {
              var failed = CompletableFuture.failedFuture(e);
              CompletableFuture.allOf(CompletableFuture.completedFuture(1), failed).get();
            }
            static void allJoined(RuntimeException e) {
              CompletableFuture.allOf(CompletableFuture.<Object>failedFuture(e)).join();
            }
            static Object stages(RuntimeException e) {
              var stage = CompletableFuture.<Integer>failedStage(e).exceptionally(x -> 3);
              return CompletableFuture.completedStage(4)
                  .thenCombine(stage, Integer::sum).toCompletableFuture().join();
            }
            static Object delayed() {
              Executor later = CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS);
              return CompletableFuture.supplyAsync(() -> "late", later).join();
            }
            static void run(Executor executor, Runnable task) {
              CompletableFuture.runAsync(task, executor).join();
            }
          }
          """);

  private final Peers.Loaded code = Peers.load(SOLUTION);
  private final RuntimeException failure = new IllegalStateException("mine");

  @Test
  void anyOfAndAllOfEndAsTheirFuturesDo() {
    assertThat(code.call("any")).isEqualTo("b");
    assertThatThrownBy(() -> code.call("all", failure))
        .isInstanceOf(ExecutionException.class)
        .hasCause(failure);
    assertThatThrownBy(() -> code.call("allJoined", failure))
        .isInstanceOf(CompletionException.class)
        .hasCause(failure);
    assertThat(code.call("stages", failure)).isEqualTo(7);
  }

  @Test
  void delaysAreInVirtualTime() {
    assertThat(code.call("delayed")).isEqualTo("late");
    assertThat(code.runtime().now()).isEqualTo(5_000);
  }

  @Test
  void failureOfATaskIsReported() {
    Runnable task =
        () -> {
          throw failure;
        };
    assertThatThrownBy(() -> code.call("run", code.runtime().tasks(), task)).hasCause(failure);
    assertThat(code.runtime().escaped).containsExactly(failure);
  }
}
