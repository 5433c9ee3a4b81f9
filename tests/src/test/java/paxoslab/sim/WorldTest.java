package paxoslab.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.host.PeerSource;
import paxoslab.solution.Solution;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.trace.TraceEvent.Duplicate;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.trace.TraceEvent.Timeout;
import paxoslab.trace.TraceEvent.Why;

/** Each fault, as it shows in a run of two peers. */
class WorldTest {
  /** start(to, count) makes the peer call peer {@code to} so often, one call after the other. */
  private static final Solution CALLER =
      PeerSource.peer(
          """
          public void start(int seq, Object count) {
            env.spawn(() -> {
              for (int n = 1; n <= (Integer) count; n++) {
                env.log("%d %s %s", n, ask(seq, n).await().isPresent() ? "yes" : "no", env.now());
              }
            });
          }
          """);

  /** start(to, count) makes the peer call peer {@code to} so often, all at once. */
  private static final Solution BURST =
      PeerSource.peer(
          """
          public void start(int seq, Object count) {
            for (int n = 1; n <= (Integer) count; n++) {
              int number = n;
              ask(seq, n).whenComplete((r, lost) -> env.log("%d %s", number, r != null ? "yes" : "no"));
            }
          }
          public PrepareReply prepare(PrepareArgs args) {
            env.log("handles %d", args.n());
            return super.prepare(args);
          }
          """);

  private static Rig rig(Solution solution) {
    return new Rig(2, solution, 1);
  }

  private static List<Why> drops(Rig rig) {
    return rig.events(Drop.class).stream().map(Drop::why).toList();
  }

  @Test
  void callTakesTwoLatencies() {
    try (Rig rig = rig(CALLER)) {
      rig.start(0, 1, 2).run(Duration.ofSeconds(1));
      assertThat(rig.logs()).containsExactly("1 yes PT0.002S", "2 yes PT0.004S");
      assertThat(rig.world().remoteCalls()).isEqualTo(2);
      assertThat(rig.world().now()).isEqualTo(1_000_000);
    }
  }

  @Test
  void lostRequestIsNeverHandled() {
    try (Rig rig = rig(CALLER)) {
      rig.world().rule(Rule.loseRequests(1));
      rig.start(0, 1, 1).run(Duration.ofSeconds(1));
      assertThat(rig.logs()).containsExactly("1 no PT0.5S");
      assertThat(drops(rig)).containsExactly(Why.LOSS);
      assertThat(rig.events(Deliver.class)).isEmpty();
      assertThat(rig.events(Timeout.class)).hasSize(1);
    }
  }

  @Test
  void lostReplyIsHandledInVain() {
    try (Rig rig = rig(CALLER)) {
      rig.world().rule(Rule.loseReplies(1));
      rig.start(0, 1, 1).run(Duration.ofSeconds(1));
      assertThat(rig.logs()).containsExactly("1 no PT0.5S");
      assertThat(rig.events(Deliver.class)).hasSize(1);
      assertThat(drops(rig)).containsExactly(Why.LOSS);
    }
  }

  @Test
  void duplicateIsHandledTwiceAndAnsweredOnce() {
    try (Rig rig = rig(BURST)) {
      rig.world().rule(Rule.duplicate(1, 100_000));
      rig.start(0, 1, 1).run(Duration.ofSeconds(1));
      assertThat(rig.logs(1)).containsExactly("handles 1", "handles 1");
      assertThat(rig.logs(0)).containsExactly("1 yes");
      assertThat(rig.events(Duplicate.class)).hasSize(1);
      assertThat(drops(rig)).containsExactly(Why.LATE);
    }
  }

  @Test
  void delayedRequestIsOvertaken() {
    try (Rig rig = rig(BURST)) {
      rig.world().rule((m, c) -> m.ballot() == 1 ? new Verdict.Delay(50_000) : Verdict.PASS);
      rig.start(0, 1, 2).run(Duration.ofSeconds(1));
      assertThat(rig.logs(1)).containsExactly("handles 2", "handles 1");
      assertThat(rig.logs(0)).containsExactly("2 yes", "1 yes");
    }
  }

