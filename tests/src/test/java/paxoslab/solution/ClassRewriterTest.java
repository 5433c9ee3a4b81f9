package paxoslab.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import paxoslab.api.RpcFuture;
import paxoslab.guard.TaskFuture;

class ClassRewriterTest {
  @Test
  void endlessLoopRunsOutOfFuelAtTheSamePlaceEachTime() {
    Peers.Loaded code =
        Peers.load(
            "class Code { static int i; static void spin() { i = 0; while (true) i++; }\n"
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
            """
            class Code { static int deepest;
            static void down(int n) { deepest = n; down(n + 1); }
            static int deepest() { return deepest; } }""");
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

  @Test
  void callsOfEnvAndWaitsRecordTheirLine() {
    Peers.Loaded code =
        Peers.load(
            """
            class Code {
              static void f(Env env, CompletionStage<?> stage) {
                "".length();
                env.now();
              }
              static void g(Env env, RpcFuture<?> future) {
                if (future != null)
                  future
                      .await();
              }
              static void h() { "".isEmpty(); }
              static void i(Lock lock) {
                lock.lock();
              }
            }
            """);
    assertThatThrownBy(() -> code.call("f", null, null)).isInstanceOf(NullPointerException.class);
    assertThat(code.peer().guard().takeLine()).isEqualTo("Code.java:5");
    assertThat(code.peer().guard().takeLine()).isNull();
    code.call("g", null, done());
    assertThat(code.peer().guard().takeLine()).isEqualTo("Code.java:10");
    code.call("h");
    assertThat(code.peer().guard().takeLine()).isNull();
  }

  private static RpcFuture<Integer> done() {
    TaskFuture<Integer> future = new TaskFuture<>(new FakeRuntime(), true);
    future.deliver(1);
    return future;
  }

  @Test
  void innermostReturnOfAHandlerIsRecorded() {
    Peers.Loaded code =
        Peers.load(
            """
            class Code {
              static class Acceptor {
                PrepareReply prepare(PrepareArgs args) {
                  if (args.n() > 3) {
                    return new PrepareReply(true, 1, 1, null);
                  }
                  return null;
                }
              }
              static class Outer {
                PrepareReply prepare(PrepareArgs args) {
                  return new Acceptor().prepare(args);
                }
                ChooseReply choose(ChooseArgs args) {
                  return null;
                }
                PrepareReply other(PrepareArgs args) {
                  return null;
                }
              }
              static Object prepare(int n) { return new Outer().prepare(new PrepareArgs(0, n)); }
              static Object choose() { return new Outer().choose(null); }
              static Object other() { return new Outer().other(null); }
            }
            """);
    code.call("prepare", 5);
    assertThat(code.peer().guard().takeReturnLine()).isEqualTo("Code.java:6");
    assertThat(code.peer().guard().takeReturnLine()).isNull();
    code.call("prepare", 1);
    code.call("prepare", 2);
    assertThat(code.peer().guard().takeReturnLine()).isEqualTo("Code.java:8");
    code.call("choose");
    assertThat(code.peer().guard().takeReturnLine()).isEqualTo("Code.java:16");
    code.call("other");
    assertThat(code.peer().guard().takeReturnLine()).isNull();
  }

  @Test
  void locksAreTheGuards() {
    Peers.Loaded code =
        Peers.load(
            """
            class Code {
              static final class Mine extends ReentrantLock {}
              static String f() {
                ReentrantLock lock = new ReentrantLock(true);
                Supplier<Lock> make = Mine::new;
                lock.lock();
                Lock mine = make.get();
                mine.tryLock();
                String held = lock.isLocked() + " " + lock.getHoldCount();
                lock.unlock();
                mine.unlock();
                return held + " " + lock.isHeldByCurrentThread();
              }
              static void unheld() { new ReentrantLock().unlock(); }
              static void condition(ReentrantLock lock) { lock.newCondition(); }
              static ReentrantLock lock() { return new ReentrantLock(); }
            }
            """);
    assertThat(code.call("f")).isEqualTo("true 1 false");
    assertThat(code.runtime().takeNotes())
        .containsExactly("lock Code.java:7", "lock Code.java:9", "unlock", "unlock");
    assertThatThrownBy(() -> code.call("unheld")).isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(() -> code.call("condition", code.call("lock")))
        .hasMessageContaining("newCondition is refused");
  }

  @Test
  void hashesAndOrdersAreTheSameInEachRun() {
    String source =
        """
        class Code {
          enum Kind { A, B, C, D, E, F }
          static class Plain {}
          static class Mine extends HashMap<Kind, Integer> {}
          static Object f() {
            List<Object> r = new ArrayList<>();
            Plain p = new Plain();
            r.add(p.hashCode() + " " + p.hashCode() + " " + new Plain().hashCode());
            Map<Kind, Integer> m = new HashMap<>();
            Map<Kind, Integer> mine = new Mine();
            Supplier<Set<Kind>> make = HashSet::new;
            Set<Kind> s = make.get();
            for (Kind k : Kind.values()) { m.put(k, 1); mine.put(k, 1); s.add(k); }
            r.add(m.keySet()); r.add(mine.keySet()); r.add(s);
            r.add(Stream.of(Kind.values()).collect(Collectors.toSet()));
            r.add(Stream.of(Kind.values()).collect(Collectors.groupingBy(k -> k)).keySet());
            r.add(Stream.of(Kind.values())
                .collect(Collectors.groupingBy(k -> k, Collectors.counting())).keySet());
            r.add(Stream.of(Kind.values()).collect(Collectors.toMap(k -> k, k -> 1)).keySet());
            r.add(Stream.of(Kind.values())
                .collect(Collectors.toMap(k -> k, k -> 1, Integer::sum)).keySet());
            return r.toString();
          }
        }
        """;
    String kinds = ", [A, B, C, D, E, F]";
    assertThat(Peers.load(source).call("f")).isEqualTo("[1 1 2" + kinds.repeat(8) + "]");
  }

  @Test
  void interruptsHaveNoEffect() {
    Peers.Loaded code =
        Peers.load(
            "class Code { static boolean f() { Thread.currentThread().interrupt();"
                + " return Thread.currentThread().isInterrupted() | Thread.interrupted(); } }");
    assertThat(code.call("f")).isEqualTo(false);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void lambdaThatAStreamCallsForEverRunsOutOfFuel() {
    Peers.Loaded code =
        Peers.load("class Code { static void f() { Stream.generate(() -> 1).forEach(x -> {}); } }");
    code.peer().guard().refuel(1_000);
    assertThatThrownBy(() -> code.call("f")).hasMessage("out of fuel");
  }

  @Test
  void debuggersStillFindLinesAndLocals() {
    ClassNode node = new ClassNode();
    StudentClasses student = StudentClasses.read(compiled());
    ClassNode code = student.find("paxoslab/student/Code").orElseThrow();
    new ClassReader(new ClassRewriter(student).rewrite("x", code)).accept(node, 0);
    MethodNode f = node.methods.stream().filter(m -> m.name.equals("f")).findFirst().orElseThrow();
    assertThat(f.localVariables).extracting(v -> v.name).contains("n", "i", "local");
    assertThat(node.sourceFile).isEqualTo("Code.java");
    assertThatThrownBy(() -> Peers.load(CODE).call("f", 3))
        .satisfies(
            e -> {
              assertThat(e.getStackTrace()[0].getFileName()).isEqualTo("Code.java");
              assertThat(e.getStackTrace()[0].getLineNumber()).isEqualTo(5);
            });
  }

  private static final String CODE =
      """
      class Code {
        static void f(int n) {
          for (int i = 0; i < n; i++) { int local = i; local++;
            if (i == 2) throw new IllegalStateException(); }
        }
      }
      """;

  private static Map<String, byte[]> compiled() {
    return SolutionCompiler.javac(
        new Sources("x", "paxoslab.student", Peers.sources(CODE), List.of()));
  }
}
