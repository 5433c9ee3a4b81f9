package paxoslab.junit;

/**
 * Fails the JUnit test of a lesson; the message is the explanation, and a stack would only hide it.
 */
final class LessonNotPassed extends AssertionError {
  private static final long serialVersionUID = 1L;

  LessonNotPassed(String explanation) {
    super(explanation);
    setStackTrace(new StackTraceElement[0]);
  }
}
