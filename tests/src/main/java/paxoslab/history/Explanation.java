package paxoslab.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import paxoslab.history.Operation.Kind;
import paxoslab.history.Search.Outcome;

/** Why a get fits nowhere, in a sentence whose every word can be looked up in the history. */
final class Explanation {
  private final Call misfit;
  private final String read;
  private final List<Call> calls;
  private final List<Call> others;
  private final Limits limits;

  /**
   * Will explain a get.
   *
   * @param calls all of its key
   * @param proof a few that can't be put in order, the get among them
   */
  Explanation(Call misfit, List<Call> calls, List<Call> proof, Limits limits) {
    this.misfit = misfit;
    this.read = misfit.operation().value();
    this.calls = calls;
    this.others = proof.stream().filter(call -> !call.equals(misfit)).toList();
    this.limits = limits;
  }

  String sentence() {
    Operation get = misfit.operation();
    String reason =
        others.isEmpty()
            ? unwritten()
            : unseen()
                .or(this::readBefore)
                .or(this::repeated)
                .or(this::outOfOrder)
                .orElse("no order of the other operations gives that");
    return "%s returned %s at %s, but %s."
        .formatted(Words.call(get), Words.value(read), Words.time(get.completed()), reason);
  }

  /** The value of a write was there before, and isn't in what was read. */
  private Optional<String> unseen() {
    return writes(others)
        .filter(write -> write.precedes(misfit) && !isShown(write, read))
        .max(Call.BY_COMPLETION)
        .map(write -> acknowledged(write) + missing(write) + witness(write));
  }

  /** Where much was read, nobody sees at once what is not there. */
  private String missing(Call write) {
    boolean append = write.operation().kind() == Kind.APPEND;
    return append && !Words.isWhole(read) ? " and is missing from it" : "";
  }

  private static String acknowledged(Call write) {
    Operation operation = write.operation();
    return Words.call(operation) + " had been acknowledged at " + Words.time(operation.completed());
  }

  private String witness(Call write) {
    return calls.stream()
        .filter(call -> call.isRead() && call.precedes(misfit))
        .filter(call -> call.operation().completed() >= write.operation().invoked())
        .filter(call -> !write.operation().value().isEmpty())
        .filter(call -> isShown(write, call.operation().value()))
        .max(Call.BY_COMPLETION)
        .map(call -> ", and " + had(call))
        .orElse("");
  }

  private static String had(Call get) {
    Operation operation = get.operation();
    return "client %d had read %s at %s"
        .formatted(
            operation.client(), Words.value(operation.value()), Words.time(operation.completed()));
  }

  private static boolean isShown(Call write, String value) {
    String written = write.operation().value();
    return write.operation().kind() == Kind.PUT
        ? value.startsWith(written)
        : value.contains(written);
  }

  /** Another get returned what doesn't go with this one. */
  private Optional<String> readBefore() {
    List<Call> gets = others.stream().filter(Call::isRead).sorted(Call.BY_COMPLETION).toList();
    if (gets.isEmpty()) {
      return Optional.empty();
    }
    Call last = gets.get(gets.size() - 1);
    return Optional.of(had(last) + (last.precedes(misfit) ? "" : ", and nothing gives both"));
  }

  /** One more of a write would explain it. */
  private Optional<String> repeated() {
    return writes(others)
        .filter(write -> isShown(write, read) && wouldFitWith(write))
        .findFirst()
        .map(
            write -> {
              Operation operation = write.operation();
              long times =
                  writes(known())
                      .filter(call -> call.operation().kind() == operation.kind())
                      .filter(call -> call.operation().value().equals(operation.value()))
                      .count();
              String once =
                  times == 1
                      ? "once, by client " + operation.client()
                      : times + " times, first by client " + operation.client();
              return Words.call(operation) + " was called only " + once;
            });
  }

  private boolean wouldFitWith(Call write) {
    Puzzle puzzle = SubHistory.puzzle(misfit, known(), new HashSet<>(others));
    List<Call> free = new ArrayList<>(puzzle.free());
    free.add(write);
    return fits(new Puzzle(puzzle.required(), puzzle.optional(), free));
  }

  /** Two writes took effect the other way round. */
  private Optional<String> outOfOrder() {
    for (Call first : writes(others).toList()) {
      for (Call second : writes(others).toList()) {
        if (first.precedes(second)) {
          return Optional.of(
              acknowledged(first)
                  + ", before "
                  + Words.call(second.operation())
                  + " was called at "
                  + Words.time(second.operation().invoked()));
        }
      }
    }
    return Optional.empty();
  }

  /** No writes that were called by then give it, even if they came as often as needed. */
  private String unwritten() {
    List<Call> later =
        writes(calls)
            .filter(call -> call.operation().invoked() > misfit.operation().completed())
            .filter(call -> isShown(call, read))
            .sorted(Call.BY_INVOCATION)
            .toList();
    if (!later.isEmpty() && fitsWith(later)) {
      Operation write = later.get(fewestOf(later) - 1).operation();
      return Words.call(write) + " was called only at " + Words.time(write.invoked());
    }
    int explained = explained();
    return explained == 0
        ? "nobody had written that"
        : "no writes give more of that than " + Words.value(read.substring(0, explained));
  }

  /** How many of these writes it takes, from the first on. */
  private int fewestOf(List<Call> later) {
    int few = 1;
    int enough = later.size();
    while (few < enough) {
      int middle = (few + enough) >>> 1;
      if (fitsWith(later.subList(0, middle))) {
        enough = middle;
      } else {
        few = middle + 1;
      }
    }
    return enough;
  }

  private boolean fitsWith(List<Call> later) {
    List<Call> writes = new ArrayList<>(known());
    writes.addAll(later);
    return fits(SubHistory.puzzle(misfit, writes, Set.of()));
  }

  private boolean fits(Puzzle puzzle) {
    return new Search(puzzle, limits).run() == Outcome.LINEARIZABLE;
  }

  /** How many characters of what was read the writes that were called by then can give. */
  private int explained() {
    boolean[] reached = new boolean[read.length() + 1];
    reached[0] = true;
    int most = 0;
    for (int at = 0; at <= read.length(); at++) {
      if (reached[at]) {
        most = at;
        int from = at;
        writes(known())
            .filter(call -> from == 0 || call.operation().kind() == Kind.APPEND)
            .map(call -> call.operation().value())
            .filter(text -> read.startsWith(text, from))
            .forEach(text -> reached[from + text.length()] = true);
      }
    }
    return most;
  }

  /** What had been called when the get was completed. */
  private List<Call> known() {
    return calls.stream()
        .filter(call -> !call.equals(misfit))
        .filter(call -> call.operation().invoked() <= misfit.operation().completed())
        .toList();
  }

  private static Stream<Call> writes(List<Call> calls) {
    return calls.stream().filter(call -> !call.isRead()).sorted(Comparator.comparing(Call::index));
  }
}
