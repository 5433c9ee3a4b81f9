package paxoslab.reference;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import paxoslab.api.Env;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;

/**
 * Knows up to where every peer is done, and so what all may forget.
 *
 * <p>Each peer tells its own "done" to each other peer, again and again until that one acknowledges
 * it.
 */
final class Forgetting {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  /** With the time until a call is given up, this makes at least one attempt a second. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private final Group group;
  private final Env env;
  private final IntConsumer onMinRise;

  /** By peer: the highest instance that it is known to be done with. */
  private final int[] done;

  /** By peer: the highest "done" of this peer that it acknowledged. */
  private final int[] acknowledged;

  /** By peer: whether a task is telling it. */
  private final boolean[] telling;

  private int min;

  /**
   * Nothing is forgotten at first.
   *
   * @param onMinRise told the new min each time that it has risen
   */
  Forgetting(Group group, IntConsumer onMinRise) {
    this.group = group;
    this.env = group.env();
    this.onMinRise = onMinRise;
    this.done = new int[group.size()];
    this.acknowledged = new int[group.size()];
    this.telling = new boolean[group.size()];
    Arrays.fill(done, -1);
    Arrays.fill(acknowledged, -1);
  }

  /** The lowest instance that some peer may still need. */
  int min() {
    return min;
  }

  boolean forgotten(int seq) {
    return seq < min;
  }

  /** This peer's application is done with all instances up to seq. */
  void done(int seq) {
    if (seq <= done[group.me()]) {
      return;
    }
    learn(group.me(), seq);
    for (int peer = 0; peer < group.size(); peer++) {
      if (peer != group.me() && !telling[peer]) {
        telling[peer] = true;
        int listener = peer;
        env.spawn(() -> tell(listener));
      }
    }
  }

  /** Another peer's news, or this one's. */
  void learn(int peer, int seq) {
    // Messages overtake each other, and arrive twice: only a higher one is news.
    done[peer] = Math.max(done[peer], seq);
    // All peers count, not a majority: one that is cut off now will still ask for its instances.
    int lowest = Arrays.stream(done).min().getAsInt();
    if (lowest + 1 > min) {
      min = lowest + 1;
      onMinRise.accept(min);
    }
  }

  /**
   * A task: tells one peer until it acknowledged the latest, however often "done" rises meanwhile.
   */
  private void tell(int peer) {
    Backoff backoff = new Backoff(env, FIRST_PAUSE, LONGEST_PAUSE);
    while (acknowledged[peer] < done[group.me()]) {
      int latest = done[group.me()];
      Optional<SeqReply> reply =
          env.call(group.peers().get(peer), new SeqArgs(group.me(), latest)).await();
      if (reply.isPresent() && reply.get().ok()) {
        acknowledged[peer] = latest;
      } else {
        backoff.pause();
      }
    }
    telling[peer] = false;
  }
}
