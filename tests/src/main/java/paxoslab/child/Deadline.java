package paxoslab.child;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Decides when a child that owes an answer has had its time. Counts CPU time first, because a slow
 * or busy machine must fail nobody; real time only where no CPU time is used, or far too much
 * passes.
 */
final class Deadline {
  /** A process that uses less than this share of the time that passes does nothing. */
  private static final int IDLE_SHARE = 200;

  private final ChildLimits limits;
  private long exchange = -1;
  private long began;
  private long cpuAtBegin;
  private long lastLook;
  private long lastCpu;
  private long idle;

  Deadline(ChildLimits limits) {
    this.limits = limits;
  }

  /**
   * Called now and then while an answer is owed.
   *
   * @param owed the number of the exchange
   * @param now real time in nanoseconds
   * @param cpu CPU time of the child so far, in nanoseconds
   * @return why the child must die, as the end of a sentence, or empty
   */
  Optional<String> look(long owed, long now, long cpu) {
    if (owed != exchange) {
      exchange = owed;
      began = now;
      cpuAtBegin = cpu;
      idle = 0;
    } else {
      long passed = now - lastLook;
      idle = cpu - lastCpu < passed / IDLE_SHARE ? idle + passed : 0;
    }
    lastLook = now;
    lastCpu = cpu;
    if (cpu - cpuAtBegin > seconds(limits.cpuSeconds())) {
      return Optional.of("computed for more than " + limits.cpuSeconds() + " s and did not answer");
    } else if (idle > seconds(limits.idleSeconds())) {
      return Optional.of(
          "did nothing for more than "
              + limits.idleSeconds()
              + " s of real time and did not answer");
    } else if (now - began > seconds(limits.wallSeconds())) {
      return Optional.of("did not answer within " + limits.wallSeconds() + " s of real time");
    }
    return Optional.empty();
  }

  private static long seconds(int seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }
}
