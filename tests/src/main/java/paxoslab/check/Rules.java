package paxoslab.check;

import static paxoslab.trace.Finding.Severity.ADVICE;
import static paxoslab.trace.Finding.Severity.BOUND;
import static paxoslab.trace.Finding.Severity.HARD;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Header;

/**
 * Every rule that a finding can name, in the order of the handout: ballots, acceptor, proposer,
 * learner, forgetting; then tasks and time ({@link HostRules}).
 *
 * <p>Some are checked over a trace ({@link Checks}); the rest are raised by whoever runs the peers.
 */
public final class Rules {
  private static final String LAWS = "§3";
  private static final String BALLOTS = "§4.1";
  private static final String ACCEPTOR = "§4.2";
  private static final String PROPOSER = "§4.3";
  private static final String LEARNER = "§4.4";
  private static final String FORGETTING = "§4.5";

  private static final String PAPER = "Paxos Made Simple, ";
  static final String API = "the lab's API";

  public static final Rule BALLOT_FRESH =
      rule(
          "ballot-fresh",
          "A new round takes a new ballot",
          ADVICE,
          BALLOTS,
          PAPER + "2.5",
          "Once a ballot was refused, the next round must take a higher one.");
  public static final Rule BALLOT_UNIQUE =
      rule(
          "ballot-unique",
          "No two proposers share a ballot",
          ADVICE,
          BALLOTS,
          PAPER + "2.5",
          "Different proposers choose their ballots from disjoint sets of numbers.");
  public static final Rule ONE_VALUE_PER_BALLOT =
      rule(
          "one-value-per-ballot",
          "A ballot has one value",
          HARD,
          BALLOTS,
          PAPER + "2.2",
          "All accept requests of one ballot carry the same value.");

  public static final Rule PROMISE_RISES =
      rule(
          "promise-rises",
          "An acceptor's promises rise",
          HARD,
          ACCEPTOR,
          PAPER + "phase 1(b)",
          "An acceptor promises a ballot only if it is higher than all that it has answered.");
  public static final Rule PROMISE_HONEST =
      rule(
          "promise-honest",
          "A promise tells what was accepted",
          HARD,
          ACCEPTOR,
          PAPER + "phase 1(b)",
          "A promise carries the highest ballot that the acceptor has accepted, and its value.");
  public static final Rule PROMISE_KEPT =
      rule(
          "promise-kept",
          "An acceptor keeps its promise",
          HARD,
          ACCEPTOR,
          PAPER + "P1a",
          "Having promised n, an acceptor accepts nothing below n.");
  public static final Rule REFUSES_FRESH_BALLOT =
      rule(
          "refuses-fresh-ballot",
          "An acceptor refuses only with a reason",
          ADVICE,
          ACCEPTOR,
          PAPER + "phases 1(b), 2(b)",
          "An acceptor that has promised nothing higher says yes.");

  public static final Rule QUORUM_BEFORE_ACCEPT =
      rule(
          "quorum-before-accept",
          "Accept only after a majority promised",
          HARD,
          PROPOSER,
          PAPER + "phase 2(a)",
          "A proposer sends accept n only after a majority of the acceptors promised n to it.");
  public static final Rule VALUE_ADOPTED =
      rule(
          "value-adopted",
          "A proposer adopts the highest accepted value",
          HARD,
          PROPOSER,
          PAPER + "P2c",
          "The value of accept n is that of the highest ballot among the promises of a majority.");
  public static final Rule VALUE_PROPOSED =
      rule(
          "value-proposed",
          "Only proposed values",
          HARD,
          PROPOSER,
          PAPER + "2.1",
          "Only a value that was passed to start for this instance may be accepted or chosen.");
  public static final Rule ONE_CHOICE =
      rule(
          "one-choice",
          "One value is chosen",
          HARD,
          PROPOSER,
          PAPER + "P2",
          "Once a majority accepted a value at one ballot, no majority accepts another value.");

  public static final Rule CHOOSE_EARNED =
      rule(
          "choose-earned",
          "Chosen only after a majority accepted",
          HARD,
          LEARNER,
          PAPER + "2.3",
          "A value is chosen once a majority has accepted it at one ballot, and not before.");
  public static final Rule CHOOSE_BELIEVED =
      rule(
          "choose-believed",
          "A learner believes choose",
          HARD,
          LEARNER,
          API,
          "A peer that handled choose(seq, v) reports CHOSEN v from then on.");
  public static final Rule NO_TELEPATHY =
      rule(
          "no-telepathy",
          "A peer knows only what it was told",
          HARD,
          LEARNER,
          API,
          "A peer learns of others through messages alone.");
  public static final Rule AGREEMENT =
      rule(
          "agreement",
          "All peers agree",
          HARD,
          LEARNER,
          PAPER + "2.1",
          "No two peers report different values as chosen for one instance.");
  public static final Rule STABLE =
      rule(
          "stable",
          "A decision stands",
          HARD,
          LEARNER,
          API,
          "A status of CHOSEN v never changes, except to FORGOTTEN.");
  public static final Rule QUIET_WHEN_DONE =
      rule(
          "quiet-when-done",
          "Quiet when all is decided",
          ADVICE,
          LEARNER,
          API,
          "When all is decided everywhere and every call was answered, there is nothing to send.");
  public static final Rule RESENDS_DECIDED_FOREVER =
      rule(
          "resends-decided-forever",
          "Who does not answer is given up",
          ADVICE,
          LEARNER,
          API,
          "A peer that does not acknowledge a decision is not told for ever.");
  public static final Rule DECIDES_AFTER_HEAL =
      rule(
          "decides-after-heal",
          "A connected majority decides",
          BOUND,
          PROPOSER,
          PAPER + "2.4",
          "Once a majority can talk again, a started instance is decided in bounded time.");
  public static final Rule RPC_BUDGET =
      rule(
          "rpc-budget",
          "Few messages",
          BOUND,
          PROPOSER,
          "MIT 6.824, lab 3: RPC counts",
          "An instance takes no more remote calls than the lesson's budget.");

