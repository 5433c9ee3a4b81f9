package paxoslab.graded;

import paxoslab.api.Fate;
import paxoslab.junit.Cluster;
import paxoslab.sim.Channel;
import paxoslab.sim.Latency;
import paxoslab.wire.Encoder;

/** What many lessons do with all peers at once, and what they expect of each. */
final class Group {
  private Group() {}

  /** Every peer starts every instance from 0 up, each with a value of its own. */
  static void startEverywhere(Cluster cluster, int instances) {
    for (int seq = 0; seq < instances; seq++) {
      startEverywhere(cluster, seq, "v" + seq);
    }
  }

  /** Every peer starts this instance, each with a value of its own. */
  static void startEverywhere(Cluster cluster, int seq, String value) {
    for (int peer = 0; peer < cluster.size(); peer++) {
      cluster.peer(peer).start(seq, value + "." + peer);
    }
  }

  /** Every peer's application needs nothing up to this instance. */
  static void doneEverywhere(Cluster cluster, int seq) {
    for (int peer = 0; peer < cluster.size(); peer++) {
      cluster.peer(peer).done(seq);
    }
  }

  /** News of done may travel with the next agreement, so there is one. */
  static void agreeOnOneMore(Cluster cluster, int seq) {
    cluster.peer(0).start(seq, "one more");
    cluster.awaitDecided(seq, cluster.size());
  }

  /** All is decided, done with, and forgotten. */
  static void forgetAllBelow(Cluster cluster, int seq) {
    for (int s = 0; s < seq; s++) {
      cluster.peer(s % cluster.size()).start(s, "v" + s);
    }
    cluster.awaitAllDecided(seq, cluster.size());
    doneEverywhere(cluster, seq - 1);
    agreeOnOneMore(cluster, seq);
    cluster.awaitMin(seq);
  }

  /** Messages take some milliseconds, and overtake each other. */
  static Channel quick() {
    return new Channel(Latency.uniform(500, 5_000), java.util.List.of());
  }

  /** The decision is this value. */
  static void expectValue(Cluster cluster, int seq, Object expected) {
    Object decided = cluster.decision(seq).orElse(null);
    Object wanted = Encoder.encode(expected);
    cluster.expect(
        wanted.equals(decided),
        "lesson",
        "instance " + seq + " decided " + decided + ", and should be " + wanted);
  }

  /** A peer answers that this instance is pending, for nobody could tell it anything. */
  static void expectPending(Cluster cluster, int peer, int seq) {
    Fate fate = cluster.peer(peer).fate(seq);
    cluster.expect(
        fate == Fate.PENDING,
        "lesson",
        "status("
            + seq
            + ") at p"
            + peer
            + " is "
            + fate
            + ", though nothing can be decided there");
  }

  /** A peer answers that this instance is forgotten. */
  static void expectForgotten(Cluster cluster, int peer, int seq) {
    Fate fate = cluster.peer(peer).fate(seq);
    cluster.expect(
        fate == Fate.FORGOTTEN,
        "forgotten-stays",
        "status(" + seq + ") at p" + peer + " is " + fate + ", though it is below min");
  }

  /** A peer still knows the decision of this instance. */
  static void expectChosen(Cluster cluster, int peer, int seq) {
    Fate fate = cluster.peer(peer).fate(seq);
    cluster.expect(
        fate == Fate.CHOSEN,
        "forgotten-stays",
        "status("
            + seq
            + ") at p"
            + peer
            + " is "
            + fate
            + ", though it was chosen, and not below min");
  }

  /** A peer's max is this. */
  static void expectMax(Cluster cluster, int peer, int expected) {
    int max = cluster.peer(peer).max();
    cluster.expect(
        max == expected,
        "max-law",
        "max() at p" + peer + " is " + max + ", and should be " + expected);
  }

  /** Every live peer's min is this still: somebody is not done with it. */
  static void expectMinStays(Cluster cluster, int expected) {
    for (int peer = 0; peer < cluster.size(); peer++) {
      int min = cluster.peer(peer).min();
      cluster.expect(
          min == expected,
          "min-bound",
          "min() at p" + peer + " is " + min + ", though some peer is only done below " + expected);
    }
  }
}
