package paxoslab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.sim.Rig;
import paxoslab.solution.Solution;
import paxoslab.wire.Value;

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

  /** A step of the scenario hands the baton back once, whatever happened in it. */
  private static final int STEPS = 6;

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
      assertThat(rig.stage().switches() - before).isLessThanOrEqualTo(STEPS);
    }
  }

  @Test
  void rpcOfACallbackCostsAtMostTwoSwitches() {
    try (Rig rig = new Rig(2, CALLS_IN_CALLBACKS)) {
      long before = rig.stage().switches();
      rig.play();
      assertThat(rig.stage().switches() - before).isLessThanOrEqualTo(2 * 100 + STEPS);
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
      assertThat(rig.stage().switches() - before).isLessThanOrEqualTo(2 * 1000 + STEPS);
    }
  }

  @Test
  void handlerThatCannotWaitRunsOnTheWaitingTasksStack() {
    try (Rig rig =
        new Rig(
            2,
            """
            public void start(int seq, Object value) {
              if (me == 0) env.spawn(() -> {
                for (int n = 0; n < 1000; n++) ask(1, n).await();
                env.log("end");
              });
            }
            """)) {
      long before = rig.stage().switches();
      assertThat(rig.play()).containsExactly("end");
      assertThat(rig.stage().switches() - before).isLessThanOrEqualTo(STEPS);
    }
  }

  @Test
  void handlerOnAWaitingTasksStackIsToldApartFromThatTask() {
    String code =
        """
        public void start(int seq, Object value) {
          if (me == 0) env.spawn(() -> ask(1, 1).await());
        }
        public PrepareReply prepare(PrepareArgs args) {
          List<String> none = null; none.size(); // here
          return null;
        }
        """;
    try (Rig rig = new Rig(2, code)) {
      rig.play();
      Effect.Fault fault = rig.world().fault().fault();
      assertThat(fault.where()).endsWith(PeerSource.here(code));
      assertThat(fault.stack()).hasSize(1);
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
      // To the task, twice; all else is the steps'.
      assertThat(rig.stage().switches() - before).isLessThanOrEqualTo(STEPS + 2);
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

  /** The lab's counts can't see into the JDK's own loops; this one ends by itself, but too late. */
  @Test
  void stuckCodeIsGivenUpAndItsLineNamed() {
    Watchdog impatient = new Watchdog(1_500_000_000L, 100);
    try (CarrierPool pool = new CarrierPool()) {
      Stage stage = new Stage(pool, impatient, 20_000_000L, 100);
      LocalHost host =
          new LocalHost(
              stage,
              PeerSource.peer(
                  "public void start(int seq, Object value) {"
                      + " if (seq == 0) { env.spawn(() -> env.sleep(Duration.ofDays(1))); return; }"
                      + " env.log(\"\" +"
                      + " java.util.stream.LongStream.range(0, 20_000_000_000L).sum()); }"),
              Cast.peers(1),
              0,
              1);
      run(stage, host, new Stimulus.Created());
      run(stage, host, new Stimulus.Start(0, new Value.Text("x")));
      assertThatThrownBy(() -> run(stage, host, new Stimulus.Start(1, new Value.Text("x"))))
          .isInstanceOf(StuckTaskException.class)
          .hasMessageContaining("PaxosPeer.java:");
      // The stuck one and the one that sleeps: closing the pool must not wait for either.
      assertThat(pool.abandoned()).isEqualTo(2);
    }
  }

  @Test
  void labsOwnWorkIsNotTakenForAStuckTask() {
    Watchdog impatient = new Watchdog(20_000_000L, 100);
    try (CarrierPool pool = new CarrierPool()) {
      Stage stage = new Stage(pool, impatient, 1_000_000L, 100);
      LocalHost host = new LocalHost(stage, PeerSource.peer(""), Cast.peers(1), 0, 1);
      Conductor busy =
          new Conductor() {
            private boolean told;

            @Override
            public Cue next() {
              Cue cue = told ? null : new Cue(host, 0, new Stimulus.Created());
              told = true;
              work();
              return cue;
            }

            @Override
            public void ended(Host ended, List<Effect> effects) {
              work();
            }

            private void work() {
              ThreadMXBean threads = ManagementFactory.getThreadMXBean();
              long end = threads.getCurrentThreadCpuTime() + 200_000_000L;
              while (threads.getCurrentThreadCpuTime() < end) {
                Thread.onSpinWait();
              }
            }
          };
      assertThatCode(() -> stage.run(busy)).doesNotThrowAnyException();
    }
  }

  /** One thread each: without a limit a run would take all that the machine has, and hang. */
  @Test
  void tooManyTasksThatWaitEndTheRunAndTheirLineIsNamed() {
    try (CarrierPool pool = new CarrierPool()) {
      Stage stage = new Stage(pool, new Watchdog(), 1_000_000_000L, 20);
      LocalHost host =
          new LocalHost(
              stage,
              PeerSource.peer(
                  "public void start(int seq, Object value) {"
                      + " env.spawn(() -> env.sleep(Duration.ofDays(1))); }"),
              Cast.peers(1),
              0,
              1);
      List<Effect> effects = new ArrayList<>(run(stage, host, new Stimulus.Created()));
      for (int seq = 0; seq < 100; seq++) {
        effects.addAll(run(stage, host, new Stimulus.Start(seq, new Value.Text("x"))));
      }
      assertThat(effects.stream().filter(Effect.Fault.class::isInstance))
          .singleElement()
          .satisfies(
              fault -> {
                assertThat(((Effect.Fault) fault).rule()).isEqualTo("task-leak");
                assertThat(((Effect.Fault) fault).text())
                    .startsWith("more tasks wait at one time than a machine has threads for;")
                    .contains("PaxosPeer.java:");
              });
      assertThat(pool.live()).isLessThanOrEqualTo(21);
      stage.stop(List.of(host));
    }
  }

  private static List<Effect> run(Stage stage, LocalHost host, Stimulus stimulus) {
    List<Effect> all = new ArrayList<>();
    Iterator<Cue> cues = List.of(new Cue(host, 0, stimulus)).iterator();
    stage.run(
        new Conductor() {
          @Override
          public Cue next() {
            return cues.hasNext() ? cues.next() : null;
          }

          @Override
          public void ended(Host ended, List<Effect> effects) {
            all.addAll(effects);
          }
        });
    return all;
  }
}
