package paxoslab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.sim.Rig;

/** What tasks, callbacks and waits mean. */
class TasksTest {
  private static List<String> play(int peers, String code) {
    try (Rig rig = new Rig(peers, code)) {
      List<String> logs = rig.play();
      assertThat(rig.world().fault()).isNull();
      assertThat(rig.pool().abandoned()).isZero();
      return logs;
    }
  }

  private static List<String> inTask(String body) {
    return play(
        2, "public void start(int seq, Object value) { env.spawn(() -> {\n" + body + "\n}); }");
  }

  @Test
  void taskGivesWayOnlyWhereItWaits() {
    assertThat(
            play(
                1,
                """
                int counter;
                public void start(int seq, Object value) {
                  for (int t = 0; t < 2; t++) {
                    env.spawn(() -> {
                      for (int i = 0; i < 1000; i++) {
                        int read = counter;
                        env.log("");
                        counter = read + 1;
                        if (i % 100 == 0) env.sleep(Duration.ofMillis(1));
                      }
                      env.log("counter %d", counter);
                    });
                  }
                }
                """))
        .contains("counter 2000");
  }

  @Test
  void waitBetweenReadAndWriteLosesAnUpdate() {
    assertThat(
            play(
                1,
                """
                int counter;
                public void start(int seq, Object value) {
                  for (int t = 0; t < 2; t++) {
                    env.spawn(() -> {
                      int read = counter;
                      env.sleep(Duration.ofMillis(1));
                      counter = read + 1;
                      env.log("counter %d", counter);
                    });
                  }
                }
                """))
        .containsExactly("counter 1", "counter 1");
  }

  @Test
  void spawnedTasksRunInOrderAfterTheCurrentOneGivesWay() {
    assertThat(
            play(
                1,
                """
                public void start(int seq, Object value) {
                  env.spawn(() -> {
                    env.spawn(() -> env.log("c"));
                    env.log("a");
                    env.sleep(Duration.ZERO);
                    env.log("d");
                  });
                  env.spawn(() -> env.log("b"));
                  env.log("start");
                }
                """))
        .containsExactly("start", "a", "b", "c", "d");
  }

  @Test
  void timersRingInOrderOfTimeThenOfSetting() {
    assertThat(
            play(
                1,
                """
                void at(int millis, String name) {
                  env.spawn(() -> {
                    env.sleep(Duration.ofMillis(millis));
                    env.log(name + " %s", env.now());
                  });
                }
                public void start(int seq, Object value) {
                  at(3, "c"); at(1, "a"); at(2, "b"); at(3, "d");
                }
                """))
        .containsExactly("a PT0.001S", "b PT0.002S", "c PT0.003S", "d PT0.003S");
  }

  @Test
  void nowIsExact() {
    assertThat(
            inTask(
                "env.sleep(Duration.ofNanos(1)); env.log(\"%s\", env.now());\n"
                    + "env.sleep(Duration.ofSeconds(9)); env.log(\"%s\", env.now());"))
        .containsExactly("PT0.000001S", "PT9.000001S");
    assertThat(inTask("ask(1, 1).await(); env.log(\"%s\", env.now());"))
        .containsExactly("PT0.002S");
    assertThat(inTask("ask(0, 1).await(); env.log(\"%s\", env.now());")).containsExactly("PT0S");
  }

  @Test
  void handlersRunAsTasksAndMayWait() {
    assertThat(
            play(
                2,
                """
                public void start(int seq, Object value) {
                  env.spawn(() -> {
                    RpcFuture<PrepareReply> slow = ask(1, 1), fast = ask(1, 2);
                    fast.await();
                    env.log("fast %s", env.now());
                    slow.await();
                    env.log("slow %s", env.now());
                  });
                }
                public PrepareReply prepare(PrepareArgs args) {
                  if (args.n() == 1) env.sleep(Duration.ofMillis(40));
                  return super.prepare(args);
                }
                """))
        .containsExactly("fast PT0.002S", "slow PT0.042S");
  }

  @Test
  void allKindsOfWaitsTakeVirtualTime() {
    assertThat(
            inTask(
                """
                CompletableFuture.allOf(ask(0, 1), ask(1, 1)).join();
                env.log("allOf %s", env.now());
                Object first = env.await(CompletableFuture.anyOf(ask(1, 1), ask(0, 1)));
                env.log("anyOf %s", env.now());
                int sum = env.await(ask(0, 3).thenCombine(ask(1, 4), (a, b) -> a.n() + b.n()));
                env.log("thenCombine %d %s", sum, env.now());
                CompletableFuture<String> own = new CompletableFuture<>();
                env.spawn(() -> { env.sleep(Duration.ofMillis(6)); own.complete("own"); });
                env.log("%s %s", env.await(own), env.now());
                env.log("%s %s", CompletableFuture.supplyAsync(() -> "async").join(), env.now());
                """))
        .containsExactly(
            "allOf PT0.002S",
            "anyOf PT0.002S",
            "thenCombine 7 PT0.004S",
            "own PT0.01S",
            "async PT0.01S");
  }

