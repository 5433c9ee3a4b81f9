package paxoslab.graded;

import static paxoslab.graded.Durations.millis;
import static paxoslab.graded.Durations.seconds;

import java.time.Duration;
import paxoslab.api.AcceptArgs;
import paxoslab.api.PrepareArgs;
import paxoslab.api.SeqArgs;
import paxoslab.junit.Attested;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.sim.Channel;

/** Done, min, max: what all have finished with is let go. */
class ForgettingLessons {
  @Lesson(id = "F01")
  void minWaitsForAll(@Peers(5) Cluster cluster) {
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(seq % 5).start(seq, "v" + seq);
    }
    cluster.awaitAllDecided(10, 5);
    for (int peer = 0; peer < 4; peer++) {
      cluster.peer(peer).done(4);
    }
    cluster.run(seconds(15));
    Group.expectMinStays(cluster, 0);
    cluster.peer(4).done(3);
    Group.agreeOnOneMore(cluster, 10);
    cluster.awaitMin(4);
    for (int peer = 0; peer < 5; peer++) {
      Group.expectForgotten(cluster, peer, 3);
      Group.expectChosen(cluster, peer, 4);
    }
  }

  @Lesson(id = "F02")
  void forgetsAsAtMit(@Peers(6) Cluster cluster) {
    cluster.peer(0).start(0, "00");
    cluster.peer(1).start(1, "11");
    cluster.peer(2).start(2, "22");
    cluster.peer(0).start(6, "66");
    cluster.peer(1).start(7, "77");
    cluster.awaitDecided(0, 6);
    cluster.awaitDecided(1, 6);
    Group.expectMinStays(cluster, 0);
    Group.doneEverywhere(cluster, 0);
    for (int peer = 1; peer < 6; peer++) {
      cluster.peer(peer).done(1);
    }
    for (int peer = 0; peer < 6; peer++) {
      cluster.peer(peer).start(8 + peer, "xx");
    }
    for (int peer = 0; peer < 6; peer++) {
      cluster.awaitDecided(8 + peer, 6);
    }
    cluster.awaitMin(1);
    cluster.run(seconds(15));
    Group.expectMinStays(cluster, 1);
  }

  @Lesson(id = "F03")
  void doneSpreadsUnderLoss(@Peers(5) Cluster cluster) {
    cluster.channel(Channel.mitUnreliable());
    for (int seq = 0; seq < 8; seq++) {
      Group.startEverywhere(cluster, seq, "v" + seq);
    }
    cluster.awaitAllDecided(8, 5);
    for (int peer = 0; peer < 5; peer++) {
      cluster.peer(peer).done(5 + peer % 2);
    }
    Group.startEverywhere(cluster, 8, "one more");
    cluster.awaitDecided(8, 5);
    cluster.awaitMin(6);
  }

  @Lesson(id = "F04")
  void doneInAnyOrder(@Peers(3) Cluster cluster) {
    for (int seq = 0; seq < 6; seq++) {
      cluster.peer(seq % 3).start(seq, "v" + seq);
    }
    cluster.awaitAllDecided(6, 3);
    cluster.peer(0).done(4);
    cluster.peer(0).done(1);
    cluster.peer(1).done(0);
    cluster.peer(1).done(3);
    cluster.peer(1).done(3);
    cluster.peer(2).done(2);
    cluster.peer(2).done(-1);
    Group.agreeOnOneMore(cluster, 6);
    cluster.awaitMin(3);
    cluster.peer(2).done(0);
    cluster.run(seconds(15));
    Group.expectMinStays(cluster, 3);
    Group.expectForgotten(cluster, 1, 2);
    Group.expectChosen(cluster, 1, 3);
  }

  @Lesson(id = "F05")
  void doneAboveMax(@Peers(3) Cluster cluster) {
    cluster.peer(0).start(0, "only one");
    cluster.awaitDecided(0, 3);
    Group.doneEverywhere(cluster, 7);
    for (int peer = 0; peer < 3; peer++) {
      Group.expectMax(cluster, peer, 0);
    }
    cluster.run(seconds(5));
    for (int peer = 0; peer < 3; peer++) {
      Group.expectMax(cluster, peer, 0);
    }
    Group.agreeOnOneMore(cluster, 8);
    cluster.awaitMin(8);
    Group.expectForgotten(cluster, 1, 5);
    Group.expectMax(cluster, 1, 8);
  }

  @Lesson(id = "F06")
  void maxAfterDone(@Peers(3) Cluster cluster) {
    Group.forgetAllBelow(cluster, 10);
    for (int peer = 0; peer < 3; peer++) {
      Group.expectMax(cluster, peer, 10);
      cluster.peer(peer).done(10);
    }
    cluster.awaitMin(10);
    cluster.run(seconds(10));
    for (int peer = 0; peer < 3; peer++) {
      Group.expectMax(cluster, peer, 10);
    }
  }

  @Lesson(id = "F07")
  void startBelowMin(@Peers(3) Cluster cluster) {
    Group.forgetAllBelow(cluster, 6);
    cluster.run(seconds(30));
    long calls = cluster.remoteCalls();
    for (int peer = 0; peer < 3; peer++) {
      cluster.peer(peer).start(2, "again");
    }
    cluster.run(seconds(3));
    for (int peer = 0; peer < 3; peer++) {
      for (int seq : new int[] {5, 2, 0, 2}) {
        Group.expectForgotten(cluster, peer, seq);
      }
      Group.expectMax(cluster, peer, 6);
    }
    cluster.expect(
        cluster.remoteCalls() == calls,
        "forgotten-stays",
        "start of a forgotten instance sends requests");
  }

  @Lesson(id = "F08")
  @Attested
  void lateRequestsForTheForgotten(@Peers(3) Cluster cluster) {
    // All that p0 sends to p2 for instance 0 arrives when everybody has forgotten it.
    cluster.rule(
        (m, choices) ->
            m.seq() == 0 && !(m.request() instanceof SeqArgs)
                ? Only.requests().from(0).to(2).late(seconds(20)).judge(m, choices)
                : paxoslab.sim.Verdict.PASS);
    cluster.followValues();
    cluster.peer(0).start(0, "long ago");
    cluster.awaitDecided(0, 2);
    Group.doneEverywhere(cluster, 0);
    cluster.peer(1).start(1, "one more");
    cluster.awaitDecided(1, 3);
    cluster.awaitMin(1);
    cluster.run(seconds(30));
    for (int peer = 0; peer < 3; peer++) {
      Group.expectForgotten(cluster, peer, 0);
      Group.expectMax(cluster, peer, 1);
    }
    cluster.expectValuesReleased();
  }

  @Lesson(id = "F09")
  void oldDoneArrivesLate(@Peers(3) Cluster cluster) {
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(seq % 3).start(seq, "v" + seq);
    }
    cluster.awaitAllDecided(10, 3);
    // Each request with news of done arrives once more, later than newer news.
    cluster.rule(Only.requests(SeqArgs.class).twice(seconds(2)));
    Group.doneEverywhere(cluster, 1);
    cluster.run(seconds(1));
    cluster.clearRules();
    Group.doneEverywhere(cluster, 5);
    Group.agreeOnOneMore(cluster, 10);
    cluster.awaitMin(6);
    cluster.run(seconds(5));
    for (int peer = 0; peer < 3; peer++) {
      cluster.peer(peer).done(7);
    }
    Group.agreeOnOneMore(cluster, 11);
    cluster.awaitMin(8);
  }

  @Lesson(id = "F10")
  void oldDoneHidesNothing(@Peers(3) Cluster cluster) {
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(seq % 3).start(seq, "v" + seq);
    }
    cluster.awaitAllDecided(10, 3);
    cluster.rule(Only.requests(SeqArgs.class).from(1).twice(seconds(3)));
    cluster.peer(1).done(1);
    cluster.run(seconds(1));
    cluster.clearRules();
    cluster.peer(1).done(5);
    cluster.run(seconds(5));
    // p1 has said so before, and then its older news came once more.
    cluster.peer(0).done(5);
    cluster.peer(2).done(5);
    Group.agreeOnOneMore(cluster, 10);
    cluster.awaitMin(6);
  }

  @Lesson(id = "F11")
  void deadPeerHoldsMin(@Peers(3) Cluster cluster) {
    for (int seq = 0; seq < 6; seq++) {
      cluster.peer(seq % 3).start(seq, "v" + seq);
    }
    cluster.awaitAllDecided(6, 3);
    cluster.peer(2).done(1);
    Group.agreeOnOneMore(cluster, 6);
    cluster.run(seconds(10));
    cluster.peer(2).kill();
    cluster.peer(0).done(5);
    cluster.peer(1).done(5);
    cluster.peer(0).start(7, "without p2");
    cluster.awaitDecided(7, 2);
    cluster.awaitMin(2);
    cluster.run(Duration.ofMinutes(1));
    for (int peer = 0; peer < 2; peer++) {
      Group.expectForgotten(cluster, peer, 1);
      Group.expectChosen(cluster, peer, 2);
    }
  }

  @Lesson(id = "F12")
  void toldLate(@Peers(3) Cluster cluster) {
    for (int seq = 0; seq < 6; seq++) {
      cluster.peer(seq % 3).start(seq, "v" + seq);
    }
    cluster.awaitAllDecided(6, 3);
    cluster.partition("0 1 | 2");
    Group.doneEverywhere(cluster, 3);
    cluster.run(Duration.ofMinutes(10));
    Group.expectMinStays(cluster, 0);
    cluster.heal();
    Group.agreeOnOneMore(cluster, 6);
    cluster.awaitMin(4);
  }

  @Lesson(id = "F13")
  void doneWithTheUndecided(@Peers(3) Cluster cluster) {
    cluster.rule(Only.requests(AcceptArgs.class).lost());
    cluster.peer(0).start(0, "never");
    cluster.peer(1).start(0, "never either");
    cluster.run(seconds(2));
    // Nobody waits for instance 0 any more, so it may be forgotten as it is.
    Group.doneEverywhere(cluster, 0);
    cluster.run(seconds(2));
    cluster.clearRules();
    Group.agreeOnOneMore(cluster, 1);
    cluster.awaitMin(1);
    cluster.run(seconds(5));
    for (int peer = 0; peer < 3; peer++) {
      Group.expectForgotten(cluster, peer, 0);
    }
  }

  @Lesson(id = "F14")
  @Attested
  void forgettingFreesMemory(@Peers(3) Cluster cluster) {
    cluster.followValues();
    String big = "x".repeat(1 << 20);
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(seq % 3).start(seq, big + seq);
    }
    cluster.awaitAllDecided(10, 3);
    Group.doneEverywhere(cluster, 8);
    Group.agreeOnOneMore(cluster, 10);
    cluster.awaitMin(9);
    for (int peer = 0; peer < 3; peer++) {
      cluster.peer(peer).start(4, big + "again");
    }
    cluster.run(seconds(30));
    cluster.expectValuesReleased();
    Group.expectForgotten(cluster, 1, 4);
  }

  @Lesson(id = "F15")
  void manyForgetUnderLoss(@Peers(3) Cluster cluster) {
    // MIT's lab: starts and dones in any order, for 20 instances, while messages get lost.
    cluster.channel(Channel.mitUnreliable());
    for (int step = 0; step < 150; step++) {
      Cluster.Peer peer = cluster.peer(cluster.random().nextInt(3));
      peer.start(cluster.random().nextInt(20), "v" + step);
      int seq = cluster.random().nextInt(20);
      if (peer.fate(seq) == paxoslab.api.Fate.CHOSEN && cluster.random().nextInt(3) == 0) {
        peer.done(seq);
      }
      cluster.run(millis(cluster.random().nextInt(40)));
    }
    cluster.channel(Channel.reliable());
    Group.doneEverywhere(cluster, 19);
    Group.agreeOnOneMore(cluster, 20);
    cluster.awaitMin(20);
  }

  @Lesson(id = "F16")
  void forgottenVotesStayForgotten(@Peers(3) Cluster cluster) {
    // p2 is told of done last: until then it tries instance 0 with peers that have forgotten it.
    cluster.rule(Only.requests(PrepareArgs.class).from(0).to(2).lost());
    cluster.rule(Only.requests(AcceptArgs.class).from(0).to(2).lost());
    cluster.rule(Only.requests(paxoslab.api.ChooseArgs.class).from(0).to(2).lost());
    cluster.peer(0).start(0, "chosen");
    cluster.awaitDecided(0, 2);
    cluster.rule(Only.requests(SeqArgs.class).to(2).lost());
    Group.doneEverywhere(cluster, 0);
    cluster.run(seconds(3));
    cluster.peer(2).start(0, "another");
    cluster.run(seconds(3));
    cluster.clearRules();
    Group.agreeOnOneMore(cluster, 1);
    cluster.awaitMin(1);
  }

  @Lesson(id = "F17")
  void groupOfOneForgetsAlone(@Peers(1) Cluster cluster) {
    cluster.peer(0).start(0, 77);
    cluster.peer(0).start(1, "next");
    cluster.awaitAllDecided(2, 1);
    cluster.peer(0).done(0);
    cluster.peer(0).start(2, "last");
    cluster.awaitMin(1);
    Group.expectForgotten(cluster, 0, 0);
    Group.expectChosen(cluster, 0, 1);
  }

  @Lesson(id = "F18")
  void peerThatIsCutOffHoldsMin(@Peers(5) Cluster cluster) {
    cluster.partition("0 1 2 3 | 4");
    for (int seq = 0; seq < 3; seq++) {
      cluster.peer(1).start(seq, "many" + seq);
    }
    cluster.awaitAllDecided(3, 4);
    Group.doneEverywhere(cluster, 1);
    cluster.run(seconds(15));
    Group.expectMinStays(cluster, 0);
    cluster.heal();
    Group.agreeOnOneMore(cluster, 3);
    cluster.awaitMin(2);
  }

  @Lesson(id = "F19")
  @Attested
  void proposalsEndOnceForgotten(@Peers(3) Cluster cluster) {
    int instances = 12;
    int before = cluster.tasksAlive();
    cluster.followValues();
    cluster.rule(Only.requests(PrepareArgs.class).below(instances).lost());
    for (int seq = 0; seq < instances; seq++) {
      cluster.peer(seq % 3).start(seq, "never" + seq);
    }
    cluster.run(seconds(2));
    Group.doneEverywhere(cluster, instances - 1);
    Group.agreeOnOneMore(cluster, instances);
    cluster.awaitMin(instances);
    cluster.clearRules();
    cluster.settle(Duration.ofMinutes(1));
    cluster.expectNoTaskLeak(before, instances);
    cluster.expectValuesReleased();
  }

  @Lesson(id = "F20")
  void promisesForTheForgotten(@Peers(3) Cluster cluster) {
    // They arrive before their calls time out, at proposers whose instance is forgotten by then.
    int instances = 6;
    cluster.rule(Only.repliesTo(PrepareArgs.class).below(instances).late(millis(400)));
    for (int seq = 0; seq < instances; seq++) {
      cluster.peer(seq % 3).start(seq, "never" + seq);
    }
    Group.doneEverywhere(cluster, instances - 1);
    Group.agreeOnOneMore(cluster, instances);
    cluster.awaitMin(instances);
    cluster.run(seconds(5));
    for (int peer = 0; peer < 3; peer++) {
      Group.expectForgotten(cluster, peer, 0);
    }
  }
}
