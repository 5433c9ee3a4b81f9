package paxoslab.visualizer.gallery;

import java.time.Duration;
import java.util.List;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.PrepareArgs;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.Peers;
import paxoslab.junit.Topic;
import paxoslab.sim.Rule;
import paxoslab.sim.Verdict;

/** What happens in the exhibits that are no duels, by their names. */
@Topic(value = "The gallery", stage = 1)
final class Scenes {
  Scenes() {}

  static List<LessonMethod> all() {
    return LessonMethod.in(List.of(Scenes.class, StoreScenes.class));
  }

  @Lesson(id = "01-one-proposer")
  void oneProposer(@Peers(3) Cluster cluster) {
    cluster.note("p0's application wants \"x\" decided");
    cluster.peer(0).start(0, "x");
    cluster.awaitDecided(0, 3);
    cluster.run(Duration.ofMillis(5));
  }

  @Lesson(id = "02-adoption")
  void adoption(@Peers(3) Cluster cluster) {
    cluster.rule(requests(AcceptArgs.class, 0, 2, Verdict.DROP));
    cluster.rule(requests(ChooseArgs.class, 0, 1, Verdict.DROP));
    cluster.rule(requests(ChooseArgs.class, 0, 2, Verdict.DROP));
    cluster.peer(0).start(0, "first");
    cluster.run(Duration.ofMillis(5));
    cluster.note("p0's value is chosen; p0 is stopped, and nobody else knows of it");
    cluster.peer(0).kill();
    cluster.peer(2).start(0, "second");
    cluster.awaitDecided(0, 2);
  }

  @Lesson(id = "05-duel")
  void duel(@Peers(3) Cluster cluster) {
    cluster.rule(requests(AcceptArgs.class, 0, 1, new Verdict.Delay(1_500)));
    cluster.rule(requests(AcceptArgs.class, 0, 2, new Verdict.Delay(1_500)));
    cluster.peer(0).start(0, "left");
    cluster.run(Duration.ofMillis(2));
    cluster.clearRules();
    cluster.rule(requests(AcceptArgs.class, 1, 0, new Verdict.Delay(250_000)));
    cluster.rule(requests(AcceptArgs.class, 1, 2, new Verdict.Delay(250_000)));
    cluster.peer(1).start(0, "right");
    cluster.awaitDecided(0, 3);
  }

  @Lesson(id = "06-lost-reply")
  void lostReply(@Peers(3) Cluster cluster) {
    cluster.rule(
        (m, choices) ->
            m.reply() && m.request() instanceof AcceptArgs && m.from() != m.to()
                ? Verdict.DROP
                : Verdict.PASS);
    cluster.peer(0).start(0, "x");
    cluster.run(Duration.ofMillis(100));
    cluster.note("from now on nothing is lost");
    cluster.clearRules();
    cluster.awaitDecided(0, 3);
  }

  @Lesson(id = "07-partition")
  void partition(@Peers(3) Cluster cluster) {
    cluster.partition("0 | 1 2");
    cluster.peer(0).start(0, "alone");
    cluster.peer(1).start(0, "together");
    cluster.awaitDecided(0, 2);
    cluster.run(Duration.ofMillis(600));
    cluster.heal();
    cluster.awaitDecided(0, 3);
  }

  @Lesson(id = "08-late-accept")
  void lateAccept(@Peers(3) Cluster cluster) {
    cluster.rule(requests(AcceptArgs.class, 0, 2, new Verdict.Delay(20_000)));
    cluster.rule(requests(AcceptArgs.class, 0, 1, Verdict.DROP));
    cluster.rule(requests(PrepareArgs.class, 1, 0, Verdict.DROP));
    cluster.peer(0).start(0, "late");
    cluster.run(Duration.ofMillis(4));
    cluster.peer(1).start(0, "in time");
    cluster.awaitDecided(0, 3);
    cluster.run(Duration.ofMillis(25));
  }

  @Lesson(id = "09-forgetting")
  void forgetting(@Peers(3) Cluster cluster) {
    cluster.peer(0).start(0, "x");
    cluster.awaitDecided(0, 3);
    cluster.partition("0 1 | 2");
    for (int peer = 0; peer < 3; peer++) {
      cluster.peer(peer).done(0);
    }
    cluster.run(Duration.ofMillis(700));
    cluster.note("p2 has not been heard: min is 0 at p0 and p1");
    cluster.heal();
    cluster.awaitMin(1);
  }

  @Lesson(id = "11-out-of-order")
  void outOfOrder(@Peers(3) Cluster cluster) {
    cluster.peer(0).start(2, "last");
    cluster.run(Duration.ofMillis(3));
    cluster.peer(1).start(0, "first");
    cluster.awaitDecided(2, 3);
    cluster.awaitDecided(0, 3);
  }

  @Lesson(id = "12-stopped-peer")
  void stoppedPeer(@Peers(3) Cluster cluster) {
    cluster.peer(2).kill();
    cluster.peer(0).start(0, "x");
    cluster.awaitDecided(0, 2);
    cluster.peer(0).done(0);
    cluster.peer(1).done(0);
    cluster.run(Duration.ofMillis(1_200));
    cluster.note("p0 and p1 are done with instance 0, and can't forget it");
  }

  private static Rule requests(Class<?> type, int from, int to, Verdict verdict) {
    return (m, choices) ->
        !m.reply() && type.isInstance(m.request()) && m.from() == from && m.to() == to
            ? verdict
            : Verdict.PASS;
  }
}
