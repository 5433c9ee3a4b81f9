package paxoslab.sim;

/** How long a message travels, in virtual microseconds; zero means the default of a millisecond. */
@FunctionalInterface
public interface Latency {
  /** What a message takes when nothing else was chosen. */
  long DEFAULT_MICROS = 1_000;

  /** The kind of choice. */
  String KEY = "latency";

  /** The travelling time of one message, or zero for the default. */
  long micros(Message message, Choices choices);

  /** Always the default. */
  Latency FIXED = (m, choices) -> 0;

  /** What is on record; of a run that draws its choices, the default. */
  static Latency recorded() {
    return (m, choices) -> choices.drawn(KEY, m, u -> 0);
  }

  /**
   * Exponential: as it has no memory, each message under way is as likely as any other to be the
   * next that arrives, as in a random walk.
   */
  static Latency exponential(long meanMicros) {
    return (m, choices) ->
        choices.drawn(KEY, m, u -> Math.max(1, Math.round(-meanMicros * StrictMath.log(1 - u))));
  }

  /** Any time in the range, each as likely. */
  static Latency uniform(long lowMicros, long highMicros) {
    return (m, choices) -> choices.between(KEY, m, lowMicros, highMicros);
  }

  /**
   * Any order of magnitude in the range, each as likely: a few messages are overtaken by many,
   * which finds far more faults than a uniform latency does.
   */
  static Latency logUniform(long lowMicros, long highMicros) {
    double ratio = StrictMath.log((double) highMicros / lowMicros);
    return (m, choices) ->
        choices.drawn(KEY, m, u -> Math.max(1, Math.round(lowMicros * StrictMath.exp(u * ratio))));
  }

  /** Mostly short, rarely very long (Pareto with the given shape, cut at {@code high}). */
  static Latency heavyTail(long lowMicros, long highMicros, double shape) {
    return (m, choices) ->
        choices.drawn(
            KEY,
            m,
            u -> Math.min(highMicros, Math.round(lowMicros / StrictMath.pow(1 - u, 1 / shape))));
  }
}
