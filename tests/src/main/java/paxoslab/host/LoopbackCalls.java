package paxoslab.host;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Request;

/** Handlers that call handlers of their own peer: a chain of them may have no end. */
final class LoopbackCalls {
  /** More handlers than this, each called by the one before, are a loop. */
  private static final int MOST_CALLERS = 50;

  private final Map<Request<?>, Integer> calledByHandlers = new HashMap<>();

  /** A task calls a handler of its own peer. */
  void called(@Nullable Task caller, Request<?> request) {
    if (caller != null && isHandler(caller)) {
      calledByHandlers.put(request, caller.callers() + 1);
    }
  }

  /** A handler is about to run: it knows how many handlers called each other before it. */
  void delivered(Task handler, Request<?> request) {
    Integer callers = calledByHandlers.remove(request);
    handler.callers(callers == null ? 0 : callers);
  }

  /** True if a handler would wait for a handler of an equal request: for itself. */
  static boolean waitsForItself(@Nullable Task caller, Request<?> request) {
    return caller != null && isHandler(caller) && request.equals(caller.request());
  }

  /** True if a handler is the last of a chain that only a loop explains. */
  static boolean hasNoEnd(@Nullable Task caller) {
    return caller != null && isHandler(caller) && caller.callers() >= MOST_CALLERS;
  }

  private static boolean isHandler(Task task) {
    return task.kind() == Task.Kind.HANDLER;
  }
}
