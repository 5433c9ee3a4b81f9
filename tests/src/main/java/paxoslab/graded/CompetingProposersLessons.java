package paxoslab.graded;

import static paxoslab.graded.Durations.millis;
import static paxoslab.graded.Durations.seconds;

import java.util.List;
import paxoslab.api.AcceptArgs;
import paxoslab.api.PrepareArgs;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.sim.Channel;
import paxoslab.sim.Latency;

/** Several peers propose for one instance: ballots, promises and adopted values matter now. */
class CompetingProposersLessons {
  @Lesson(id = "B01")
  void sameValue(@Peers(3) Cluster cluster) {
    for (int peer = 0; peer < 3; peer++) {
      cluster.peer(peer).start(0, 77);
    }
    cluster.awaitDecided(0, 3);
    Group.expectValue(cluster, 0, 77);
  }

  @Lesson(id = "B02")
  void differentValues(@Peers(3) Cluster cluster) {
    cluster.channel(Group.quick());
    Group.startEverywhere(cluster, 10);
    cluster.awaitAllDecided(10, 3);
  }

  @Lesson(id = "B03")
  void reordering(@Peers(3) Cluster cluster) {
    cluster.channel(Channel.reordering());
    Group.startEverywhere(cluster, 10);
    cluster.awaitAllDecided(10, 3);
  }

  @Lesson(id = "B04")
  void duel(@Peers(5) Cluster cluster) {
    cluster.channel(new Channel(Latency.uniform(1_000, 20_000), List.of()));
    Group.startEverywhere(cluster, 5);
    cluster.awaitAllDecided(5, 5);
  }

  @Lesson(id = "B05")
  void lateAccept(@Peers(3) Cluster cluster) {
    cluster.rule(Only.requests(AcceptArgs.class).from(0).lateByUpTo(millis(1_500)));
    for (int seq = 0; seq < 5; seq++) {
      cluster.peer(0).start(seq, "early" + seq);
    }
    cluster.run(seconds(1));
    for (int seq = 0; seq < 5; seq++) {
      cluster.peer(1).start(seq, "late" + seq);
      cluster.peer(2).start(seq, "later" + seq);
    }
    cluster.run(seconds(5));
    cluster.clearRules();
    cluster.awaitAllDecided(5, 3);
  }

