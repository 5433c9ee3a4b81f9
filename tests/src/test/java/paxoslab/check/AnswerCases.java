package paxoslab.check;

import static paxoslab.check.RuleCase.broken;
import static paxoslab.check.RuleCase.nearly;
import static paxoslab.check.RuleCase.odd;

import java.util.List;
import java.util.stream.Stream;
import paxoslab.api.SeqArgs;

/** Runs about what peers answer to their applications, and what they say too often. */
final class AnswerCases {
  private AnswerCases() {}

  static Stream<RuleCase> all() {
    return Stream.of(learners(), silence(), minima(), forgetting()).flatMap(List::stream);
  }

  private static List<RuleCase> learners() {
    return List.of(
        broken(
            Rules.CHOOSE_EARNED,
            "one acceptance of three",
            r -> r.prepare(0, 0, 3).prepare(0, 1, 3).accept(0, 0, 3, "a").sendChoose(0, 1, "a")),
        nearly(
            Rules.CHOOSE_EARNED,
            "two acceptances of three",
            r -> r.round(0, 3, "a", 0, 1).sendChoose(0, 1, "a")),
        odd(
            Rules.CHOOSE_EARNED,
            "news from one that was only told",
            r -> r.round(0, 3, "a", 0, 1).choose(0, 2, "a").choose(2, 1, "a").chosen(1, "a")),
        broken(
            Rules.CHOOSE_BELIEVED,
            "pending after choose",
            r -> r.round(0, 3, "a", 0, 1).choose(0, 2, "a").pending(2)),
        nearly(
            Rules.CHOOSE_BELIEVED,
            "pending until choose has come",
            r -> r.round(0, 3, "a", 0, 1).pending(2).choose(0, 2, "a").chosen(2, "a")),
        odd(
            Rules.CHOOSE_BELIEVED,
            "pending after choose, and after done",
            r -> r.round(0, 3, "a", 0, 1).done(2, 0).choose(0, 2, "a").pending(2)),
        broken(Rules.AGREEMENT, "two values", r -> r.chosen(0, "a").chosen(1, "b")),
        nearly(
            Rules.AGREEMENT,
            "one value at all peers",
            r -> {
              r.round(0, 3, "a", 0, 1).choose(0, 1, "a").choose(0, 2, "a");
              r.chosen(0, "a").chosen(1, "a").chosen(2, "a");
            }),
        odd(
            Rules.AGREEMENT,
            "two values in two instances",
            r -> {
              r.round(0, 3, "a", 0, 1).chosen(0, "a");
              r.instance(1).start(2, "c").round(2, 3, "c", 0, 2).chosen(2, "c");
            }),
        broken(
            Rules.STABLE,
            "pending after chosen",
            r -> r.round(0, 3, "a", 0, 1).chosen(0, "a").pending(0)),
        nearly(
            Rules.STABLE,
            "chosen once more",
            r -> r.round(0, 3, "a", 0, 1).pending(0).chosen(0, "a").chosen(0, "a")),
        odd(
            Rules.STABLE,
            "forgotten after chosen",
            r -> {
              r.round(0, 3, "a", 0, 1).chosen(0, "a");
              r.done(0, 0).done(1, 0).done(2, 0).forgotten(0).min(0, 1).tick(0);
            }));
  }

  private static TraceBuilder decided(TraceBuilder r) {
    r.round(0, 3, "a", 0, 1).choose(0, 1, "a").choose(0, 2, "a");
    return r.chosen(0, "a").chosen(1, "a").chosen(2, "a");
  }

  private static List<RuleCase> silence() {
    return List.of(
        broken(
            Rules.QUIET_WHEN_DONE,
            "a message 11 s after all was decided",
            r -> decided(r).seconds(11).updateDone(0, 1, -1)),
        nearly(
            Rules.QUIET_WHEN_DONE,
            "a message 9 s after all was decided",
            r -> decided(r).seconds(9).updateDone(0, 1, -1)),
        odd(
            Rules.QUIET_WHEN_DONE,
            "a message long after, when something new was started",
            r -> decided(r).seconds(60).instance(1).start(0, "c").prepare(0, 1, 3)),
        broken(
            Rules.RESENDS_DECIDED_FOREVER,
            "the decision for 63 s",
            r -> resends(decided(r).kill(2), 7, 9)),
        nearly(
            Rules.RESENDS_DECIDED_FOREVER,
            "the decision for 54 s",
            r -> resends(decided(r).kill(2), 6, 9)),
        odd(
            Rules.RESENDS_DECIDED_FOREVER,
            "the decision once a minute, when it is asked for again",
            r -> resends(decided(r), 8, 60)));
  }

