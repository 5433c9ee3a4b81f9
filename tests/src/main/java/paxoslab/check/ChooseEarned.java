package paxoslab.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paxoslab.api.ChooseArgs;
import paxoslab.api.Fate;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Value;

/**
 * A peer sends choose, or reports CHOSEN, only if it was told choose with that value, or knows of a
 * majority that accepted it at one ballot: from accept replies, from what promises and refusals
 * report, and from its own acceptor.
 *
 * <p>A proposer that never sent an accept to itself may have accepted before it asked others; then
 * whoever knows of its request knows of its vote as well.
 */
final class ChooseEarned extends Monitor implements Sees.Sends, Sees.Results {
  ChooseEarned(Run run, Consumer<Finding> sink) {
    super(Rules.CHOOSE_EARNED, run, sink);
  }

  @Override
  public void sent(Send send) {
    if (send.msg() instanceof ChooseArgs choose && choose.v() instanceof Value value) {
      judge(choose.seq(), send.from(), value, send.id(), send.at(), "sends choose");
    }
  }

  @Override
  public void answered(Result result) {
    // That nobody proposed null is another rule's to say.
    Value value = result.value();
    if (result.fate() == Fate.CHOSEN && value != null) {
      judge(result.seq(), result.peer(), value, result.id(), null, "reports CHOSEN");
    }
  }

  private void judge(
      int seq, int peer, Value value, int shows, @Nullable String where, String verb) {
    Instance instance = run.instance(seq);
    // A single peer that calls its own handlers shows nothing of its votes.
    if (instance == null || run.peers() == 1 || silenced(seq) || instance.wasTold(peer, value)) {
      return;
    }
    int most = 0;
    List<Integer> evidence = new ArrayList<>();
    // Gathered once: after an hour of partition there are thousands of ballots.
    Map<Integer, BitSet> toldBy = toldBy(instance, peer, value);
    for (Ballot ballot : instance.ballots()) {
      int known = known(instance, ballot, peer, value, toldBy.get(ballot.number));
      if (known >= run.majority()) {
        instance.knows(peer, value, shows);
        return;
      }
      Round round = ballot.round(peer);
      if (known > most && round != null) {
        most = known;
        evidence = round.acceptsAt();
      }
    }
    report(
        seq,
        shows,
        peer,
        where,
        "%s %s %s for instance %d, but knows of %s that accepted it at one ballot; %s."
            .formatted(
                name(peer),
                verb,
                Brief.of(value),
                seq,
                most == 0 ? "nobody" : "only " + most,
                instead(instance, peer, value)),
        evidence);
  }

  /** What a majority accepted from this peer instead, or how many it would have taken. */
  private String instead(Instance instance, int peer, Value value) {
    for (Ballot ballot : instance.ballots()) {
      Round round = ballot.round(peer);
      Value other = round == null ? null : round.value();
      if (round != null
          && other != null
          && !other.equals(value)
          && round.accepts().cardinality() >= run.majority()) {
        return "at ballot %d a majority accepted %s".formatted(ballot.number, Brief.of(other));
      }
    }
    return "a majority is %d of %d".formatted(run.majority(), run.peers());
  }

  /**
   * By ballot: the acceptors that told this peer, in a promise or a refusal, that they accepted the
   * value there.
   */
  private static Map<Integer, BitSet> toldBy(Instance instance, int peer, Value value) {
    Map<Integer, BitSet> toldBy = new HashMap<>();
    for (Ballot ballot : instance.ballots()) {
      Round round = ballot.round(peer);
      if (round == null) {
        continue;
      }
      tell(toldBy, round.promises(), value);
      tell(toldBy, round.refusals(), value);
    }
    return toldBy;
  }

  private static void tell(Map<Integer, BitSet> toldBy, List<PromiseGot> answers, Value value) {
    for (PromiseGot answer : answers) {
      if (value.equals(answer.va())) {
        toldBy.computeIfAbsent(answer.na(), n -> new BitSet()).set(answer.acceptor());
      }
    }
  }

  /** How many acceptors this peer may know to have accepted the value at this ballot. */
  private static int known(
      Instance instance, Ballot ballot, int peer, Value value, @Nullable BitSet toldInAnswers) {
    BitSet acceptors = toldInAnswers == null ? new BitSet() : toldInAnswers;
    Round own = ballot.round(peer);
    if (own != null && value.equals(own.value())) {
      acceptors.or(own.accepts());
    }
    for (Round round : ballot.rounds()) {
      if (round.ownAcceptUnknown() && value.equals(round.value())) {
        acceptors.set(round.proposer);
      }
    }
    // Its own acceptor may have accepted in a handler that has not returned yet.
    if (ballot.accepted(peer, value)
        || instance.acceptor(peer).mayHaveAccepted(ballot.number, value)) {
      acceptors.set(peer);
    }
    return acceptors.cardinality();
  }
}
