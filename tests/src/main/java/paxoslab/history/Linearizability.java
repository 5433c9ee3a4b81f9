package paxoslab.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import paxoslab.history.Search.Outcome;

/**
 * Judges histories. A history is linearizable if its operations, each of which took effect at one
 * moment between its invocation and its completion, explain all answers; a pending one took effect
 * at some moment after its invocation, or never.
 */
public final class Linearizability {
  private Linearizability() {}

  /** Judges a history within the usual limits. */
  public static Verdict check(History history) {
    return check(history, Limits.DEFAULT, (done, keys) -> {});
  }

  /**
   * Judges a history.
   *
   * @param progress told before each key how many keys are done, and how many there are
   */
  public static Verdict check(
      History history, Limits limits, BiConsumer<Integer, Integer> progress) {
    Map<String, List<Call>> byKey = new LinkedHashMap<>();
    int index = 0;
    for (Operation operation : history.operations()) {
      byKey
          .computeIfAbsent(operation.key(), key -> new ArrayList<>())
          .add(new Call(index++, operation));
    }
    List<KeyVerdict> verdicts = new ArrayList<>();
    byKey.forEach(
        (key, calls) -> {
          progress.accept(verdicts.size(), byKey.size());
          verdicts.add(key(key, calls, limits));
        });
    return new Verdict(verdicts);
  }

  private static KeyVerdict key(String key, List<Call> calls, Limits limits) {
    Search search = new Search(Puzzle.whole(calls), limits);
    return switch (search.run()) {
      case LINEARIZABLE -> new KeyVerdict.Linearizable(key, operations(search.order()));
      case UNKNOWN -> new KeyVerdict.Unknown(key, reason(search, limits));
      case NOT_LINEARIZABLE -> failure(key, calls, limits);
    };
  }

  private static String reason(Search search, Limits limits) {
    return search.crowdedAt().isPresent()
        ? String.format(
            Locale.ROOT,
            "more than %d of its operations are under way at once, first at %s",
            limits.concurrent(),
            Words.time(search.crowdedAt().getAsLong()))
        : String.format(
            Locale.ROOT,
            "more than %,d configurations would have to be looked at",
            limits.configurations());
  }

  /** Finds the first get after which there is no order, and what it takes for that. */
  private static KeyVerdict failure(String key, List<Call> calls, Limits limits) {
    List<Call> reads =
        calls.stream()
            .filter(call -> call.isRead() && !call.operation().isPending())
            .sorted(Call.BY_COMPLETION)
            .toList();
    int first = 0;
    int last = reads.size() - 1;
    while (first < last) {
      int middle = (first + last) >>> 1;
      Search search = new Search(Puzzle.until(reads.get(middle), true, calls), limits);
      if (search.run() == Outcome.NOT_LINEARIZABLE) {
        last = middle;
      } else {
        first = middle + 1;
      }
    }
    Call misfit = reads.get(last);
    SubHistory smallest = SubHistory.of(misfit, calls, limits);
    return new KeyVerdict.NotLinearizable(
        key,
        misfit.operation(),
        new Explanation(misfit, calls, smallest.calls(), limits).sentence(),
        operations(smallest.calls()),
        smallest.isMinimal(),
        prefix(reads, last, calls, limits));
  }

  /** The order before a get; if it can't be found within the limits, that before an earlier one. */
  private static List<Operation> prefix(
      List<Call> reads, int before, List<Call> calls, Limits limits) {
    for (int i = before; i >= 0; i--) {
      Search search = new Search(Puzzle.until(reads.get(i), false, calls), limits);
      if (search.run() == Outcome.LINEARIZABLE) {
        return operations(search.order());
      }
    }
    return List.of();
  }

  private static List<Operation> operations(List<Call> calls) {
    return calls.stream().map(Call::operation).toList();
  }
}
