package paxoslab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import paxoslab.sim.Rig;
import paxoslab.solution.Solution;

/** Threads: how many there are, and how often the baton goes from one to another. */
class StageTest {
  private static final String CALLS_IN_CALLBACKS =
      """
      int left = 100;
      public void start(int seq, Object value) { again(); }
      void again() {
        if (left-- > 0) ask(1, left).thenAccept(reply -> again());
      }
      """;

  @Test
  void callbacksRunWithoutAThreadSwitchOfTheirOwn() {
    try (Rig rig =
        new Rig(
            2,
            """
            int left = 100;
            public void start(int seq, Object value) { again(); }
            void again() {
              if (left-- == 0) { env.log("end"); return; }
              new CompletableFuture<>().completeOnTimeout(1, 1, TimeUnit.MILLISECONDS)
                  .thenAccept(x -> again());
            }
            """)) {
      long before = rig.stage().switches();
      assertThat(rig.play()).containsExactly("end");
      assertThat(rig.stage().switches()).isEqualTo(before);
    }
  }

  @Test
  void rpcOfACallbackCostsAtMostTwoSwitches() {
    try (Rig rig = new Rig(2, CALLS_IN_CALLBACKS)) {
      long before = rig.stage().switches();
      rig.play();
      assertThat(rig.stage().switches() - before).isLessThanOrEqualTo(2 * 100);
    }
  }

  @Test
  void rpcOfAWaitingTaskCostsAtMostTwoSwitches() {
    try (Rig rig =
        new Rig(
            2,
            """
            public void start(int seq, Object value) {
              env.spawn(() -> {
                for (int n = 0; n < 1000; n++) ask(1, n).await();
                env.log("end");
              });
            }
            """)) {
      long before = rig.stage().switches();
      assertThat(rig.play()).containsExactly("end");
      assertThat(rig.stage().switches() - before).isLessThanOrEqualTo(2 * 1000 + 4);
    }
  }

  @Test
  void taskThatSleepsAloneSwitchesNever() {
    try (Rig rig =
        new Rig(
            1,
            "public void start(int seq, Object value) { env.spawn(() -> {"
                + " for (int i = 0; i < 1000; i++) env.sleep(Duration.ofMillis(1)); }); }")) {
      long before = rig.stage().switches();
      rig.play();
      // To the task and back: once when the peer was told to start, once to let time pass.
      assertThat(rig.stage().switches() - before).isEqualTo(4);
    }
  }

  @Test
  void thousandRunsLeaveNoThread() {
    Solution solution =
        PeerSource.peer(
            """
            public void start(int seq, Object value) {
              for (int t = 0; t < 3; t++) {
                env.spawn(() -> {
                  while (true) {
                    ask(1, 1).await();
                    env.sleep(Duration.ofMillis(1));
                  }
                });
              }
            }
            public PrepareReply prepare(PrepareArgs args) {
              env.sleep(Duration.ofMillis(2));
              return super.prepare(args);
            }
            """);
    CarrierPool pool = new CarrierPool();
    try (pool) {
      for (int run = 0; run < 1_000; run++) {
        try (Rig rig = new Rig(2, solution, run, pool)) {
          rig.start(0, 0, "x").run(Duration.ofMillis(10));
        }
        assertThat(pool.live()).isLessThanOrEqualTo(8);
        assertThat(pool.idle()).isEqualTo(pool.live());
      }
      assertThat(pool.abandoned()).isZero();
    }
    assertThat(pool.live()).isZero();
    assertThatThrownBy(pool::take).hasMessage("the carrier pool is closed");
  }

  @Test
  void killedPeersTasksAreUnwound() {
    try (Rig rig =
        new Rig(
            2,
            """
            public void start(int seq, Object value) {
              env.spawn(() -> {
                try {
                  env.sleep(Duration.ofHours(1));
                } finally {
                  env.log("unwound");
                }
              });
            }
            """)) {
      rig.start(0, 0, "x").run(Duration.ofSeconds(1));
      assertThat(rig.host(0).tasksAlive()).isEqualTo(1);
      rig.world().kill(0);
      assertThat(rig.host(0).tasksAlive()).isZero();
      assertThat(rig.logs()).isEmpty();
      assertThat(rig.pool().idle()).isEqualTo(rig.pool().live());
    }
  }

  @Test
  void taskThatCatchesEverythingIsUnwoundAllTheSame() {
    String[] loops = {
      "while (true) { try { env.sleep(Duration.ofSeconds(1)); } catch (Throwable t) { } }",
      "while (true) { try { env.sleep(Duration.ofSeconds(1)); } finally { continue; } }",
      "while (true) { try { ask(1, 1).await(); } catch (Throwable t) { env.log(\"again\"); } }",
      "while (true) { synchronized (env) { max++; } try { env.sleep(Duration.ofSeconds(1)); }"
          + " catch (Error e) { max++; } finally { try { env.now(); } catch (Throwable t) { } } }",
      "try { env.sleep(Duration.ofHours(1)); } finally { env.sleep(Duration.ofHours(1)); }",
    };
    for (String loop : loops) {
      CarrierPool pool = new CarrierPool();
      Solution solution =
          PeerSource.peer(
              "public void start(int seq, Object value) { env.spawn(() -> { " + loop + " }); }");
      try (Rig rig = new Rig(2, solution, 1, pool)) {
        rig.start(0, 0, "x").run(Duration.ofSeconds(3));
        rig.world().kill(0);
        assertThat(rig.host(0).tasksAlive()).as(loop).isZero();
      }
      assertThat(pool.abandoned()).as(loop).isZero();
      pool.close();
      assertThat(pool.live()).isZero();
    }
  }
}
