package paxoslab.host;

import java.util.List;

/** A student's task neither went on nor waited in virtual time: the last resort of the watchdog. */
public final class StuckTaskException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Host host;
  private final transient List<String> frames;

  StuckTaskException(Host host, List<String> frames) {
    super("a task is stuck at " + (frames.isEmpty() ? "an unknown line" : frames.get(0)));
    this.host = host;
    this.frames = frames;
  }

  /** The host whose task is stuck. */
  public Host host() {
    return host;
  }

  /** The student's frames of the stuck task, innermost first. */
  public List<String> frames() {
    return frames;
  }
}
