package paxoslab.check;

import static paxoslab.check.RuleCase.broken;
import static paxoslab.check.RuleCase.nearly;
import static paxoslab.check.RuleCase.odd;

import java.util.List;
import java.util.stream.Stream;

/** Runs about ballots, acceptors and proposers. */
final class VoteCases {
  private VoteCases() {}

  static Stream<RuleCase> all() {
    return Stream.of(ballots(), acceptors(), proposers()).flatMap(List::stream);
  }

  private static List<RuleCase> ballots() {
    return List.of(
        broken(
            Rules.BALLOT_FRESH,
            "the refused ballot again",
            r -> r.prepare(2, 1, 5).prepareRefused(0, 1, 3).sendPrepare(0, 1, 3)),
        nearly(
            Rules.BALLOT_FRESH,
            "a higher ballot after a refusal",
            r -> r.prepare(2, 1, 5).prepareRefused(0, 1, 3).sendPrepare(0, 1, 8)),
        odd(
            Rules.BALLOT_FRESH,
            "the refused ballot to somebody who has not answered",
            r -> {
              r.prepare(2, 1, 5).prepareRefused(0, 1, 3).lose(r.sendPrepare(0, 2, 3));
              r.prepare(0, 2, 3);
            }),
        broken(
            Rules.BALLOT_UNIQUE,
            "two proposers, one ballot",
            r -> r.prepare(0, 0, 3).prepareRefused(2, 0, 3)),
        nearly(
            Rules.BALLOT_UNIQUE,
            "two proposers, neighbouring ballots",
            r -> r.prepare(0, 0, 3).prepare(2, 0, 4)),
        odd(
            Rules.BALLOT_UNIQUE,
            "one ballot for two instances",
            r -> r.prepare(0, 0, 3).instance(1).start(2, "c").prepare(2, 0, 3)),
        broken(
            Rules.ONE_VALUE_PER_BALLOT,
            "two values at one ballot",
            r -> r.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a").sendAccept(0, 1, 3, "b")),
        nearly(
            Rules.ONE_VALUE_PER_BALLOT,
            "another value at the next ballot",
            r ->
                r.prepare(0, 0, 3)
                    .prepare(0, 1, 3)
                    .acceptRefused(0, 1, 3, "a")
                    .round(0, 6, "b", 0, 1)),
        odd(
            Rules.ONE_VALUE_PER_BALLOT,
            "another value at the same ballot of another instance",
            r -> r.round(0, 3, "a", 0, 1).instance(1).start(0, "c").round(0, 3, "c", 0, 1)));
  }

  private static List<RuleCase> acceptors() {
    return List.of(
        broken(Rules.PROMISE_RISES, "a lower promise", r -> r.prepare(2, 1, 5).prepare(0, 1, 3)),
        nearly(
            Rules.PROMISE_RISES,
            "a lower prepare that is refused",
            r -> r.prepare(2, 1, 5).prepareRefused(0, 1, 3)),
        odd(
            Rules.PROMISE_RISES,
            "one prepare that arrives twice and is promised twice",
            r -> {
              int rpc = r.sendPrepare(0, 1, 3);
              r.duplicate(rpc).deliver(rpc).promise(rpc, -1, null);
              r.deliver(rpc).promise(rpc, -1, null).receive(rpc);
            }),
        broken(
            Rules.PROMISE_HONEST,
            "an acceptance that is hidden",
            r -> r.round(0, 3, "a", 0, 1).prepare(2, 1, 5)),
        nearly(
            Rules.PROMISE_HONEST,
            "an acceptance that is reported",
            r -> r.round(0, 3, "a", 0, 1).prepare(2, 1, 5, 3, "a")),
        odd(
            Rules.PROMISE_HONEST,
            "an acceptance that came while the handler waited",
            r -> {
              r.prepare(0, 0, 3).prepare(0, 2, 3);
              int high = r.sendPrepare(2, 1, 5);
              r.deliver(high).accept(0, 1, 3, "a").promise(high, 3, "a");
            }),
        broken(
            Rules.PROMISE_KEPT,
            "an accept below the promise",
            r -> r.prepare(0, 0, 3).prepare(0, 1, 3).prepare(2, 1, 5).accept(0, 1, 3, "a")),
        nearly(
            Rules.PROMISE_KEPT,
            "an accept of just what was promised",
            r -> r.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 1, 3, "a")),
        odd(
            Rules.PROMISE_KEPT,
            "an accept by one that was never asked to promise",
            r -> r.prepare(0, 0, 3).prepare(0, 2, 3).accept(0, 1, 3, "a")),
        broken(
            Rules.REFUSES_FRESH_BALLOT,
            "a refusal of a ballot above the promise",
            r -> r.prepare(2, 1, 5).prepareRefused(0, 1, 6)),
        nearly(
            Rules.REFUSES_FRESH_BALLOT,
            "a refusal of a ballot below the promise",
            r -> r.prepare(2, 1, 5).prepareRefused(0, 1, 4)),
        odd(
            Rules.REFUSES_FRESH_BALLOT,
            "a refusal because the instance is forgotten",
            r -> r.done(0, 0).done(1, 0).done(2, 0).min(1, 1).prepareRefused(0, 1, 6)));
  }

