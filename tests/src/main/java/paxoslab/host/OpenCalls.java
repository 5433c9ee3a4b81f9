package paxoslab.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import paxoslab.api.Request;
import paxoslab.guard.TaskFuture;
import paxoslab.wire.Messages;

/** This peer's calls that have neither a reply nor failed. */
final class OpenCalls {
  /** One call. */
  record OpenCall(TaskFuture<Object> future, int seq, String to, Request<?> request) {
    String what() {
      return Messages.name(request) + " to " + to;
    }
  }

  private final Map<Integer, OpenCall> calls = new HashMap<>();
  private int next;

  /** Notes a call; returns its number. */
  int open(TaskFuture<Object> future, String to, Request<?> request) {
    calls.put(next, new OpenCall(future, Messages.seq(request), to, request));
    return next++;
  }

  /** The call has its reply, or has failed. */
  OpenCall end(int number) {
    return Objects.requireNonNull(calls.remove(number), "a call ends once");
  }

  void clear() {
    calls.clear();
  }
}
