package paxoslab.graded;

import static paxoslab.graded.Durations.seconds;

import paxoslab.api.Fate;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.Peers;
import paxoslab.junit.Topic;

/** Nobody else proposes, and the network loses nothing. */
@Topic(value = "One proposer", stage = 1)
class OneProposerLessons {
  @Lesson(id = "A01", points = 5, seeds = 1, title = "One proposer: everybody learns its value")
  void oneProposer(@Peers(3) Cluster cluster) {
    cluster.peer(0).start(0, "hello");
    cluster.awaitDecided(0, 3);
    expectValue(cluster, 0, "hello");
  }

  @Lesson(id = "A02", points = 5, seeds = 1, title = "A group of one decides alone")
  void groupOfOne(@Peers(1) Cluster cluster) {
    cluster.peer(0).start(0, 77);
    cluster.peer(0).start(1, "next");
    cluster.awaitAllDecided(2, 1, seconds(5));
    expectValue(cluster, 1, "next");
  }

  @Lesson(id = "A03", points = 5, seeds = 2, title = "Instances finish in any order, gaps are legal")
  void outOfOrder(@Peers(3) Cluster cluster) {
    cluster.peer(0).start(7, "700");
    cluster.peer(0).start(6, "600");
    cluster.peer(1).start(5, "500");
    cluster.awaitDecided(7, 3);
    cluster.peer(0).start(4, "400");
    cluster.peer(1).start(3, "300");
    for (int seq = 3; seq <= 6; seq++) {
      cluster.awaitDecided(seq, 3);
    }
    cluster.expect(
        cluster.peer(2).fate(2) == Fate.PENDING, "lesson", "instance 2 was never started, and p2 says it is not pending");
  }

  @Lesson(id = "A04", points = 5, seeds = 1, title = "A fresh peer knows nothing, and asking changes nothing")
  void freshPeer(@Peers(3) Cluster cluster) {
    Cluster.Peer peer = cluster.peer(1);
    cluster.expect(peer.fate(9) == Fate.PENDING, "lesson", "status(9) of a fresh peer is not pending");
    cluster.run(seconds(1));
    cluster.expect(peer.max() == -1, "max-law", "max() of a peer that knows no instance is " + peer.max() + ", not -1");
    cluster.expect(peer.min() == 0, "min-bound", "min() of a fresh peer is " + peer.min() + ", not 0");
    cluster.peer(0).start(3, "x");
    cluster.awaitDecided(3, 3);
    cluster.expect(peer.max() == 3, "max-law", "max() of a peer that learned instance 3 is " + peer.max());
  }

  static void expectValue(Cluster cluster, int seq, Object expected) {
    Object decided = cluster.decision(seq).orElse(null);
    Object wanted = paxoslab.wire.Encoder.encode(expected);
    cluster.expect(wanted.equals(decided), "lesson", "instance " + seq + " decided " + decided + ", and only " + wanted + " was proposed");
  }
}
