package paxoslab.course;

import java.time.Duration;

/** Is told how a round of grading goes, by one thread at a time. */
public interface RoundListener {
  /** Hears nothing. */
  RoundListener SILENT = new RoundListener() {};

  /** A worker begins. */
  default void begins(Submission submission) {}

  /** A worker has played so many parts of so many. */
  default void plays(Submission submission, int done, int of) {}

  /** A submission is done; its result is written. */
  default void ended(GradeResult result, Duration took) {}
}