  private static List<RuleCase> proposers() {
    return List.of(
        broken(
            Rules.QUORUM_BEFORE_ACCEPT,
            "one promise of three",
            r -> r.prepare(0, 0, 3).sendAccept(0, 1, 3, "a")),
        nearly(
            Rules.QUORUM_BEFORE_ACCEPT,
            "two promises of three",
            r -> r.prepare(0, 0, 3).prepare(0, 1, 3).sendAccept(0, 1, 3, "a")),
        odd(
            Rules.QUORUM_BEFORE_ACCEPT,
            "one promise beside that of the peer's own handler",
            r -> r.prepare(0, 1, 3).sendAccept(0, 1, 3, "a")),
        broken(
            Rules.VALUE_ADOPTED,
            "its own value in spite of a promise",
            r ->
                r.round(0, 3, "a", 0, 1)
                    .prepare(2, 2, 5)
                    .prepare(2, 1, 5, 3, "a")
                    .sendAccept(2, 2, 5, "b")),
        nearly(
            Rules.VALUE_ADOPTED,
            "the value of the promise",
            r ->
                r.round(0, 3, "a", 0, 1)
                    .prepare(2, 2, 5)
                    .prepare(2, 1, 5, 3, "a")
                    .sendAccept(2, 2, 5, "a")),
        odd(
            Rules.VALUE_ADOPTED,
            "its own value, fixed before a third promise told of another",
            r ->
                r.prepare(2, 2, 4)
                    .prepare(2, 1, 4)
                    .accept(2, 2, 4, "b")
                    .prepare(0, 0, 5)
                    .prepare(0, 1, 5)
                    .prepare(0, 2, 5, 4, "b")
                    .sendAccept(0, 0, 5, "a")),
        broken(
            Rules.VALUE_PROPOSED,
            "a value that nobody started",
            r -> r.prepare(0, 0, 3).prepare(0, 1, 3).sendAccept(0, 1, 3, "z")),
        nearly(
            Rules.VALUE_PROPOSED,
            "a value that was started a moment before",
            r -> r.prepare(0, 0, 3).prepare(0, 1, 3).start(1, "z").sendAccept(0, 1, 3, "z")),
        odd(
            Rules.VALUE_PROPOSED,
            "the second value of a peer that started twice",
            r -> r.start(0, "c").round(0, 3, "c", 0, 1).chosen(0, "c")),
        broken(
            Rules.ONE_CHOICE,
            "two majorities, two values",
            r -> r.round(0, 3, "a", 0, 1).round(2, 5, "b", 1, 2)),
        nearly(
            Rules.ONE_CHOICE,
            "two majorities, one value",
            r ->
                r.round(0, 3, "a", 0, 1)
                    .prepare(2, 1, 5, 3, "a")
                    .prepare(2, 2, 5)
                    .accept(2, 1, 5, "a")
                    .accept(2, 2, 5, "a")),
        odd(
            Rules.ONE_CHOICE,
            "an acceptor that voted for another value before",
            r -> r.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a").round(2, 5, "b", 1, 2)));
  }
}