  @Test
  void replyAfterTheTimeoutIsLate() {
    try (Rig rig = rig(CALLER)) {
      rig.world().rule((m, c) -> m.reply() ? new Verdict.Delay(600_000) : Verdict.PASS);
      rig.start(0, 1, 1).run(Duration.ofSeconds(2));
      assertThat(rig.logs()).containsExactly("1 no PT0.5S");
      assertThat(drops(rig)).containsExactly(Why.LATE);
      assertThat(rig.events(DeliverReply.class)).isEmpty();
    }
  }

  @Test
  void requestArrivesThoughItsCallHasTimedOut() {
    try (Rig rig = rig(BURST)) {
      rig.world().rule((m, c) -> m.reply() ? Verdict.PASS : new Verdict.Delay(700_000));
      rig.start(0, 1, 1).run(Duration.ofSeconds(2));
      assertThat(rig.logs()).containsExactly("1 no", "handles 1");
    }
  }

  @Test
  void repliesAreReordered() {
    try (Rig rig = rig(BURST)) {
      rig.world().rule(Rule.reorderReplies(1, 1_000, 200_000));
      rig.start(0, 1, 20).run(Duration.ofSeconds(1));
      assertThat(rig.logs(1)).startsWith("handles 1", "handles 2", "handles 3");
      assertThat(rig.logs(0)).hasSize(20).isNotEqualTo(rig.logs(0).stream().sorted().toList());
      assertThat(rig.logs(0).get(0)).isNotEqualTo("1 yes");
    }
  }

  @Test
  void cloggedLinkHoldsMessagesBackUntilItIsOpen() {
    try (Rig rig = rig(BURST)) {
      rig.world().clog(0, 1);
      rig.start(0, 1, 2).run(Duration.ofSeconds(5));
      assertThat(rig.logs()).containsExactly("1 no", "2 no");
      rig.world().unclog(0, 1);
      rig.run(Duration.ofMillis(1));
      assertThat(rig.logs(1)).containsExactly("handles 1", "handles 2");
    }
  }

  @Test
  void healOpensCloggedLinks() {
    try (Rig rig = rig(BURST)) {
      rig.world().clog(0, 1);
      rig.start(0, 1, 1).run(Duration.ofMillis(100));
      rig.world().heal();
      rig.run(Duration.ofMillis(1));
      assertThat(rig.logs()).containsExactly("handles 1", "1 yes");
    }
  }

  @Test
  void oneWayCutLosesRepliesOfRequestsThatPass() {
    try (Rig rig = rig(BURST)) {
      rig.world().cut(1, 0);
      rig.start(0, 1, 1).run(Duration.ofSeconds(1));
      assertThat(rig.logs()).containsExactly("handles 1", "1 no");
      assertThat(drops(rig)).containsExactly(Why.PARTITION);
    }
  }

  @Test
  void deafPeerHearsNothingAndGetsItsReplies() {
    try (Rig rig = rig(CALLER)) {
      rig.world().deaf(0, true);
      rig.start(1, 0, 1).start(0, 1, 1).run(Duration.ofMillis(600));
      assertThat(rig.logs(0)).containsExactly("1 yes PT0.002S");
      assertThat(rig.logs(1)).containsExactly("1 no PT0.5S");
    }
  }

  @Test
  void partitionStopsWhatIsSentAndWhatIsUnderWay() {
    try (Rig rig = rig(BURST)) {
      rig.start(0, 1, 1).run(Duration.ofNanos(500_000));
      rig.world().partition("0 | 1");
      rig.start(0, 1, 1).run(Duration.ofSeconds(1));
      assertThat(rig.logs()).containsExactly("1 no", "1 no");
      List<Drop> drops = rig.events(Drop.class);
      assertThat(drops).extracting(Drop::why).containsOnly(Why.PARTITION);
      // The second was dropped when it was sent, the first when it would have arrived.
      assertThat(drops).extracting(Drop::t).containsExactly(500L, 1_000L);
    }
  }

