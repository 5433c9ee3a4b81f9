package paxoslab.child;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Cast;
import paxoslab.host.Host;
import paxoslab.host.HostFactory;
import paxoslab.host.SoloDifference;
import paxoslab.host.Stage;

/**
 * Peers whose points count. The strings that lessons give them are tokens that can't be guessed;
 * the world, and so the trace, has the lesson's own. Some of them are played again after their run,
 * each alone in a fresh child: a peer that gets anything on other ways than by what it is told, be
 * it from other peers, from a clock or by chance, does otherwise there.
 */
public final class GradedHosts implements HostFactory {
  /** As many bytes of a run as are noted: all but the longest lessons, and of those the start. */
  static final int MOST_BYTES = 16 << 20;

  private static final int NOBODY = -1;

  private final HostFactory peers;
  private final Hmac values;
  private final SoloPlan plan;
  private final Supplier<ChildHosts> fresh;
  private String lesson = "";
  private long seed;
  private @Nullable Solo solo;
  private int played;

  /** A peer that is being recorded, and what it needs to be played again. */
  private record Solo(Recording recording, TokenHost host, Stage stage, Cast cast, long seed) {}

  /**
   * Peers of a factory.
   *
   * @param peers makes them
   * @param values tokens are made by it
   * @param plan which of them are played again
   * @param fresh for each of those: where no other peer has been; is closed afterwards
   */
  public GradedHosts(HostFactory peers, Hmac values, SoloPlan plan, Supplier<ChildHosts> fresh) {
    this.peers = peers;
    this.values = values;
    this.plan = plan;
    this.fresh = fresh;
  }

  @Override
  public boolean keepsPeersApart() {
    return peers.keepsPeersApart();
  }

  @Override
  public void newLesson() {
    peers.newLesson();
  }

  @Override
  public void newRun(String lesson, long seed) {
    this.lesson = lesson;
    this.seed = seed;
    peers.newRun(lesson, seed);
  }

  @Override
  public List<Host> hosts(Stage stage, Cast cast, List<Long> seeds, boolean otherClasses) {
    Tokens tokens = new Tokens(new Hmac(values.of("values/" + lesson + "/" + seed)));
    int chosen = plan.peer(lesson, seed).orElse(NOBODY);
    solo = null;
    List<Host> hosts = new ArrayList<>();
    for (Host peer : peers.hosts(stage, cast, seeds, otherClasses)) {
      int index = hosts.size();
      if (index == chosen) {
        Recording recording = new Recording(index, MOST_BYTES);
        TokenHost host = new TokenHost(new RecordedHost(peer, recording), tokens);
        solo = new Solo(recording, host, stage, cast, seeds.get(index));
        hosts.add(host);
      } else {
        hosts.add(new TokenHost(peer, tokens));
      }
    }
    return hosts;
  }

  @Override
  public Optional<SoloDifference> playAlone() {
    Solo chosen = solo;
    if (chosen == null) {
      return Optional.empty();
    }
    solo = null;
    played++;
    int peer = chosen.recording.peer();
    // The seeds of the others are nothing that it needs to know.
    List<Long> seeds = new ArrayList<>(Collections.nCopies(chosen.cast.size(), 0L));
    seeds.set(peer, chosen.seed);
    try (ChildHosts own = fresh.get()) {
      Host host = own.hosts(chosen.stage, chosen.cast, seeds, false).get(peer);
      try {
        return chosen.recording.playTo(host).map(other -> inWorldsWords(other, chosen.host));
      } finally {
        host.release();
      }
    }
  }

  private static SoloDifference inWorldsWords(SoloDifference other, TokenHost host) {
    return new SoloDifference(
        other.peer(),
        other.heard(),
        host.utteredOptional(other.was()),
        host.utteredOptional(other.is()));
  }

  /** How many peers were played again. */
  public int played() {
    return played;
  }
}
