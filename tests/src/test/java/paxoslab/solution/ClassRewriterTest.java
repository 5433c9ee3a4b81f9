package paxoslab.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassRewriterTest {
  @Test
  void endlessLoopRunsOutOfFuelAtTheSamePlaceEachTime() {
    Peers.Loaded code =
        Peers.load("class Code { static int i; static void spin() { i = 0; while (true) i++; }\n"
            + "static int i() { return i; } }");
    for (int run = 0; run < 2; run++) {
      code.peer().guard().refuel(1_000);
      assertThatThrownBy(() -> code.call("spin")).hasMessage("out of fuel");
      code.peer().guard().refuel(10);
      assertThat(code.call("i")).isEqualTo(1_000);
    }
  }

  @Test
  void eachLoopIterationCostsOne() {
    Peers.Loaded code =
        Peers.load(
            "class Code {\n"
                + "static Object none(int n) { return null; }\n"
                + "static Object once(int n) { for (int i = 0; i < n; i++) {} return null; }\n"
                + "static Object nested(int n) { for (int i = 0; i < n; i++)"
                + " for (int j = 0; j < n; j++) { if (j == 2) continue; } return null; }\n"
                + "static Object doWhile(int n) { do { n--; } while (n > 0); return null; }\n"
                + "}");
    assertThat(code.fuelOf(() -> code.call("none", 0))).isEqualTo(1);
    assertThat(code.fuelOf(() -> code.call("once", 5))).isEqualTo(1 + 5);
    assertThat(code.fuelOf(() -> code.call("nested", 5))).isBetween(1 + 5 + 25L, 1 + 5 + 25L + 5);
    assertThat(code.fuelOf(() -> code.call("doWhile", 5))).isBetween(1 + 4L, 1 + 5L);
  }

  @Test
  void recursionEndsAtTheSameDepthEachTime() {
    Peers.Loaded code =
        Peers.load(
            "class Code { static int deepest;\n"
                + "static void down(int n) { deepest = n; down(n + 1); }\n"
                + "static int deepest() { return deepest; } }");
    for (int run = 0; run < 2; run++) {
      code.peer().guard().depth(0);
      assertThatThrownBy(() -> code.call("down", 1)).hasMessage("too deep");
      assertThat(code.call("deepest")).isEqualTo(2_000);
    }
  }

  @Test
  void depthIsRestoredByReturnsAndByCaughtExceptions() {
    Peers.Loaded code =
        Peers.load(
            """
            class Code {
              static int run(int n) {
                int caught = 0;
                for (int i = 0; i < n; i++) {
                  try { outer(i); } catch (IllegalStateException e) { caught++; } finally { touch(); }
                }
                return caught;
              }
              static void outer(int i) { inner(i); touch(); }
              static void inner(int i) { touch(); if (i % 2 == 0) throw new IllegalStateException(); }
              static void touch() { "".length(); }
            }
            """);
    assertThat(code.call("run", 10_000)).isEqualTo(5_000);
    assertThat(code.peer().guard().depth()).isZero();
  }

  @Test
  void synchronizedMethodsAndBlocksLockTheGuardsMonitors() {
    Peers.Loaded code =
        Peers.load(
            """
            class Code {
              static synchronized int statically() {
                return 1;
              }
              synchronized long instance(long a, double b, boolean fail) {
                try {
                  if (fail) throw new IllegalStateException();
                  return a;
                } finally {
                  "".length();
                }
              }
              static long call(boolean fail) { return new Code().instance(2, 3, fail); }
              static int block(Object o) {
                synchronized (o) {
                  for (int i = 0; i < 3; i++) { if (i == 1) return i; }
                }
                return 0;
              }
            }
            """);
    assertThat(code.call("statically")).isEqualTo(1);
    assertThat(code.runtime().takeNotes()).containsExactly("lock Code.java:4", "unlock");
    assertThat(code.call("call", false)).isEqualTo(2L);
    assertThat(code.runtime().takeNotes()).containsExactly("lock Code.java:8", "unlock");
    assertThatThrownBy(() -> code.call("call", true)).isInstanceOf(IllegalStateException.class);
    assertThat(code.runtime().takeNotes()).containsExactly("lock Code.java:8", "unlock");
    assertThat(code.call("block", "x")).isEqualTo(1);
    assertThat(code.runtime().takeNotes()).containsExactly("lock Code.java:16", "unlock");
    assertThat(code.runtime().holdsAny()).isFalse();
    assertThatThrownBy(() -> code.call("block", (Object) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void futuresThatAStudentMakesWaitInTheHost() {
    Peers.Loaded code =
        Peers.load(
            """
            class Code {
              static final class Mine<T> extends CompletableFuture<T> {
                @Override public boolean complete(T t) { return super.complete(t); }
              }
              static Object plain() { return new CompletableFuture<Integer>().join(); }
              static Object mine() { return new Mine<Integer>().join(); }
              static Object done() { return CompletableFuture.completedFuture(1).join(); }
              static Object all() {
                return CompletableFuture.allOf(new CompletableFuture<>()).join();
              }
              static Object reference() {
                Supplier<CompletableFuture<Integer>> make = CompletableFuture::new;
                return make.get().join();
              }
              static Object staticReference() {
                Function<Integer, CompletableFuture<Integer>> make = RpcFuture::completedFuture;
                return make.apply(3).thenApplyAsync(x -> x + 1).join();
              }
            }
            """);
    for (String method : List.of("plain", "mine", "all", "reference")) {
      assertThatThrownBy(() -> code.call(method)).as(method).hasMessage("nobody completes this");
    }
    code.runtime().takeNotes();
    assertThat(code.call("done")).isEqualTo(1);
    assertThat(code.runtime().takeNotes()).isEmpty();
    assertThat(code.call("staticReference")).isEqualTo(4);
    assertThat(code.runtime().takeNotes()).containsExactly("task", "await");
  }

  @Test
  void allKindsOfCodeStillVerifyAndMeanTheSame() {
    Peers.Loaded code = Peers.load(ManyKinds.SOURCE);
    assertThat(code.call("all")).isEqualTo(ManyKinds.EXPECTED);
    assertThat(code.peer().guard().depth()).isZero();
  }
}
