package paxoslab.bench;

import java.util.List;

/**
 * Measurements of another module; {@code lab bench} finds them by {@link java.util.ServiceLoader},
 * and makes them after its own.
 */
public interface Workload {
  /** What is measured, as it completes the sentence "measuring ...". */
  String name();

  /**
   * Measures.
   *
   * @param quick true to leave out what takes longest
   */
  List<Figure> measure(boolean quick);
}