  public static final Rule MIN_BOUND =
      rule(
          "min-bound",
          "min() waits for every peer",
          HARD,
          FORGETTING,
          API,
          "min() is at most 1 + the lowest, over all peers, of the highest done at that peer.");
  public static final Rule MIN_MONOTONE =
      rule("min-monotone", "min() never falls", HARD, FORGETTING, API, "min() never falls.");
  public static final Rule MIN_PROGRESS =
      rule(
          "min-progress",
          "min() rises in time",
          BOUND,
          FORGETTING,
          API,
          "After every peer's done, min() rises at each peer within 10 s though messages were"
              + " lost.");
  public static final Rule DONE_HONEST =
      rule(
          "done-honest",
          "A peer reports its own done",
          HARD,
          FORGETTING,
          API,
          "updateDoneSeqs carries the caller's own index and a number that it was given by done.");
  public static final Rule MAX_LAW =
      rule(
          "max-law",
          "max() is the highest instance known",
          HARD,
          LAWS,
          API,
          "max() counts what this peer started or was told of, and never falls.");
  public static final Rule FORGOTTEN_STAYS =
      rule(
          "forgotten-stays",
          "Forgotten stays forgotten",
          HARD,
          FORGETTING,
          API,
          "An instance is FORGOTTEN exactly when it is below min(); it is not started or voted on"
              + " again.");
  public static final Rule SENDS_FORGOTTEN =
      rule(
          "sends-forgotten",
          "No messages for the forgotten",
          ADVICE,
          FORGETTING,
          API,
          "A peer sends no accept and no choose for an instance below its own min().");
  public static final Rule VALUES_RELEASED =
      rule(
          "values-released",
          "Forgotten values are released",
          HARD,
          FORGETTING,
          API,
          "A value of a forgotten instance is reachable from nowhere in the peer.");

  public static final Rule LESSON =
      rule(
          "lesson",
          "The lesson's expectation",
          HARD,
          LAWS,
          "the lesson",
          "What the lesson says must hold at that point.");

  /** All rules, in the order of the handout. */
  public static final List<Rule> ALL =
      Stream.of(
              List.of(
                  BALLOT_FRESH,
                  BALLOT_UNIQUE,
                  ONE_VALUE_PER_BALLOT,
                  PROMISE_RISES,
                  PROMISE_HONEST,
                  PROMISE_KEPT,
                  REFUSES_FRESH_BALLOT,
                  QUORUM_BEFORE_ACCEPT,
                  VALUE_ADOPTED,
                  VALUE_PROPOSED,
                  ONE_CHOICE,
                  CHOOSE_EARNED,
                  CHOOSE_BELIEVED,
                  NO_TELEPATHY,
                  AGREEMENT,
                  STABLE,
                  QUIET_WHEN_DONE,
                  RESENDS_DECIDED_FOREVER,
                  DECIDES_AFTER_HEAL,
                  RPC_BUDGET,
                  MIN_BOUND,
                  MIN_MONOTONE,
                  MIN_PROGRESS,
                  DONE_HONEST,
                  MAX_LAW,
                  FORGOTTEN_STAYS,
                  SENDS_FORGOTTEN,
                  VALUES_RELEASED),
              StoreRules.ALL,
              HostRules.ALL,
              List.of(LESSON))
          .flatMap(List::stream)
          .toList();

  private Rules() {}

  /**
   * The rule with this id; a lesson's own assertion, {@code lesson-A12}, belongs to {@link
   * #LESSON}.
   */
  public static Optional<Rule> find(String id) {
    String wanted = id.startsWith(LESSON.id() + "-") ? LESSON.id() : id;
    return ALL.stream().filter(r -> r.id().equals(wanted)).findFirst();
  }

  /**
   * The same as it is told where it was broken.
   *
   * @param partB true if by a store, which has laws and a section of the handout of its own
   */
  public static Optional<Rule> find(String id, boolean partB) {
    return find(id).map(rule -> partB ? StoreRules.inPartB(rule) : rule);
  }

  /** The same as it is told of a run. */
  public static Optional<Rule> find(String id, Header header) {
    return find(id, StoreChecks.isFor(header));
  }

  private static Rule rule(
      String id, String title, Severity severity, String handout, String source, String sentence) {
    return new Rule(id, title, severity, sentence, source, handout);
  }
}
