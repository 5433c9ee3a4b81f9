package paxoslab.child;

/**
 * What a child may use. Far more than an honest peer needs: what is slow or big by mistake is told
 * by the child's own host, with its line, before one of these is reached.
 *
 * @param frameBytes how long one answer may be
 * @param runBytes how much a child may send in one run: the parent keeps it until the run is over
 * @param cpuSeconds CPU time of the child's process for one stimulus
 * @param idleSeconds real time in a row in which a child that owes an answer uses no CPU time
 * @param wallSeconds real time for one stimulus
 * @param heapMegabytes the child's heap
 */
public record ChildLimits(
    int frameBytes,
    long runBytes,
    int cpuSeconds,
    int idleSeconds,
    int wallSeconds,
    int heapMegabytes) {
  /** For grading. */
  public static final ChildLimits DEFAULT = new ChildLimits(64 << 20, 1L << 30, 30, 60, 300, 768);

  /** The same with another heap, in megabytes. */
  public ChildLimits withHeap(int megabytes) {
    return new ChildLimits(frameBytes, runBytes, cpuSeconds, idleSeconds, wallSeconds, megabytes);
  }

  /** For compiling what is handed in: ten times what two megabytes of honest sources take. */
  public static final ChildLimits COMPILER = new ChildLimits(64 << 20, 64 << 20, 60, 60, 300, 512);
}