  @Lesson(id = "B06")
  void acceptWithoutPrepare(@Peers(3) Cluster cluster) {
    // p2 never hears p1's prepares but hears its accepts; then p0 comes with ballots of its own.
    cluster.rule(Only.requests(PrepareArgs.class).from(1).to(2).lost());
    cluster.rule(Only.requests(AcceptArgs.class).from(1).to(0).late(seconds(3)));
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(1).start(seq, "one" + seq);
      cluster.run(millis(2 + cluster.random().nextInt(4)));
      cluster.peer(0).start(seq, "zero" + seq);
      cluster.peer(2).start(seq, "two" + seq);
    }
    cluster.run(seconds(6));
    cluster.clearRules();
    cluster.awaitAllDecided(10, 3);
  }

  @Lesson(id = "B07")
  void halfIsNoMajority(@Peers(4) Cluster cluster) {
    cluster.partition("0 1 | 2 3");
    Group.startEverywhere(cluster, 0, "v");
    cluster.run(seconds(5));
    cluster.expectUndecided(0);
    cluster.heal();
    cluster.awaitDecided(0, 4);
  }

  @Lesson(id = "B08")
  void fourContend(@Peers(4) Cluster cluster) {
    cluster.channel(Group.quick());
    Group.startEverywhere(cluster, 10);
    cluster.awaitAllDecided(10, 4);
  }

  @Lesson(id = "B09")
  void twoPeersDuel(@Peers(2) Cluster cluster) {
    cluster.channel(Group.quick());
    Group.startEverywhere(cluster, 10);
    cluster.awaitAllDecided(10, 2);
  }

  @Lesson(id = "B10")
  void sevenContend(@Peers(7) Cluster cluster) {
    cluster.channel(Group.quick());
    Group.startEverywhere(cluster, 3);
    cluster.awaitAllDecided(3, 7);
  }

  @Lesson(id = "B11")
  void nineContend(@Peers(9) Cluster cluster) {
    cluster.channel(Group.quick());
    Group.startEverywhere(cluster, 2);
    cluster.awaitAllDecided(2, 9);
  }

  @Lesson(id = "B12")
  void tenContend(@Peers(10) Cluster cluster) {
    cluster.channel(Group.quick());
    cluster.partition("0 1 2 3 4 | 5 6 7 8 9");
    Group.startEverywhere(cluster, 2);
    cluster.run(seconds(3));
    cluster.expectUndecided(0);
    cluster.heal();
    cluster.awaitAllDecided(2, 10);
  }

  @Lesson(id = "B13")
  void twelveContend(@Peers(12) Cluster cluster) {
    cluster.channel(Group.quick());
    Group.startEverywhere(cluster, 2);
    cluster.awaitAllDecided(2, 12);
  }

  @Lesson(id = "B14")
  void highestPromiseWins(@Peers(5) Cluster cluster) {
    // In even instances the older value's promise comes last, in odd ones the newer value's. That
    // is
    // for who asks all at once. Who asks one after the other hears p0 and p1 in an order of its
    // own,
    // so each of them has the newer value in two instances.
    for (int seq = 0; seq < 4; seq++) {
      int older = seq < 2 ? 0 : 1;
      int newer = 1 - older;
      propose(cluster, older, seq, "older");
      cluster.partition(older + " | " + newer + " 2 3 4");
      propose(cluster, newer, seq, "newer");
      cluster.partition("0 1 2 | 3 4");
      cluster.rule(Only.requests(PrepareArgs.class).from(0).lost());
      cluster.rule(Only.requests(PrepareArgs.class).from(1).lost());
      int last = seq % 2 == 0 ? older : newer;
      cluster.rule(Only.repliesTo(PrepareArgs.class).from(last).late(millis(20)));
      cluster.peer(2).start(seq, "newest");
      cluster.run(millis(6_000));
      cluster.clearRules();
      cluster.heal();
      // Who was cut off need not learn before it starts the instance.
      cluster.peer(3).start(seq, "late");
      cluster.peer(4).start(seq, "late too");
      cluster.awaitDecided(seq, 5);
    }
  }

  /** Nobody but the proposer accepts; so long that calls to all others may fail one by one. */
  private static void propose(Cluster cluster, int peer, int seq, String value) {
    cluster.rule(Only.requests(AcceptArgs.class).from(peer).lost());
    cluster.peer(peer).start(seq, value);
    cluster.run(millis(3_500));
  }

  @Lesson(id = "B15")
  void doubleStartWhileProposing(@Peers(3) Cluster cluster) {
    // Answers to the first prepares come after those to the second ones, and before their accepts.
    int[] first = {-1};
    cluster.rule(
        (m, choices) -> {
          first[0] = first[0] < 0 ? m.ballot() : first[0];
          return m.ballot() == first[0]
              ? Only.repliesTo(PrepareArgs.class).late(millis(1)).judge(m, choices)
              : paxoslab.sim.Verdict.PASS;
        });
    cluster.peer(0).start(0, "one");
    cluster.peer(0).start(0, "two");
    cluster.awaitDecided(0, 3);
    cluster.clearRules();
    cluster.channel(Group.quick());
    for (int seq = 1; seq <= 10; seq++) {
      cluster.peer(0).start(seq, "one");
      cluster.peer(1).start(seq, "rival");
      cluster.peer(0).start(seq, "two");
      cluster.run(millis(cluster.random().nextInt(4)));
      cluster.peer(0).start(seq, "three");
    }
    cluster.awaitAllDecided(11, 3);
  }

  @Lesson(id = "B16")
  void killedMidRound(@Peers(5) Cluster cluster) {
    cluster.channel(Group.quick());
    for (int seq = 0; seq < 2; seq++) {
      cluster.peer(seq).start(seq, "of the dead");
      cluster.run(Durations.micros(cluster.random().nextInt(20_000)));
      cluster.peer(seq).kill();
      cluster.peer(3).start(seq, "heir");
      cluster.peer(4).start(seq, "other heir");
      cluster.awaitDecided(seq, 4 - seq);
    }
  }

  @Lesson(id = "B17")
  void chosenButUnheard(@Peers(3) Cluster cluster) {
    // p0 and p1 may have accepted p0's value: then it is chosen, though nobody knows.
    for (int seq = 0; seq < 3; seq++) {
      cluster.rule(Only.repliesTo(AcceptArgs.class).to(0).lost());
      cluster.rule(Only.requests(AcceptArgs.class).from(0).to(2).lost());
      cluster.peer(0).start(seq, "chosen");
    }
    cluster.run(millis(20));
    cluster.peer(0).kill();
    cluster.clearRules();
    for (int seq = 0; seq < 3; seq++) {
      cluster.peer(2).start(seq, "rival");
      cluster.awaitDecided(seq, 2);
    }
  }

  @Lesson(id = "B18")
  void threeRivalsUnderManySchedules(@Peers(3) Cluster cluster) {
    underAnAdversary(cluster, 5);
  }

  @Lesson(id = "B19")
  void fiveRivalsUnderManySchedules(@Peers(5) Cluster cluster) {
    underAnAdversary(cluster, 3);
  }

  /** First nothing bad may happen; then, with a whole network, something good must. */
  private static void underAnAdversary(Cluster cluster, int instances) {
    cluster.adversary();
    for (int seq = 0; seq < instances; seq++) {
      Group.startEverywhere(cluster, seq, "v" + seq);
      cluster.run(Durations.micros(cluster.random().nextInt(200_000)));
    }
    cluster.run(seconds(10));
    cluster.heal();
    cluster.channel(Channel.reliable());
    cluster.awaitAllDecided(instances, cluster.size());
  }
}
