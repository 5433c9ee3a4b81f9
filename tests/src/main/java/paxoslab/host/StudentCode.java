package paxoslab.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the student's own lines in stack traces. */
final class StudentCode {
  private static final int MOST_FRAMES = 12;

  private StudentCode() {}

  /** The student's frames as "PaxosPeer.start, PaxosPeer.java:41", innermost first. */
  static List<String> frames(StackTraceElement[] stack, LocalHost host) {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      if (isAnotherTasks(frame.getClassName())) {
        break;
      }
      if (frame.getClassName().startsWith(host.studentPackage()) && frames.size() < MOST_FRAMES) {
        frames.add(describe(frame));
      }
    }
    return frames;
  }

  /** The student's innermost frame on the current thread, or null. */
  static @Nullable String here(LocalHost host) {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .takeWhile(f -> !isAnotherTasks(f.getClassName()))
                    .filter(f -> f.getClassName().startsWith(host.studentPackage()))
                    .findFirst()
                    .map(f -> line(f.toStackTraceElement()))
                    .orElse(null));
  }

  /** "PaxosPeer.java:41". */
  static String line(StackTraceElement frame) {
    return frame.getFileName() + ":" + frame.getLineNumber();
  }

  /**
   * True if what lies below waits: a task that can't wait may run on the stack of one that does.
   */
  private static boolean isAnotherTasks(String frameClass) {
    return frameClass.equals(Stage.class.getName());
  }

  private static String describe(StackTraceElement frame) {
    String type = frame.getClassName();
    type = type.substring(type.lastIndexOf('.') + 1);
    return type.replace('$', '.') + "." + methodName(frame.getMethodName()) + ", " + line(frame);
  }

  /** The method in the source: {@code lambda$start$0} stands in {@code start}. */
  private static String methodName(String name) {
    if (name.equals("<init>")) {
      return "constructor";
    }
    if (name.startsWith("lambda$")) {
      String enclosing = name.substring("lambda$".length(), name.lastIndexOf('$'));
      return enclosing.equals("new") ? "constructor" : enclosing;
    }
    return name;
  }
}
