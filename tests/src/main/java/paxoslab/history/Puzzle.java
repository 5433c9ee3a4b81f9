package paxoslab.history;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be put in order, all of one key.
 *
 * @param required they took effect once, between invocation and completion
 * @param optional writes that took effect once after their invocation, or never
 * @param free writes that may have taken effect at any time and as often as needed; so whatever
 *     can't be put in order with them can't be without them either
 */
record Puzzle(List<Call> required, List<Call> optional, List<Call> free) {
  /** All of a key's operations, as they were recorded. */
  static Puzzle whole(List<Call> calls) {
    List<Call> required = new ArrayList<>(calls.size());
    List<Call> optional = new ArrayList<>();
    for (Call call : calls) {
      (call.operation().isPending() ? optional : required).add(call);
    }
    return new Puzzle(required, optional, List.of());
  }

  /** What was known when an operation was completed, or just before. */
  static Puzzle until(Call last, boolean included, List<Call> calls) {
    int least = included ? 1 : 0;
    List<Call> required = new ArrayList<>();
    List<Call> optional = new ArrayList<>();
    List<Call> endLater = new ArrayList<>();
    long now = last.operation().completed();
    for (Call call : calls) {
      if (Call.BY_COMPLETION.compare(call, last) < least) {
        required.add(call);
      } else if (call.operation().invoked() <= now
          // What is completed in this microsecond, but later, is so before its client goes on.
          && endLater.stream().noneMatch(before -> before.precedes(call))) {
        optional.add(call);
        if (call.operation().completed() == now) {
          endLater.add(call);
        }
      }
    }
    return new Puzzle(required, optional, List.of());
  }
}
