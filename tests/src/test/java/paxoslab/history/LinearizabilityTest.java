package paxoslab.history;

import static org.assertj.core.api.Assertions.assertThat;
import static paxoslab.history.Operation.PENDING;
import static paxoslab.history.Operation.append;
import static paxoslab.history.Operation.get;
import static paxoslab.history.Operation.put;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.history.KeyVerdict.NotLinearizable;
import paxoslab.history.Verdict.Outcome;

class LinearizabilityTest {
  private static Verdict check(Operation... operations) {
    return Linearizability.check(new History(List.of(operations)));
  }

  private static void assertLinearizable(Operation... operations) {
    assertThat(check(operations).outcome()).isEqualTo(Outcome.LINEARIZABLE);
  }

  private static NotLinearizable failure(Operation... operations) {
    Verdict verdict = check(operations);
    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_LINEARIZABLE);
    return verdict.failures().get(0);
  }

  @Test
  void nothingIsLinearizable() {
    assertThat(check().outcome()).isEqualTo(Outcome.LINEARIZABLE);
  }

  @Test
  void aKeyThatWasNeverWrittenReadsAsNothing() {
    assertLinearizable(get(1, "x", "", 0, 1));
  }

  @Test
  void keysHaveNothingToDoWithEachOther() {
    assertLinearizable(put(1, "x", "a", 0, 1), get(1, "y", "", 2, 3), get(2, "x", "a", 2, 3));
  }

  @Test
  void aLostAppendIsFound() {
    Operation lost = append(2, "x", "b", 2, 3);
    Operation get = get(1, "x", "a", 4, 5);

    NotLinearizable failure = failure(put(1, "x", "a", 0, 1), lost, get);

    assertThat(failure.misfit()).isEqualTo(get);
    assertThat(failure.subHistory()).contains(lost, get);
  }

  @Test
  void aLostAppendIsExplainedByTheTwoOperationsThatNothingElseCanMend() {
    Operation lost = append(2, "x", "b", 2_000_000, 2_500_000);
    Operation get = get(1, "x", "ac", 6_000_000, 7_000_000);

    NotLinearizable failure =
        failure(append(1, "x", "a", 0, 1), lost, append(3, "x", "c", 4_000_000, 5_000_000), get);

    assertThat(failure.subHistory()).containsExactly(lost, get);
    assertThat(failure.minimal()).isTrue();
    assertThat(failure.text())
        .isEqualTo(
            "get(x) returned 'ac' at 7 s, but append(x, 'b') had been acknowledged at 2.5 s.");
  }

  @Test
  void ofALongAnswerItIsSaidThatAnAppendIsMissingFromIt() {
    String much = "c".repeat(1_000);

    NotLinearizable failure =
        failure(
            append(2, "x", "b", 2_000_000, 2_500_000),
            append(3, "x", much, 4_000_000, 5_000_000),
            get(1, "x", much, 6_000_000, 7_000_000));

    assertThat(failure.text())
        .endsWith("append(x, 'b') had been acknowledged at 2.5 s and is missing from it.");
  }

  @Test
  void aStaleReadIsExplainedByWhatWasAcknowledgedAndWhoHadReadIt() {
    NotLinearizable failure =
        failure(
            put(1, "x", "a", 1_000_000, 2_000_000),
            append(1, "x", "b", 3_000_000, 3_900_000),
            get(2, "x", "ab", 3_950_000, 4_000_000),
            get(3, "x", "a", 4_100_000, 4_200_000));

    assertThat(failure.text())
        .isEqualTo(
            "get(x) returned 'a' at 4.2 s, but append(x, 'b') had been acknowledged at 3.9 s,"
                + " and client 2 had read 'ab' at 4 s.");
  }

  @Test
  void aReadOfTheValueBeforeIsFound() {
    NotLinearizable failure =
        failure(put(1, "x", "a", 0, 1), put(1, "x", "b", 2, 3), get(2, "x", "a", 4, 2_000_000));

    assertThat(failure.subHistory()).hasSize(3);
    assertThat(failure.text())
        .isEqualTo(
            "get(x) returned 'a' at 2 s, but put(x, 'b') had been acknowledged at 0.000003 s.");
  }

  @Test
  void anAppendThatTookEffectTwiceIsFound() {
    Operation append = append(2, "x", "b", 2, 3);
    Operation get = get(1, "x", "abb", 4, 5_000_000);

    NotLinearizable failure = failure(put(1, "x", "a", 0, 1), append, get);

    assertThat(failure.subHistory()).containsExactly(append, get);
    assertThat(failure.text())
        .isEqualTo(
            "get(x) returned 'abb' at 5 s,"
                + " but append(x, 'b') was called only once, by client 2.");
  }

  @Test
  void aPendingAppendTakesEffectOnceAtMost() {
    NotLinearizable failure =
        failure(append(1, "x", "b", 0, PENDING), get(2, "x", "bb", 1, 1_000_000));

    assertThat(failure.text()).endsWith("but append(x, 'b') was called only once, by client 1.");
  }

  @Test
  void aValueThatWasNeverWrittenIsFound() {
    NotLinearizable failure = failure(put(1, "x", "a", 0, 1), get(2, "x", "z", 2, 3_000_000));

    assertThat(failure.subHistory()).containsExactly(failure.misfit());
    assertThat(failure.text())
        .isEqualTo("get(x) returned 'z' at 3 s, but nobody had written that.");
  }

  @Test
  void ofAValueThatWasWrittenInPartThatPartIsTold() {
    NotLinearizable failure =
        failure(
            put(1, "x", "a", 0, 1), append(1, "x", "b", 2, 3), get(2, "x", "abz", 4, 5_000_000));

    assertThat(failure.text())
        .isEqualTo("get(x) returned 'abz' at 5 s, but no writes give more of that than 'ab'.");
  }

  @Test
  void aReadFromTheFutureIsFound() {
    NotLinearizable failure =
        failure(
            get(2, "x", "a", 0, 1_000_000),
            put(1, "x", "a", 1_500_000, 2_000_000),
            get(2, "x", "a", 3_000_000, 4_000_000));

    assertThat(failure.subHistory()).containsExactly(failure.misfit());
    assertThat(failure.text())
        .isEqualTo("get(x) returned 'a' at 1 s, but put(x, 'a') was called only at 1.5 s.");
  }

  @Test
  void anOrderThatTwoClientsSawTheOtherWayRoundIsFound() {
    NotLinearizable failure =
        failure(
            append(1, "x", "a", 0, 10),
            append(2, "x", "b", 0, 10),
            get(3, "x", "ab", 11, 1_000_000),
            get(4, "x", "ba", 11, 2_000_000));

    assertThat(failure.subHistory()).hasSize(2);
    assertThat(failure.text())
        .isEqualTo(
            "get(x) returned 'ba' at 2 s,"
                + " but client 3 had read 'ab' at 1 s, and nothing gives both.");
  }

  @Test
  void anOrderAgainstThatOfTheWritesIsFound() {
    NotLinearizable failure =
        failure(
            append(1, "x", "a", 0, 1_000_000),
            append(2, "x", "b", 2_000_000, 3_000_000),
            get(3, "x", "ba", 4_000_000, 5_000_000));

    assertThat(failure.text())
        .isEqualTo(
            "get(x) returned 'ba' at 5 s, but append(x, 'a') had been acknowledged at 1 s,"
                + " before append(x, 'b') was called at 2 s.");
  }

  @Test
  void aValueReadOnceStays() {
    NotLinearizable failure =
        failure(
            put(1, "x", "a", 0, 1),
            put(1, "x", "b", 2, PENDING),
            get(2, "x", "b", 3, 1_000_000),
            get(2, "x", "a", 2_000_000, 3_000_000));

    assertThat(failure.text())
        .isEqualTo("get(x) returned 'a' at 3 s, but client 2 had read 'b' at 1 s.");
  }

  @Test
  void aReadOfNothingAfterAWriteIsFound() {
    NotLinearizable failure = failure(put(1, "x", "a", 0, 1), get(2, "x", "", 2, 3_000_000));

    assertThat(failure.text())
        .isEqualTo(
            "get(x) returned '' at 3 s, but put(x, 'a') had been acknowledged at 0.000001 s.");
  }

  @Test
  void aWriteThatItsOwnClientDoesNotSeeIsFoundThoughNoTimePassed() {
    NotLinearizable failure = failure(put(1, "x", "a", 0, 5), get(1, "x", "", 5, 9));

    assertThat(failure.subHistory()).hasSize(2);
  }

  @Test
  void concurrentWritesAreReadEitherWay() {
    assertLinearizable(put(1, "x", "a", 0, 10), put(2, "x", "b", 0, 10), get(3, "x", "a", 11, 12));
    assertLinearizable(put(1, "x", "a", 0, 10), put(2, "x", "b", 0, 10), get(3, "x", "b", 11, 12));
  }

  @Test
  void aWriteOfAnotherClientInTheSameMicrosecondIsConcurrent() {
    assertLinearizable(put(1, "x", "a", 0, 5), get(2, "x", "", 5, 9));
  }

  @Test
  void aPendingWriteTookEffectOrDidNot() {
    assertLinearizable(put(1, "x", "a", 0, PENDING), get(2, "x", "a", 1, 2));
    assertLinearizable(put(1, "x", "a", 0, PENDING), get(2, "x", "", 1, 2));
  }

  @Test
  void aPendingWriteMayBeReadLongAfter() {
    assertLinearizable(
        put(1, "x", "a", 0, PENDING),
        put(2, "x", "b", 1, 2),
        get(2, "x", "b", 3, 4),
        get(2, "x", "b", 5, 3_600_000_000L),
        get(2, "x", "a", 3_600_000_001L, 3_600_000_002L));
  }

  @Test
  void aClientGoesOnWhereNoAnswerCame() {
    assertLinearizable(
        append(1, "x", "a", 0, PENDING), append(1, "x", "a", 1, 2), get(1, "x", "aa", 3, 4));
  }

  @Test
  void theSameValueIsWrittenTwice() {
    assertLinearizable(
        put(1, "x", "a", 0, 1),
        put(2, "x", "b", 2, 3),
        put(1, "x", "a", 4, 5),
        get(3, "x", "a", 6, 7));
    assertLinearizable(
        append(1, "x", "a", 0, 1), append(2, "x", "a", 0, 1), get(3, "x", "aa", 6, 7));
  }

  @Test
  void differentWritesGiveTheSameValue() {
    assertLinearizable(
        append(1, "x", "a", 0, 10),
        append(2, "x", "ba", 0, 10),
        append(3, "x", "ab", 0, 10),
        get(4, "x", "ababa", 11, 12));
  }

  @Test
  void readsThatOverlapEverythingSeeAnyMoment() {
    assertLinearizable(
        get(4, "x", "", 0, 100),
        get(5, "x", "a", 0, 100),
        get(6, "x", "ab", 0, 100),
        get(7, "x", "c", 0, 100),
        put(1, "x", "a", 1, 10),
        append(1, "x", "b", 20, 30),
        put(1, "x", "c", 40, 50));
  }

  @Test
  void aPendingReadDemandsNothing() {
    assertLinearizable(put(1, "x", "a", 0, 1), get(2, "x", "", 2, PENDING));
  }

  @Test
  void theLongestPrefixIsAllThatWasAnsweredBefore() {
    Operation put = put(1, "x", "a", 0, 1);
    Operation append = append(2, "x", "b", 2, PENDING);
    Operation first = get(3, "x", "ab", 3, 4);

    NotLinearizable failure = failure(put, append, first, get(3, "x", "a", 5, 6));

    assertThat(failure.prefix()).containsExactly(put, append, first);
  }

  @Test
  void theFirstGetThatFitsNowhereIsNamed() {
    Operation wrong = get(3, "x", "z", 4, 5);

    NotLinearizable failure =
        failure(put(1, "x", "a", 0, 1), get(4, "x", "y", 4, 6), wrong, get(3, "x", "w", 7, 8));

    assertThat(failure.misfit()).isEqualTo(wrong);
  }

  @Test
  void whatIsTooMuchAtOnceIsUnknown() {
    List<Operation> operations = new ArrayList<>();
    for (int client = 0; client < 65; client++) {
      operations.add(put(client, "x", "a" + client, 1_000_000 + client, 2_000_000));
    }
    operations.add(get(1, "x", "never written", 3_000_000, 4_000_000));
    operations.add(get(1, "y", "", 5_000_000, 6_000_000));

    Verdict verdict = Linearizability.check(new History(operations));

    assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(verdict.unknowns())
        .containsExactly(
            new KeyVerdict.Unknown(
                "x", "more than 64 of its operations are under way at once, first at 1.000064 s"));
  }

  @Test
  void whatTakesTooLongIsUnknown() {
    List<Operation> operations = new ArrayList<>();
    for (int client = 0; client < 12; client++) {
      operations.add(put(client, "x", "a", 0, 100));
      operations.add(append(client + 20, "x", "ab".substring(client % 2), 0, 100));
    }
    operations.add(get(99, "x", "abbabbabbababbabbabbc", 101, 102));
    operations.add(append(98, "x", "c", 0, 103));

    Verdict verdict =
        Linearizability.check(new History(operations), new Limits(64, 1000), (done, keys) -> {});

    assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(verdict.unknowns().get(0).reason())
        .isEqualTo("more than 1,000 configurations would have to be looked at");
  }

  @Test
  void aFailureCountsThoughAnotherKeyIsUnknown() {
    Verdict verdict =
        Linearizability.check(
            new History(
                List.of(put(1, "x", "a", 0, 10), put(2, "x", "b", 0, 10), get(3, "y", "z", 0, 10))),
            new Limits(1, 1000),
            (done, keys) -> {});

    assertThat(verdict.unknowns()).hasSize(1);
    assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_LINEARIZABLE);
  }

  @Test
  void aPendingWriteThatNobodyCouldHaveSeenTakesNoRoom() {
    List<Operation> operations = new ArrayList<>();
    for (int client = 0; client < 200; client++) {
      operations.add(append(client, "x", "lost" + client, client, PENDING));
    }
    operations.add(put(900, "x", "a", 300, 301));
    operations.add(get(900, "x", "a", 302, 303));

    assertThat(Linearizability.check(new History(operations)).outcome())
        .isEqualTo(Outcome.LINEARIZABLE);
  }

  @Test
  void aLongHistoryWithOneWrongAnswerIsExplainedByAFew() {
    List<Operation> operations = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      operations.add(append(1, "x", "[" + i + "]", 10L * i, 10L * i + 5));
      value.append("[").append(i).append("]");
      String read = i == 700 ? value.toString().replace("[333]", "") : value.toString();
      operations.add(get(2, "x", read, 10L * i + 6, 10L * i + 9));
    }

    NotLinearizable failure = Linearizability.check(new History(operations)).failures().get(0);

    assertThat(failure.misfit().invoked()).isEqualTo(7_006);
    assertThat(failure.subHistory()).hasSize(2);
    assertThat(failure.minimal()).isTrue();
    assertThat(failure.prefix()).hasSize(1_401);
  }

  @Test
  void progressIsToldKeyByKey() {
    List<String> told = new ArrayList<>();

    Linearizability.check(
        new History(List.of(get(1, "x", "", 0, 1), get(1, "y", "", 2, 3))),
        Limits.DEFAULT,
        (done, keys) -> told.add(done + " of " + keys));

    assertThat(told).containsExactly("0 of 2", "1 of 2");
  }
}
