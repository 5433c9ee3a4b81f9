package paxoslab.grade;

import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;

/** Is told how far a grading is. What does not concern it is left at the default: nothing. */
public interface GradingListener {
  /** Hears nothing. */
  GradingListener SILENT = new GradingListener() {};

  /**
   * A lesson is about to be played.
   *
   * @param index how many were played before it
   * @param of how many there are
   */
  default void begins(LessonMethod lesson, int index, int of) {}

  /** A lesson was played; the events of its runs are still there, as far as they were kept. */
  default void ended(LessonResult result) {}
}
