package paxoslab.child;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Effect;
import paxoslab.host.Host;
import paxoslab.host.SoloDifference;
import paxoslab.host.Stimulus;

/** What one peer was told in a run, and did: as the bytes in which it crosses the pipe. */
final class Recording {
  /** Of the lists that hold a turn. */
  private static final int BYTES_OF_A_TURN = 64;

  private final int peer;
  private final int mostBytes;
  private final List<Turn> turns = new ArrayList<>();
  private final FrameWriter writer =
      new FrameWriter(Integer.MAX_VALUE - 64, new LongTexts(2 << 20));
  private long size;
  private boolean full;

  private record Turn(long now, byte[] stimulus, byte[] effects) {}

  /**
   * An empty recording.
   *
   * @param peer its index
   * @param mostBytes what it may take; later turns are not noted
   */
  Recording(int peer, int mostBytes) {
    this.peer = peer;
    this.mostBytes = mostBytes;
  }

  int peer() {
    return peer;
  }

  /** How many turns were noted. */
  int turns() {
    return turns.size();
  }

  void add(long now, Stimulus stimulus, List<Effect> effects) {
    if (full) {
      return;
    }
    Turn turn = new Turn(now, bytes(stimulus), bytes(effects));
    size += turn.stimulus.length + turn.effects.length + BYTES_OF_A_TURN;
    // What comes after a gap can't be told again.
    full = size > mostBytes;
    if (!full) {
      turns.add(turn);
    }
  }

  private byte[] bytes(Stimulus stimulus) {
    StimulusCodec.write(writer.begin(Frame.TELL, 0), stimulus);
    return writer.body();
  }

  private byte[] bytes(List<Effect> effects) {
    return writer.begin(Frame.EFFECTS, 0).list(effects, EffectCodec::write).body();
  }

  /** Tells a fresh host the same; what it does otherwise first, if anything. */
  Optional<SoloDifference> playTo(Host host) {
    int heard = 0;
    try {
      for (Turn turn : turns) {
        Stimulus stimulus = StimulusCodec.read(FrameReader.ofBody(turn.stimulus));
        heard += isEvent(stimulus) ? 1 : 0;
        host.begin(turn.now, stimulus);
        List<Effect> effects = host.end();
        if (!Arrays.equals(bytes(effects), turn.effects)) {
          List<Effect> was = FrameReader.ofBody(turn.effects).list(EffectCodec::read);
          return Optional.of(first(heard, was, effects));
        }
      }
      return Optional.empty();
    } catch (BrokenFrameException e) {
      throw new IllegalStateException("what was written can't be read", e);
    }
  }

  /** True if a trace has an event of it; the rest are questions of the lab's own. */
  private static boolean isEvent(Stimulus stimulus) {
    return !(stimulus instanceof Stimulus.Created
        || stimulus instanceof Stimulus.Watch
        || stimulus instanceof Stimulus.Ask
        || stimulus instanceof Stimulus.AuditValues);
  }

  private SoloDifference first(int heard, List<Effect> was, List<Effect> is) {
    int at = 0;
    while (at < was.size()
        && at < is.size()
        && Arrays.equals(bytes(List.of(was.get(at))), bytes(List.of(is.get(at))))) {
      at++;
    }
    return new SoloDifference(peer, heard, get(was, at), get(is, at));
  }

  private static @Nullable Effect get(List<Effect> effects, int at) {
    return at < effects.size() ? effects.get(at) : null;
  }
}
