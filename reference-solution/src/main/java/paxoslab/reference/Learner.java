package paxoslab.reference;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.RpcFuture;

/** The learner of one instance: knows the chosen value, and tells it to the others. */
final class Learner {
  /**
   * How often a peer is told before it counts as gone. It loses nothing for good: when it starts
   * the instance, its prepare finds the chosen value with any majority.
   */
  private static final int TRIES = 8;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final int seq;
  private final Group group;
  private Object chosen;
  private boolean forgotten;

  Learner(int seq, Group group) {
    this.seq = seq;
    this.group = group;
  }

  /** The chosen value, or null if it isn't known (or was forgotten). */
  Object chosen() {
    return chosen;
  }

  /** Whether there is nothing left to propose: a value is known to be chosen, or forgotten. */
  boolean settled() {
    return chosen != null || forgotten;
  }

  /** Takes note of the chosen value, whoever says so. */
  void learn(Object v) {
    // The first news stays. There can be no other, and if a broken peer told one, a decision that
    // the application has seen must not change.
    if (!settled()) {
      chosen = v;
    }
  }

  /** Lets go of the value, and ends a running announcement. */
  void forget() {
    forgotten = true;
    chosen = null;
  }

  /** Tells every peer what was chosen, and again those who don't acknowledge it. Waits. */
  void announce() {
    Set<String> unaware = new LinkedHashSet<>(group.peers());
    Backoff backoff = new Backoff(group.env(), FIRST_PAUSE, LONGEST_PAUSE);
    for (int tries = 0; tries < TRIES && !forgotten; tries++) {
      tell(unaware).forEach((peer, call) -> strikeOff(unaware, peer, call));
      if (unaware.isEmpty()) {
        return;
      }
      backoff.pause();
    }
  }

  /** Calls all at once; a method of its own, so that no waiting frame holds the value. */
  private Map<String, RpcFuture<ChooseReply>> tell(Set<String> unaware) {
    ChooseArgs news = new ChooseArgs(seq, chosen);
    Map<String, RpcFuture<ChooseReply>> calls = new LinkedHashMap<>();
    for (String peer : unaware) {
      calls.put(peer, group.env().call(peer, news));
    }
    return calls;
  }

  /** Waits for a peer's reply; any will do, for a peer that refuses has forgotten the instance. */
  private static void strikeOff(Set<String> unaware, String peer, RpcFuture<ChooseReply> call) {
    if (call.await().isPresent()) {
      unaware.remove(peer);
    }
  }
}
