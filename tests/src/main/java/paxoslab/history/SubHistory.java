package paxoslab.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import paxoslab.history.Search.Outcome;

/**
 * The fewest operations that prove that there is no order. A get that is left out was not asked; a
 * write that is left out may have taken effect at any time and as often as needed. So what stays
 * can't be put in order whatever the others did, and whoever reads it needs to look at no other.
 */
final class SubHistory {
  /** One puzzle is small; what doesn't fit stays in, which is never wrong. */
  private static final int MOST_CONFIGURATIONS = 20_000;

  /** Ends the work on a key after about a second. */
  private static final int MOST_WORK = 1_000_000;

  /** Up to this many pairs are tried, to be sure that no three operations prove it. */
  private static final int MOST_PAIRS = 3_000;

  private final Call misfit;
  private final List<Call> candidates;
  private final Limits limits;
  private Set<Call> kept;
  private int work;
  private boolean minimal;

  private SubHistory(Call misfit, List<Call> calls, Limits limits) {
    this.misfit = misfit;
    this.limits =
        new Limits(limits.concurrent(), Math.min(limits.configurations(), MOST_CONFIGURATIONS));
    candidates = candidates(misfit, calls);
    kept = new HashSet<>(candidates);
  }

  /**
   * Finds them.
   *
   * @param misfit the first get after which there is no order
   * @param calls all of its key
   */
  static SubHistory of(Call misfit, List<Call> calls, Limits limits) {
    SubHistory result = new SubHistory(misfit, calls, limits);
    result.leaveOutMuch();
    result.lookForFewer();
    result.minimal = result.kept.stream().allMatch(result::isNeeded);
    return result;
  }

  /** Gets before writes, early before late: what is tried first is left out more likely. */
  private static List<Call> candidates(Call misfit, List<Call> calls) {
    Puzzle known = Puzzle.until(misfit, true, calls);
    List<Call> result = new ArrayList<>();
    List<Call> writes = new ArrayList<>();
    for (Call call : known.required().stream().sorted(Call.BY_COMPLETION).toList()) {
      if (!call.equals(misfit)) {
        (call.isRead() ? result : writes).add(call);
      }
    }
    known.optional().stream().filter(call -> !call.isRead()).forEach(result::add);
    result.addAll(writes);
    return result;
  }

  /** Those that were found, by the time of invocation. */
  List<Call> calls() {
    List<Call> result = new ArrayList<>(kept);
    result.add(misfit);
    result.sort(Call.BY_INVOCATION);
    return result;
  }

  /** True if none of them can be left out. */
  boolean isMinimal() {
    return minimal;
  }

  /** Leaves out ever shorter runs of operations, down to single ones. */
  private void leaveOutMuch() {
    List<Call> rest = candidates;
    for (int chunk = rest.size(); chunk > 0; chunk /= 2) {
      List<Call> next = new ArrayList<>();
      for (int from = 0; from < rest.size(); from += chunk) {
        List<Call> part = rest.subList(from, Math.min(from + chunk, rest.size()));
        Set<Call> without = new HashSet<>(kept);
        part.forEach(without::remove);
        if (proves(without)) {
          kept = without;
        } else {
          next.addAll(part);
        }
      }
      rest = next;
    }
  }

  /** Tries all that are fewer, as far as there are not too many. */
  private void lookForFewer() {
    if (kept.size() > 1) {
      candidates.stream().map(Set::of).filter(this::proves).findFirst().ifPresent(f -> kept = f);
    }
    int pairs = candidates.size() * (candidates.size() - 1) / 2;
    if (kept.size() > 2 && candidates.size() < MOST_PAIRS && pairs <= MOST_PAIRS) {
      lookForPair();
    }
  }

  private void lookForPair() {
    for (int i = 0; i < candidates.size(); i++) {
      for (int j = 0; j < i; j++) {
        Set<Call> pair = Set.of(candidates.get(i), candidates.get(j));
        if (proves(pair)) {
          kept = pair;
          return;
        }
      }
    }
  }

  /** True if these and the misfit can't be put in order, for certain. */
  private boolean proves(Set<Call> some) {
    return outcome(some) == Outcome.NOT_LINEARIZABLE;
  }

  private boolean isNeeded(Call call) {
    Set<Call> without = new HashSet<>(kept);
    without.remove(call);
    return outcome(without) == Outcome.LINEARIZABLE;
  }

  private Outcome outcome(Set<Call> some) {
    if (work > MOST_WORK) {
      return Outcome.UNKNOWN;
    }
    Search search = new Search(puzzle(misfit, candidates, some), limits);
    Outcome outcome = search.run();
    work += 1 + search.configurations();
    return outcome;
  }

  /**
   * A get and some other operations alone.
   *
   * @param others all that are not those; their writes are free
   */
  static Puzzle puzzle(Call misfit, List<Call> others, Set<Call> some) {
    List<Call> required = new ArrayList<>();
    List<Call> optional = new ArrayList<>();
    Map<String, Call> puts = new LinkedHashMap<>();
    Map<String, Call> appends = new LinkedHashMap<>();
    required.add(misfit);
    for (Call call : others) {
      Operation operation = call.operation();
      if (some.contains(call)) {
        boolean over = Call.BY_COMPLETION.compare(call, misfit) < 0;
        (over ? required : optional).add(call);
      } else if (operation.isWrite()) {
        boolean put = operation.kind() == Operation.Kind.PUT;
        (put ? puts : appends).putIfAbsent(operation.value(), call);
      }
    }
    List<Call> free = new ArrayList<>(puts.values());
    free.addAll(appends.values());
    return new Puzzle(required, optional, free);
  }
}
