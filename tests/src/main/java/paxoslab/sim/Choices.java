package paxoslab.sim;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleToLongFunction;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Choice;

/**
 * Everything undecided in a run. Each choice is keyed by what it is about, and its value depends on
 * the seed and the key alone: a changed run skips the choices that are absent and the rest keep
 * their meaning. Zero is the default of every choice: nothing special happens. Only other values
 * are recorded; a recorded run takes every choice that is not on record by default.
 */
public final class Choices {
  /** A step that a recorded run leaves out: {@code omit/start/0/1/0}. */
  public static final String OMIT = "omit";

  /**
   * A message that a recorded run loses: {@code lost/0-1/PrepareArgs/1/5/0}. The value says after
   * how much virtual time on its way, in microseconds plus one.
   */
  public static final String LOST = "lost";

  /**
   * A message that in a recorded run travels so many virtual microseconds, though a rule of the
   * network would lose or delay it: {@code takes/0-1/PrepareArgs/1/5/0}. Of a message that the
   * network copies it is about the first copy.
   */
  public static final String TAKES = "takes";

  /** From when on a peer's messages are lost, in virtual microseconds plus one. */
  public static final String SILENT = "silent";

  /**
   * From when on messages between peers wait for ever, but those with a time of their own ({@link
   * #TAKES}), in virtual microseconds plus one: somebody delivers them by hand.
   */
  public static final String HELD = "held/all";

  private final long seed;
  private final @Nullable Map<String, Long> recorded;
  private final Consumer<Choice> recorder;
  private final boolean partial;
  private final boolean unheard;

  private Choices(long seed, @Nullable Map<String, Long> recorded, Consumer<Choice> recorder) {
    this(seed, recorded, recorder, false);
  }

  private Choices(
      long seed, @Nullable Map<String, Long> recorded, Consumer<Choice> recorder, boolean unheard) {
    this.seed = seed;
    this.unheard = unheard;
    this.recorded = recorded;
    this.recorder = recorder;
    this.partial = recorded != null && recorded.keySet().stream().anyMatch(Choices::leavesOut);
  }

  /** Draws from a seed. */
  public static Choices seeded(long seed, Consumer<Choice> recorder) {
    return new Choices(seed, null, recorder);
  }

  /** Takes the default always, and notes nothing: for what is played a hundred thousand times. */
  public static Choices unrecorded() {
    return new Choices(0, Map.of(), choice -> {}, true);
  }

  /** Takes what is on record, else the default. */
  public static Choices recorded(Map<String, Long> values, Consumer<Choice> recorder) {
    return new Choices(0, Map.copyOf(values), recorder);
  }

  /**
   * True for a choice by which a run lacks a step or a message, or brings a message at a time of
   * its own; no seed makes such a choice.
   */
  public static boolean leavesOut(String key) {
    return key.startsWith(OMIT + '/')
        || key.startsWith(LOST + '/')
        || key.startsWith(TAKES + '/')
        || key.equals(HELD)
        || key.startsWith(SILENT + '/');
  }

  /**
   * True if steps or messages are left out or come at times of their own, so that what a scenario
   * expects at its end is void. The rules of Paxos still hold: a lost or late message breaks none.
   */
  public boolean isPartial() {
    return partial;
  }

  /** True if this step is left out. */
  public boolean omits(String step) {
    return partial && recorded != null && fromRecord(recorded, OMIT + '/' + step) != 0;
  }

  /** What becomes of this message whatever the network's rules say. */
  Handmade byHand(Message m) {
    if (!partial || recorded == null) {
      return Handmade.NOTHING;
    }
    long lost = fromRecord(recorded, key(LOST, m));
    return new Handmade(lost - 1, lost == 0 ? fromRecord(recorded, key(TAKES, m)) : 0);
  }

  /** From which virtual microsecond on a peer's messages are lost. */
  long silentFrom(int peer) {
    return since(SILENT + '/' + peer);
  }

  /** From which virtual microsecond on messages wait for ever. */
  long heldFrom() {
    return since(HELD);
  }

  private long since(String key) {
    long since = partial && recorded != null ? fromRecord(recorded, key) : 0;
    return since == 0 ? Long.MAX_VALUE : since - 1;
  }

  /** True with this probability. */
  public boolean happens(String kind, Message about, double probability) {
    return probability > 0 && drawn(kind, about, u -> u < probability ? 1 : 0) != 0;
  }

  /** A number of the range, both ends included, each as likely; or zero by default. */
  public long between(String kind, Message about, long low, long high) {
    return drawn(kind, about, u -> low + (long) (u * (high - low + 1)));
  }

  /** A choice about a message; {@code value} maps a number in [0, 1) to what is chosen. */
  public long drawn(String kind, Message m, DoubleToLongFunction value) {
    if (isUnheard()) {
      return 0;
    } else if (recorded == null) {
      long chosen = value.applyAsLong(unit(hash(kind, m)));
      if (chosen != 0) {
        recorder.accept(new Choice(key(kind, m), chosen));
      }
      return chosen;
    }
    return fromRecord(recorded, key(kind, m));
  }

  /** Records a choice about a message that somebody else made. */
  void record(String kind, Message m, long chosen) {
    if (!isUnheard()) {
      recorder.accept(new Choice(key(kind, m), chosen));
    }
  }

  /** True if no choice is made and none is noted, so that messages need no numbers. */
  boolean isUnheard() {
    return unheard;
  }

  /** A choice about anything else, such as {@code swarm/loss}. */
  public long drawn(String key, DoubleToLongFunction value) {
    if (recorded == null) {
      long chosen = value.applyAsLong(unit(mix(seed ^ text(key))));
      if (chosen != 0) {
        recorder.accept(new Choice(key, chosen));
      }
      return chosen;
    }
    return fromRecord(recorded, key);
  }

  private long fromRecord(Map<String, Long> values, String key) {
    long chosen = values.getOrDefault(key, 0L);
    if (chosen != 0) {
      recorder.accept(new Choice(key, chosen));
    }
    return chosen;
  }

  static String key(String kind, Message m) {
    return kind
        + '/'
        + m.from()
        + '-'
        + m.to()
        + '/'
        + m.type()
        + '/'
        + m.seq()
        + '/'
        + m.ballot()
        + '/'
        + m.occurrence();
  }

  private long hash(String kind, Message m) {
    long h = mix(seed ^ text(kind));
    h = mix(h ^ ((m.reply() ? 1L : 0L) << 48) ^ ((long) m.from() << 24) ^ m.to());
    h = mix(h ^ text(m.request().getClass().getSimpleName()));
    h = mix(h ^ ((long) m.seq() << 32) ^ (m.ballot() & 0xffffffffL));
    return mix(h ^ m.occurrence());
  }

  /** The same on every JVM: String's hash is specified. */
  private static long text(String s) {
    return mix(s.hashCode() * 0x9E3779B97F4A7C15L + s.length());
  }

  private static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }

  /**
   * A bijection of 64 bits that spreads each bit of the input over all of the output (SplitMix64's
   * finalizer).
   */
  static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
    return b ^ b >>> 31;
  }
}
