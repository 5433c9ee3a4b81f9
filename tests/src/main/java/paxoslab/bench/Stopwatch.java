package paxoslab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of the whole process, and wall time, since it was made. */
public final class Stopwatch {
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final long cpu = system.getProcessCpuTime();
  private final long wall = System.nanoTime();

  /** CPU time of the whole process since then, in seconds. */
  public double cpuSeconds() {
    return (system.getProcessCpuTime() - cpu) / 1e9;
  }

  /** Time since then, in seconds. */
  public double wallSeconds() {
    return (System.nanoTime() - wall) / 1e9;
  }
}
