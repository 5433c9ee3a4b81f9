package paxoslab.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import paxoslab.history.KeyVerdict.Linearizable;
import paxoslab.history.KeyVerdict.NotLinearizable;
import paxoslab.history.Verdict.Outcome;

/** What is clever gives what the definition gives, on ten thousand small histories. */
class CrossCheckTest {
  private static final int HISTORIES = 10_000;

  private static void forAll(BiConsumer<List<Operation>, Verdict> check) {
    for (int seed = 0; seed < HISTORIES; seed++) {
      List<Operation> operations = new RandomHistories(seed).next();
      check.accept(operations, Linearizability.check(new History(operations)));
    }
  }

  private static List<Operation> ofKey(String key, List<Operation> operations) {
    return operations.stream().filter(o -> o.key().equals(key)).toList();
  }

  @Test
  void verdictsAreThoseOfTheDefinition() {
    int[] counts = new int[2];
    forAll(
        (operations, verdict) -> {
          boolean expected = BruteForce.isLinearizable(operations);
          assertThat(verdict.outcome())
              .as("%s", operations)
              .isEqualTo(expected ? Outcome.LINEARIZABLE : Outcome.NOT_LINEARIZABLE);
          counts[expected ? 1 : 0]++;
        });
    assertThat(Math.min(counts[0], counts[1])).as("both are many").isGreaterThan(HISTORIES / 8);
  }

  @Test
  void theOrderOfALinearizableKeyExplainsItsAnswers() {
    forAll(
        (operations, verdict) ->
            verdict.keys().stream()
                .filter(Linearizable.class::isInstance)
                .map(Linearizable.class::cast)
                .forEach(
                    key ->
                        assertThat(BruteForce.explains(key.order(), ofKey(key.key(), operations)))
                            .as("%s explains %s", key.order(), operations)
                            .isTrue()));
  }

  @Test
  void beforeTheMisfitThereIsAnOrderAndWithItThereIsNone() {
    forAll(
        (operations, verdict) -> {
          for (NotLinearizable failure : verdict.failures()) {
            Operation misfit = failure.misfit();
            List<Operation> until = until(misfit, ofKey(failure.key(), operations));
            List<Operation> before = new ArrayList<>(until);
            before.remove(misfit);
            assertThat(BruteForce.isLinearizable(until)).as("%s", until).isFalse();
            List<Operation> order =
                failure.prefix().stream().map(o -> before.contains(o) ? o : pending(o)).toList();
            assertThat(BruteForce.explains(order, before))
                .as("%s explains %s", order, before)
                .isTrue();
          }
        });
  }

  @Test
  void theSubHistoryFitsNowhereWhateverTheOtherWritesDid() {
    forAll(
        (operations, verdict) -> {
          for (NotLinearizable failure : verdict.failures()) {
            List<Operation> until = until(failure.misfit(), ofKey(failure.key(), operations));
            List<Operation> others = new ArrayList<>(until);
            failure.subHistory().forEach(o -> others.removeIf(other -> isSame(other, o)));
            others.removeIf(o -> !o.isWrite());
            List<Operation> all = new ArrayList<>(until);
            all.removeIf(o -> !o.isWrite() && !failure.subHistory().contains(o));
            assertThat(failure.subHistory()).contains(failure.misfit());
            assertThat(failure.minimal()).isTrue();
            assertThat(BruteForce.isLinearizable(all, others))
                .as("%s of %s", failure.subHistory(), operations)
                .isFalse();
          }
        });
  }

  /** True for an operation whose answer may be not in yet. */
  private static boolean isSame(Operation one, Operation other) {
    return one.client() == other.client()
        && one.kind() == other.kind()
        && one.value().equals(other.value())
        && one.invoked() == other.invoked();
  }

  private static Operation pending(Operation o) {
    return new Operation(o.client(), o.kind(), o.key(), o.value(), o.invoked(), Operation.PENDING);
  }

  /** What was known when an operation was completed: later answers are not in yet. */
  private static List<Operation> until(Operation last, List<Operation> operations) {
    int end = operations.indexOf(last);
    long now = last.completed();
    List<Operation> result = new ArrayList<>();
    // Clients whose operation ends in the same microsecond, but later: they can't go on yet.
    Set<Integer> busy = new HashSet<>();
    for (int i = 0; i < operations.size(); i++) {
      Operation o = operations.get(i);
      if (o.completed() < now || (o.completed() == now && i <= end)) {
        result.add(o);
      } else if (o.invoked() < now || (o.invoked() == now && !busy.contains(o.client()))) {
        result.add(pending(o));
        if (o.completed() == now) {
          busy.add(o.client());
        }
      }
    }
    result.removeIf(o -> o.isPending() && !o.isWrite());
    return result;
  }
}
