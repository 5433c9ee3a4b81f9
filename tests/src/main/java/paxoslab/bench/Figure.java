package paxoslab.bench;

import java.util.Locale;

/**
 * One measured number.
 *
 * @param what was measured
 * @param value the number
 * @param unit its unit, such as {@code RPC/s}
 * @param cpuSeconds how much CPU time of the process the measurement took
 * @param wallSeconds how long it took
 * @param target what the design asks for, in words, or ""
 */
public record Figure(
    String what, double value, String unit, double cpuSeconds, double wallSeconds, String target) {
  /** The number as a person reads it. */
  public String shown() {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
