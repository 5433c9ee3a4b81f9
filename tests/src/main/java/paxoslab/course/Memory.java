package paxoslab.course;

/**
 * The heaps of the two processes that grade a submission.
 *
 * @param workerMegabytes of the worker, which holds world, checks and traces
 * @param childMegabytes of the peers' process
 */
public record Memory(int workerMegabytes, int childMegabytes) {
  /** More than any honest submission needs. */
  private static final Memory AMPLE = new Memory(1024, 768);

  /** With less than this a correct peer's lessons may end for want of memory. */
  private static final int LEAST_MEGABYTES = 512;

  /** Of the whole: the rest is for what a JVM takes beside its heap, three times. */
  private static final int WORKER_PERCENT = 35;

  private static final int CHILD_PERCENT = 22;

  /**
   * Heaps such that worker, child and the command that started them stay within so much together.
   *
   * @throws CourseException if that is too little
   */
  public static Memory within(int megabytes) {
    if (megabytes < LEAST_MEGABYTES) {
      throw new CourseException(
          "%d MB of memory are too little; a grading takes %d"
              .formatted(megabytes, LEAST_MEGABYTES));
    }
    long most = Math.min(megabytes, 1 << 20);
    return new Memory(
        (int) Math.min(AMPLE.workerMegabytes, most * WORKER_PERCENT / 100),
        (int) Math.min(AMPLE.childMegabytes, most * CHILD_PERCENT / 100));
  }
}