  private static void resends(TraceBuilder r, int times, int every) {
    for (int i = 0; i < times; i++) {
      r.seconds(every).timeout(r.sendChoose(0, 2, "a"));
    }
  }

  private static List<RuleCase> minima() {
    return List.of(
        broken(Rules.MIN_BOUND, "min 5, done 3", r -> r.done(0, 5).done(1, 3).done(2, 5).min(0, 5)),
        nearly(Rules.MIN_BOUND, "min 4, done 3", r -> r.done(0, 5).done(1, 3).done(2, 5).min(0, 4)),
        odd(Rules.MIN_BOUND, "min 0 for long", r -> r.done(0, 5).done(1, 3).done(2, 5).min(0, 0)),
        broken(
            Rules.MIN_MONOTONE,
            "6, then 4",
            r -> r.done(0, 5).done(1, 5).done(2, 5).min(0, 6).min(0, 4)),
        nearly(
            Rules.MIN_MONOTONE,
            "6, then 6",
            r -> r.done(0, 5).done(1, 5).done(2, 5).min(0, 6).done(0, 2).min(0, 6)),
        odd(
            Rules.MIN_MONOTONE,
            "6 at one peer, then 4 at another",
            r -> r.done(0, 5).done(1, 5).done(2, 5).min(0, 6).min(1, 4)),
        broken(
            Rules.DONE_HONEST,
            "5 reported, 4 done",
            r -> r.done(0, 4).send(0, 1, new SeqArgs(0, 5))),
        nearly(Rules.DONE_HONEST, "4 reported, 4 done", r -> r.done(0, 4).updateDone(0, 1, 4)),
        odd(
            Rules.DONE_HONEST,
            "an earlier done reported after a later one",
            r -> r.done(0, 4).done(0, 9).updateDone(0, 1, 9).updateDone(0, 2, 4)),
        broken(Rules.MAX_LAW, "max falls", r -> r.max(0, 0).max(0, -1)),
        nearly(
            Rules.MAX_LAW,
            "max rises by a message",
            r -> {
              int rpc = r.max(1, -1).instance(3).start(0, "c").sendPrepare(0, 1, 1);
              r.deliver(rpc).promise(rpc, -1, null).max(1, 3).tick(1);
            }),
        odd(
            Rules.MAX_LAW,
            "max stays below a done that was never started",
            r -> r.max(0, 0).done(0, 20).updateDone(0, 1, 20).tick(0)));
  }

  private static TraceBuilder allDone(TraceBuilder r, int seq) {
    return r.done(0, seq).done(1, seq).done(2, seq);
  }

  private static List<RuleCase> forgetting() {
    return List.of(
        broken(
            Rules.FORGOTTEN_STAYS,
            "pending below min",
            r -> allDone(r, 5).min(0, 6).instance(5).pending(0)),
        nearly(
            Rules.FORGOTTEN_STAYS,
            "pending at min",
            r -> allDone(r, 5).min(0, 6).instance(6).pending(0).tick(0)),
        odd(
            Rules.FORGOTTEN_STAYS,
            "a vote while min was rising",
            r -> {
              int rpc = allDone(r, 0).sendPrepare(0, 1, 1);
              r.deliver(rpc).min(1, 1).promise(rpc, -1, null).receive(rpc);
            }),
        broken(
            Rules.SENDS_FORGOTTEN,
            "accept below its own min",
            r ->
                allDone(r.prepare(0, 0, 3).prepare(0, 1, 3), 0).min(0, 1).sendAccept(0, 1, 3, "a")),
        nearly(
            Rules.SENDS_FORGOTTEN,
            "accept at its own min",
            r -> {
              r.instance(1).start(0, "c").prepare(0, 0, 3).prepare(0, 1, 3);
              allDone(r, 0).min(0, 1).sendAccept(0, 1, 3, "c");
            }),
        odd(
            Rules.SENDS_FORGOTTEN,
            "accept below the min of others",
            r ->
                allDone(r.prepare(0, 0, 3).prepare(0, 1, 3), 0)
                    .min(1, 1)
                    .min(2, 1)
                    .sendAccept(0, 1, 3, "a")));
  }
}
