package paxoslab.host;

import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * The last resort against code that neither ends nor waits in virtual time and that counts did not
 * catch, such as a loop inside the JDK. Measures the suspect's CPU time and its real blockage,
 * never the length of a turn, so a slow machine raises no alarm. Off while a debugger is attached.
 */
final class Watchdog {
  private static final long CPU_LIMIT_NANOS = 20_000_000_000L;
  private static final int BLOCKED_LIMIT_LOOKS = 10;

  private final long cpuLimitNanos;
  private final int blockedLimitLooks;
  private @Nullable Thread suspect;
  private long turnsAtFirstLook = -1;
  private long cpuAtFirstLook;
  private int blockedLooks;

  Watchdog() {
    this(CPU_LIMIT_NANOS, BLOCKED_LIMIT_LOOKS);
  }

  /**
   * With limits of its own.
   *
   * @param cpuLimitNanos how much CPU time one turn may take
   * @param blockedLimitLooks at how many looks in a row a turn may be blocked for real
   */
  Watchdog(long cpuLimitNanos, int blockedLimitLooks) {
    this.cpuLimitNanos = cpuLimitNanos;
    this.blockedLimitLooks = blockedLimitLooks;
  }

  private static boolean isDebugged() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(a -> a.contains("jdwp"));
  }

  /**
   * Called about once a second while the main thread waits for the baton.
   *
   * @param turns rises where a turn begins or ends: as long as it does nothing is stuck
   */
  boolean isStuck(Thread runner, long turns) {
    if (isDebugged()) {
      return false;
    }
    long cpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(runner.getId());
    if (runner != suspect || turns != turnsAtFirstLook) {
      suspect = runner;
      turnsAtFirstLook = turns;
      cpuAtFirstLook = cpu;
      blockedLooks = 0;
      return false;
    }
    boolean blocked = runner.getState() != Thread.State.RUNNABLE && !rests(runner.getStackTrace());
    blockedLooks = blocked ? blockedLooks + 1 : 0;
    return blockedLooks >= blockedLimitLooks || cpu - cpuAtFirstLook > cpuLimitNanos;
  }

  private static boolean rests(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(Carrier.class.getName())) {
        return true;
      }
    }
    return false;
  }
}
