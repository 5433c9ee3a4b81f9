package paxoslab.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns an exception that escaped the student's code into a fault that names the line. */
final class EscapedException {
  private static final String NOT_IMPLEMENTED = "not implemented yet";

  private EscapedException() {}

  static void report(LocalHost host, Throwable thrown, String from) {
    List<String> frames = StudentCode.frames(rootTrace(thrown), host);
    String where = frames.isEmpty() ? null : frames.get(0);
    if (thrown instanceof StackOverflowError) {
      host.fault("deep-recursion", "calls nested too deeply in " + from, where, frames);
    } else if (thrown instanceof UnsupportedOperationException
        && String.valueOf(thrown.getMessage()).startsWith(NOT_IMPLEMENTED)) {
      host.fault("not-implemented", thrown.getMessage() + line(where), where, frames);
    } else {
      host.fault("exception-escaped", describe(thrown) + " escaped from " + from, where, frames);
    }
  }

  /** The trace of the cause that the student's code threw first. */
  private static StackTraceElement[] rootTrace(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null
        && root.getCause() != root
        && root.getCause().getStackTrace().length > 0) {
      root = root.getCause();
    }
    return root.getStackTrace();
  }

  private static String describe(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return message == null ? name : name + " (" + message + ")";
  }

  private static String line(@Nullable String where) {
    return where == null ? "" : " (" + where.substring(where.lastIndexOf(' ') + 1) + ")";
  }
}
