package paxoslab.junit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The session of a JUnit run, or why there is none: told by the first lesson, not by each. */
final class LabStart implements AutoCloseable {
  private final @Nullable LabSession session;
  private final @Nullable RuntimeException failure;
  private boolean told;

  private LabStart(@Nullable LabSession session, @Nullable RuntimeException failure) {
    this.session = session;
    this.failure = failure;
  }

  static LabStart now() {
    try {
      return new LabStart(new LabSession(), null);
    } catch (RuntimeException e) {
      // Not hidden: the first lesson fails with it.
      return new LabStart(null, e);
    }
  }

  LabSession session() {
    if (session != null) {
      return session;
    } else if (told) {
      throw new TestAbortedException("not played: see the first lesson");
    }
    told = true;
    throw Objects.requireNonNull(failure, "there is a session, or the reason for none");
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