  @Test
  void messageUnderWayPassesIfTheLinkIsHealedInTime() {
    try (Rig rig = rig(BURST)) {
      rig.start(0, 1, 1).run(Duration.ofNanos(300_000));
      rig.world().partition("0 | 1");
      rig.run(Duration.ofNanos(300_000));
      rig.world().heal();
      rig.run(Duration.ofSeconds(1));
      assertThat(rig.logs()).containsExactly("handles 1", "1 yes");
    }
  }

  @Test
  void deadPeerHearsAndSaysNothing() {
    try (Rig rig = rig(BURST)) {
      rig.start(0, 1, 1).run(Duration.ofNanos(500_000));
      rig.world().kill(1);
      rig.start(1, 0, 1).run(Duration.ofSeconds(1));
      rig.world().kill(1);
      assertThat(rig.logs()).containsExactly("1 no");
      assertThat(drops(rig)).containsExactly(Why.DEAD);
      assertThat(rig.events(TraceEvent.Kill.class)).hasSize(1);
    }
  }

  @Test
  void replyToADeadCallerIsDropped() {
    try (Rig rig = rig(BURST)) {
      rig.start(0, 1, 1).run(Duration.ofNanos(1_500_000));
      rig.world().kill(0);
      rig.run(Duration.ofSeconds(1));
      assertThat(rig.logs()).containsExactly("handles 1");
      assertThat(drops(rig)).containsExactly(Why.DEAD);
      assertThat(rig.events(Timeout.class)).isEmpty();
    }
  }

  @Test
  void loopbackIsNeverLostNorCutAndTakesNoTime() {
    try (Rig rig = rig(CALLER)) {
      rig.world().channel(Channel.hostile().with((m, c) -> Verdict.DROP));
      rig.world().partition("");
      rig.world().deaf(0, true);
      rig.start(0, 0, 3).run(Duration.ofSeconds(1));
      assertThat(rig.logs()).containsExactly("1 yes PT0S", "2 yes PT0S", "3 yes PT0S");
      assertThat(rig.world().remoteCalls()).isZero();
      assertThat(rig.choices()).isEmpty();
    }
  }

  @Test
  void everyEventNamesItsCause() {
    try (Rig rig = rig(CALLER)) {
      rig.start(0, 1, 1).run(Duration.ofSeconds(1));
      TraceEvent.Call call = rig.events(TraceEvent.Call.class).get(0);
      Send send = rig.events(Send.class).get(0);
      Deliver deliver = rig.events(Deliver.class).get(0);
      Reply reply = rig.events(Reply.class).get(0);
      DeliverReply back = rig.events(DeliverReply.class).get(0);
      assertThat(send.cause()).isEqualTo(call.id());
      assertThat(deliver.send()).isEqualTo(send.id());
      assertThat(reply.cause()).isEqualTo(deliver.id());
      assertThat(back.send()).isEqualTo(reply.id());
      assertThat(rig.events(TraceEvent.Log.class).get(0).cause()).isEqualTo(back.id());
    }
  }

  @Test
  void scenarioActsAtALaterTime() {
    try (Rig rig = rig(CALLER)) {
      rig.world().at(250_000, () -> rig.world().note("now"));
      rig.world().at(100_000, () -> rig.start(0, 1, 1));
      rig.run(Duration.ofSeconds(1));
      assertThat(rig.logs()).containsExactly("1 yes PT0.102S");
      assertThat(rig.events(TraceEvent.Note.class))
          .extracting(TraceEvent.Note::t)
          .containsExactly(250_000L);
    }
  }

  @Test
  void virtualHourCostsNothing() {
    try (Rig rig = rig(CALLER)) {
      rig.run(Duration.ofHours(1));
      assertThat(rig.world().isIdle()).isTrue();
      rig.start(0, 1, 1).run(Duration.ofDays(365));
      assertThat(rig.logs()).containsExactly("1 yes PT1H0.002S");
      assertThat(rig.world().now()).isEqualTo(Duration.ofHours(1 + 24 * 365).toNanos() / 1_000);
    }
  }
}
