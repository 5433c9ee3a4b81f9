package paxoslab.graded;

import static paxoslab.graded.Durations.seconds;

import java.util.List;
import paxoslab.api.AcceptArgs;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.SeqArgs;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;

/** Nobody else proposes, and the network loses nothing. */
class OneProposerLessons {
  @Lesson(id = "A01")
  void oneProposer(@Peers(3) Cluster cluster) {
    cluster.peer(0).start(0, "hello");
    cluster.awaitDecided(0, 3);
    Group.expectValue(cluster, 0, "hello");
  }

  @Lesson(id = "A02")
  void groupOfOne(@Peers(1) Cluster cluster) {
    cluster.peer(0).start(0, 77);
    cluster.peer(0).start(1, "next");
    cluster.awaitAllDecided(2, 1);
    Group.expectValue(cluster, 0, 77);
    Group.expectValue(cluster, 1, "next");
  }

  @Lesson(id = "A03")
  void groupOfTwo(@Peers(2) Cluster cluster) {
    cluster.peer(1).start(0, "both");
    cluster.awaitDecided(0, 2);
    cluster.partition("0 | 1");
    cluster.peer(0).start(1, "alone");
    cluster.run(seconds(3));
    cluster.expectUndecided(1);
    cluster.heal();
    cluster.awaitDecided(1, 2);
  }

  @Lesson(id = "A04")
  void freshPeer(@Peers(3) Cluster cluster) {
    // Whatever is asked, in whatever order and however often, asking changes nothing.
    for (int seq : new int[] {9, 0, 1_000_000, 9}) {
      Group.expectPending(cluster, 1, seq);
      Group.expectMax(cluster, 1, -1);
    }
    cluster.run(seconds(1));
    Group.expectMinStays(cluster, 0);
    cluster.peer(0).start(3, "x");
    cluster.awaitDecided(3, 3);
    Group.expectPending(cluster, 2, 1_000_000);
    Group.expectMax(cluster, 1, 3);
    Group.expectMax(cluster, 2, 3);
  }

  @Lesson(id = "A05")
  void outOfOrder(@Peers(3) Cluster cluster) {
    cluster.peer(0).start(7, "700");
    cluster.peer(0).start(6, "600");
    cluster.peer(1).start(5, "500");
    cluster.awaitDecided(7, 3);
    cluster.peer(0).start(4, "400");
    cluster.peer(1).start(3, "300");
    for (int seq = 3; seq <= 6; seq++) {
      cluster.awaitDecided(seq, 3);
      Group.expectValue(cluster, seq, seq + "00");
    }
    Group.expectPending(cluster, 2, 2);
  }

  @Lesson(id = "A06")
  void gaps(@Peers(3) Cluster cluster) {
    cluster.peer(1).start(1_000_000, "far");
    Group.expectMax(cluster, 1, 1_000_000);
    cluster.awaitDecided(1_000_000, 3);
    cluster.peer(2).start(0, "near");
    cluster.awaitDecided(0, 3);
    for (int peer = 0; peer < 3; peer++) {
      Group.expectMax(cluster, peer, 1_000_000);
      Group.expectPending(cluster, peer, 999_999);
    }
  }

  @Lesson(id = "A07")
  void oneAfterAnother(@Peers(3) Cluster cluster) {
    for (int seq = 0; seq < 20; seq++) {
      cluster.peer(0).start(seq, seq);
      cluster.awaitDecided(seq, 3);
      Group.expectValue(cluster, seq, seq);
    }
  }

  @Lesson(id = "A08")
  void doubleStart(@Peers(3) Cluster cluster) {
    cluster.peer(0).start(0, "same");
    cluster.peer(0).start(0, "same");
    cluster.awaitDecided(0, 3);
    Group.expectValue(cluster, 0, "same");
    cluster.peer(0).start(0, "too late");
    cluster.peer(2).start(0, "too late as well");
    cluster.run(seconds(2));
    Group.expectValue(cluster, 0, "same");
    cluster.peer(1).start(1, "one of");
    cluster.peer(1).start(1, "the two");
    cluster.awaitDecided(1, 3);
  }

  @Lesson(id = "A09")
  void valuesOfEveryType(@Peers(3) Cluster cluster) {
    List<Object> values =
        List.of(
            "text",
            "",
            7,
            Integer.MIN_VALUE,
            7L,
            true,
            2.5,
            'c',
            (byte) 1,
            (short) 2,
            1.5f,
            List.of(),
            List.of(1, "a", List.of(true, List.of(2L))),
            Fate.CHOSEN,
            new SeqArgs(1, 2));
    for (int seq = 0; seq < values.size(); seq++) {
      cluster.peer(seq % 3).start(seq, values.get(seq));
    }
    cluster.awaitAllDecided(values.size(), 3);
    for (int seq = 0; seq < values.size(); seq++) {
      Group.expectValue(cluster, seq, values.get(seq));
    }
  }

  @Lesson(id = "A10")
  void learnsByChooseAlone(@Peers(3) Cluster cluster) {
    // To p2 all is late but what says that a value is chosen.
    cluster.rule(Only.requests(PrepareArgs.class).to(2).late(seconds(40)));
    cluster.rule(Only.requests(AcceptArgs.class).to(2).late(seconds(40)));
    cluster.peer(0).start(0, "heard of");
    cluster.awaitDecided(0, 3);
    Group.expectMax(cluster, 2, 0);
    cluster.run(seconds(60));
    Group.expectChosen(cluster, 2, 0);
  }
}
