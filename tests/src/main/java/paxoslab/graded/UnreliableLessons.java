package paxoslab.graded;

import static paxoslab.graded.Durations.millis;
import static paxoslab.graded.Durations.seconds;

import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.PrepareArgs;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.sim.Channel;

/** Requests and replies get lost, come twice, come late. */
class UnreliableLessons {
  @Lesson(id = "C01")
  void mitUnreliable(@Peers(5) Cluster cluster) {
    cluster.channel(Channel.mitUnreliable());
    Group.startEverywhere(cluster, 20);
    cluster.awaitAllDecided(20, cluster.majority());
    learnTheRest(cluster, 20);
  }

  @Lesson(id = "C02")
  void longReordering(@Peers(3) Cluster cluster) {
    cluster.channel(Channel.labrpcLongReordering());
    Group.startEverywhere(cluster, 5);
    cluster.awaitAllDecided(5, cluster.majority());
  }

  @Lesson(id = "C03")
  void swarm(@Peers(3) Cluster cluster) {
    cluster.swarm();
    for (int seq = 0; seq < 15; seq++) {
      for (int peer = 0; peer < 3; peer++) {
        cluster.peer(peer).start(seq, "v" + peer + "." + seq);
        if (cluster.random().nextInt(3) == 0) {
          cluster.run(millis(cluster.random().nextInt(200)));
        }
      }
    }
    cluster.awaitAllDecided(15, cluster.majority());
    learnTheRest(cluster, 15);
  }

  @Lesson(id = "C04")
  void deadPeer(@Peers(3) Cluster cluster) {
    cluster.peer(2).kill();
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(0).start(seq, "v" + seq);
      // Sooner than a call to the dead peer can fail.
      cluster.awaitDecided(seq, 2, millis(400));
    }
  }

  @Lesson(id = "C05")
  void deafPeers(@Peers(5) Cluster cluster) {
    cluster.peer(0).start(0, "hello");
    cluster.awaitDecided(0, 5);
    cluster.peer(0).deaf(true);
    cluster.peer(4).deaf(true);
    cluster.peer(1).start(1, "goodbye");
    cluster.awaitDecided(1, cluster.majority());
    cluster.run(seconds(1));
    // A deaf peer gets the replies to its own calls, so it learns by proposing.
    cluster.peer(0).start(1, "xxx");
    cluster.awaitDecided(1, 4);
    cluster.peer(4).start(1, "yyy");
    cluster.awaitDecided(1, 5);
    Group.expectValue(cluster, 1, "goodbye");
  }

  @Lesson(id = "C06")
  void hungCalls(@Peers(5) Cluster cluster) {
    // p3 hears all, and what it answers hangs; p4 hears nothing.
    for (int peer = 0; peer < 3; peer++) {
      cluster.clog(3, peer);
      cluster.clog(peer, 4);
    }
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(seq % 3).start(seq, "v" + seq);
      cluster.awaitDecided(seq, 3);
    }
    cluster.heal();
    cluster.peer(4).start(9, "late");
    cluster.awaitDecided(9, 5);
  }

  @Lesson(id = "C07")
  void requestsAfterTheirTimeout(@Peers(3) Cluster cluster) {
    // No call of p1 is answered in time, but each arrives in the end.
    cluster.rule(Only.requests().from(1).late(millis(700)));
    for (int seq = 0; seq < 10; seq++) {
      cluster.peer(1).start(seq, "slow" + seq);
      cluster.run(millis(cluster.random().nextInt(1_000)));
      cluster.peer(seq % 2 == 0 ? 0 : 2).start(seq, "quick" + seq);
    }
    cluster.run(seconds(5));
    cluster.clearRules();
    cluster.awaitAllDecided(10, 3);
  }

  @Lesson(id = "C08")
  void longDelays(@Peers(3) Cluster cluster) {
    cluster.channel(Channel.labrpcLongDelays());
    Group.startEverywhere(cluster, 10);
    cluster.awaitAllDecided(10, cluster.majority());
    learnTheRest(cluster, 10);
  }

  @Lesson(id = "C09")
  void everyRequestTwice(@Peers(3) Cluster cluster) {
    cluster.channel(Group.quick());
    cluster.rule(Only.requests().twice(millis(30)));
    Group.startEverywhere(cluster, 10);
    cluster.awaitAllDecided(10, 3);
    cluster.run(seconds(1));
  }

  @Lesson(id = "C10")
  void answersGetLost(@Peers(3) Cluster cluster) {
    // Whoever asks p2 can't know that it has promised, accepted, learned.
    cluster.channel(Group.quick());
    cluster.rule(Only.repliesTo(PrepareArgs.class).from(2).lost());
    cluster.rule(Only.repliesTo(AcceptArgs.class).from(2).lost());
    cluster.rule(Only.repliesTo(ChooseArgs.class).from(2).lost());
    Group.startEverywhere(cluster, 5);
    cluster.awaitAllDecided(5, 3);
  }

  @Lesson(id = "C11")
  void oneWayLinks(@Peers(3) Cluster cluster) {
    // p0 is heard by all and hears p1 only; p2 and p1 talk.
    cluster.cut(2, 0);
    for (int seq = 0; seq < 5; seq++) {
      cluster.peer(0).start(seq, "v" + seq);
      cluster.peer(2).start(seq, "w" + seq);
    }
    cluster.awaitAllDecided(5, cluster.majority());
    cluster.heal();
    for (int seq = 0; seq < 5; seq++) {
      cluster.peer(0).start(seq, "again" + seq);
      cluster.peer(2).start(seq, "again" + seq);
    }
    cluster.awaitAllDecided(5, 3);
  }

  @Lesson(id = "C12")
  void hostileNetwork(@Peers(5) Cluster cluster) {
    cluster.channel(Channel.hostile());
    Group.startEverywhere(cluster, 8);
    cluster.awaitAllDecided(8, cluster.majority());
    learnTheRest(cluster, 8);
  }

  /** Who missed the news must learn, at the latest when it starts the instance itself. */
  private static void learnTheRest(Cluster cluster, int instances) {
    cluster.channel(Channel.reliable());
    Group.startEverywhere(cluster, instances);
    cluster.awaitAllDecided(instances, cluster.size());
  }
}
