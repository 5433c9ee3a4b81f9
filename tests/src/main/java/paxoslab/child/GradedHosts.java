package paxoslab.child;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Host;
import paxoslab.host.HostFactory;
import paxoslab.host.SoloDifference;
import paxoslab.host.Stage;

/**
 * Peers whose points count. Some of them are played again after their run, each alone in a fresh
 * child: a peer that gets anything on other ways than by what it is told, be it from other peers,
 * from a clock or by chance, does otherwise there.
 */
public final class GradedHosts implements HostFactory {
  /** As many bytes of a run as are noted: all but the longest lessons, and of those the start. */
  static final int MOST_BYTES = 16 << 20;

  private final HostFactory peers;
  private final SoloPlan plan;
  private final Supplier<ChildHosts> fresh;
  private String lesson = "";
  private long seed;
  private @Nullable Solo solo;
  private int played;

  /** A peer that is being recorded, and what it needs to be played again. */
  private record Solo(Recording recording, Stage stage, List<String> names, long seed) {}

  /**
   * Peers of a factory.
   *
   * @param peers makes them
   * @param plan which of them are played again
   * @param fresh for each of those: where no other peer has been; is closed afterwards
   */
  public GradedHosts(HostFactory peers, SoloPlan plan, Supplier<ChildHosts> fresh) {
    this.peers = peers;
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
  public List<Host> hosts(Stage stage, List<String> names, List<Long> seeds, boolean otherClasses) {
    List<Host> hosts = new ArrayList<>(peers.hosts(stage, names, seeds, otherClasses));
    solo = null;
    OptionalInt chosen = plan.peer(lesson, seed);
    if (chosen.isPresent()) {
      int peer = chosen.getAsInt();
      Recording recording = new Recording(peer, MOST_BYTES);
      hosts.set(peer, new RecordedHost(hosts.get(peer), recording));
      solo = new Solo(recording, stage, names, seeds.get(peer));
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
    List<Long> seeds = new ArrayList<>(Collections.nCopies(chosen.names.size(), 0L));
    seeds.set(peer, chosen.seed);
    try (ChildHosts own = fresh.get()) {
      Host host = own.hosts(chosen.stage, chosen.names, seeds, false).get(peer);
      try {
        return chosen.recording.playTo(host);
      } finally {
        host.release();
      }
    }
  }

  /** How many peers were played again. */
  public int played() {
    return played;
  }
}