  @Test
  void foreignStageIsAwaitedLikeAnyOther() {
    assertThat(
            inTask(
                """
                CompletionStage<String> stage = CompletableFuture.completedStage("foreign");
                env.log("%s", env.await(stage));
                RpcFuture<PrepareReply> call = ask(1, 9);
                env.log("%d", env.await(call.minimalCompletionStage()).n());
                env.log("%d", env.await(call.copy()).n());
                """))
        .containsExactly("foreign", "9", "9");
  }

  @Test
  void timeoutsCountVirtualTime() {
    assertThat(
            inTask(
                """
                try {
                  new CompletableFuture<>().get(30, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                  env.log("get %s", env.now());
                } catch (Exception e) {
                  env.log("%s", e);
                }
                try {
                  new CompletableFuture<>().orTimeout(20, TimeUnit.MILLISECONDS).join();
                } catch (CompletionException e) {
                  env.log("%s %s", e.getCause().getClass().getSimpleName(), env.now());
                }
                env.log("%s", new CompletableFuture<>()
                    .completeOnTimeout("late", 5, TimeUnit.MILLISECONDS).join());
                """))
        .containsExactly("get PT0.03S", "TimeoutException PT0.05S", "late");
  }

  @Test
  void randomIsTheSameForASeedAndDiffersBetweenPeers() {
    String code =
        "public void start(int seq, Object value) { env.log(\"%d\", env.random().nextInt()); }";
    List<String> first = draw(code, 1);
    assertThat(draw(code, 1)).isEqualTo(first);
    assertThat(draw(code, 2)).doesNotContainAnyElementsOf(first);
    assertThat(first).doesNotHaveDuplicates();
  }

  private static List<String> draw(String code, long seed) {
    try (Rig rig = new Rig(3, PeerSource.peer(code), seed)) {
      return rig.start(0, 0, "x").start(1, 0, "x").start(2, 0, "x").logs();
    }
  }

  @Test
  void noReplyIsEmptyForAwaitAndAnExceptionForTheOthers() {
    try (Rig rig =
        new Rig(
            2,
            """
            public void start(int seq, Object value) {
              env.spawn(() -> {
                env.log("%s %s", ask(1, 1).await(), env.now());
                try { ask(1, 2).join(); } catch (CompletionException e) { env.log("%s", e.getCause()); }
                try { ask(1, 3).get(); } catch (Exception e) { env.log("%s", e.getCause()); }
                try { env.await(ask(1, 4)); } catch (CompletionException e) { env.log("%s", e.getCause()); }
              });
            }
            """)) {
      rig.world().partition("0 | 1");
      assertThat(rig.play())
          .containsExactly(
              "Optional.empty PT0.5S",
              "paxoslab.api.NoReplyException: no reply to PrepareArgs to p1",
              "paxoslab.api.NoReplyException: no reply to PrepareArgs to p1",
              "paxoslab.api.NoReplyException: no reply to PrepareArgs to p1");
    }
  }

  @Test
  void locksAreFineWhereNothingWaits() {
    assertThat(
            play(
                1,
                """
                final ReentrantLock lock = new ReentrantLock();
                synchronized int twice(int n) { synchronized (env) { return 2 * n; } }
                public void start(int seq, Object value) {
                  env.spawn(() -> {
                    lock.lock();
                    try { env.log("%d", twice(2)); } finally { lock.unlock(); }
                    env.sleep(Duration.ofMillis(1));
                    env.log("held %s", lock.isLocked());
                  });
                }
                """))
        .containsExactly("4", "held false");
  }

  @Test
  void lockIsKnownAgainThoughItsHashCodeHasChanged() {
    assertThat(
            play(
                1,
                """
                final List<Integer> seen = new ArrayList<>();
                public void start(int seq, Object value) {
                  env.spawn(() -> {
                    synchronized (seen) { seen.add(seq); }
                    env.sleep(Duration.ofMillis(1));
                    env.log("free");
                  });
                }
                """))
        .containsExactly("free");
  }

  @Test
  void peerIsNeverAskedForWhatIsNoInstance() {
    assertThat(
            play(
                2,
                """
                final Status[] statuses = new Status[1];
                public void start(int seq, Object value) {
                  env.call(peers.get(1), new SeqArgs(me, -1)).thenAccept(r -> env.log("told"));
                }
                public Status status(int seq) {
                  return statuses[seq] == null ? super.status(seq) : statuses[seq];
                }
                """))
        .containsExactly("told");
  }

  @Test
  void staticsBelongToOnePeerOfOneRun() {
    var solution =
        PeerSource.peer(
            "static int count;\n"
                + "public void start(int seq, Object value) { env.log(\"%d\", ++count); }");
    for (int run = 0; run < 2; run++) {
      try (Rig rig = new Rig(2, solution, 1)) {
        assertThat(rig.start(0, 0, "x").start(0, 1, "x").start(1, 0, "x").logs())
            .containsExactly("1", "2", "1");
      }
    }
  }
}
