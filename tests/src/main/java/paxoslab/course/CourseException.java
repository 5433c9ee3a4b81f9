package paxoslab.course;

/** A course can't be graded with what was given. The message says what is wrong and the remedy. */
public final class CourseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, where, and what to do. */
  public CourseException(String message) {
    super(message);
  }
}
