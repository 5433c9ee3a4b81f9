package paxoslab.explore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import paxoslab.sim.Choices;
import paxoslab.sim.Message;
import paxoslab.sim.Rule;
import paxoslab.sim.Verdict;
import paxoslab.wire.Messages;

/** Loses what belongs to a proposer's later ballots, so that a scope has an end. */
final class FewBallots implements Rule {
  private final int most;
  private final Map<Integer, Set<Integer>> ballots = new HashMap<>();

  FewBallots(int most) {
    this.most = most;
  }

  @Override
  public Verdict judge(Message m, Choices choices) {
    int ballot = Messages.ballot(m.request());
    if (ballot < 0) {
      return Verdict.PASS;
    }
    int proposer = m.reply() ? m.to() : m.from();
    Set<Integer> used = ballots.computeIfAbsent(proposer, p -> new HashSet<>());
    return used.contains(ballot) || (used.size() < most && used.add(ballot))
        ? Verdict.PASS
        : Verdict.DROP;
  }
}
