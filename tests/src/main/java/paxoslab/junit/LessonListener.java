package paxoslab.junit;

/** Is told what became of the lessons of a JUnit run; found by {@link java.util.ServiceLoader}. */
public interface LessonListener {
  /** A lesson was played. */
  void finished(LessonResult result);

  /**
   * The message of the failing JUnit test.
   *
   * @return why the lesson failed, in full
   */
  String explain(LessonResult result);

  /** No lesson follows. */
  void allFinished();
}
