package paxoslab.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.PrepareArgs;
import paxoslab.api.Request;
import paxoslab.host.CarrierPool;
import paxoslab.sim.Channel;
import paxoslab.sim.Choices;
import paxoslab.sim.Latency;
import paxoslab.sim.Picker;
import paxoslab.sim.Verdict;
import paxoslab.sim.World;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.wire.Messages;
import paxoslab.wire.Value;

/**
 * All schedules of real peers in a small scope, up to the order of arrivals at different peers.
 *
 * <p>All proposers start at once; then prepares, accepts and their replies arrive in every order.
 * No timer and no timeout comes before the last of them has arrived, and nothing is lost but what
 * belongs to later ballots than the scope has, and what is neither prepare nor accept. What a peer
 * sends to itself arrives at once.
 *
 * <pre>{@code
 * Exhaustive all = new Exhaustive(solution, pool, new Scope(3, 2, 1));
 * Optional<Attempt> failing = all.run(() -> true, traces -> {});
 * }</pre>
 */
public final class Exhaustive {
  private static final int SEQ = 0;

  /** A run of the smallest scope has no more. */
  private static final int MOST_USUAL_EVENTS = 256;

  private static final int MOST_EVENTS = 100_000;

  /** Much longer than all arrivals take, at a microsecond each, and shorter than any timeout. */
  private static final long MOMENT_MICROS = 1_000;

  /** A message, whatever the schedule: the n-th of those that are alike. */
  private record Arrival(
      boolean reply, int from, int to, Class<?> type, int ballot, int occurrence) {}

  private final Peers peers;
  private final Scope scope;
  private final Schedules schedules;
  private final Predicate<String> rules;
  private final Map<Arrival, Integer> numbers = new HashMap<>();
  private final List<Integer> processes = new ArrayList<>();
  private final ScheduleTree tree;

  private final @Nullable Consumer<Map<Integer, List<Integer>>> comparison;
  private boolean complete;

  /** All schedules of this scope, whose ballots must be limited. */
  public Exhaustive(Solution solution, CarrierPool pool, Scope scope) {
    this(solution, pool, scope, rule -> true, null);
  }

  /**
   * All schedules of this scope.
   *
   * @param rules which rules count
   * @param comparison if not null, all orders are played, and it is told what arrived at each peer
   */
  Exhaustive(
      Solution solution,
      CarrierPool pool,
      Scope scope,
      Predicate<String> rules,
      @Nullable Consumer<Map<Integer, List<Integer>>> comparison) {
    if (scope.ballots() == 0) {
      throw new IllegalArgumentException("a scope without a limit of ballots has no end");
    }
    this.peers = new Peers(solution, pool, scope);
    this.scope = scope;
    this.rules = rules;
    this.comparison = comparison;
    this.schedules = new Schedules(solution, pool, scope, rules);
    this.tree = new ScheduleTree(processes::get, comparison == null);
  }

  /**
   * Plays one schedule after the other until a rule breaks, none is left, or there is no budget.
   *
   * @param goesOn asked before each run
   * @param listener told how many schedules were played, after each
   * @return the run that failed
   */
  public Optional<Attempt> run(BooleanSupplier goesOn, LongConsumer listener) {
    while (goesOn.getAsBoolean()) {
      if (new Play(Choices.unrecorded()).attempt().failure().isPresent()) {
        // The same again, now with a record of its choices.
        tree.again();
        List<Choice> made = new ArrayList<>();
        return Optional.of(new Play(Choices.recorded(Map.of(), made::add), made).attempt());
      }
      boolean more = tree.advance();
      listener.accept(tree.traces());
      if (!more) {
        complete = true;
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Makes a failing run short. */
  public Shrunk shrink(Attempt failing) {
    return schedules.shrink(failing);
  }

  /** Where a short failing run and the nearest that passes part; see {@link Schedules#nearest}. */
  public Optional<Parting> nearest(Shrunk failing) {
    return schedules.nearest(failing);
  }

  /** Schedules played to their end, no two alike. */
  public long traces() {
    return tree.traces();
  }

  /** True once there is no other schedule. */
  public boolean isComplete() {
    return complete;
  }

  /** One run. */
  private final class Play implements Picker {
    private final Choices choices;
    private final List<Choice> made;
    private final Header header = peers.header(0);
    private final Watcher watcher = new Watcher(header, rules, MOST_EVENTS);

    /** By the event that sent a message, its number and one; 0 where it has none yet. */
    private int[] numberOf = new int[MOST_USUAL_EVENTS];

    private final Map<Integer, List<Integer>> seen = new HashMap<>();
    private final Map<Arrival, Integer> alike = new HashMap<>();

    Play(Choices choices) {
      this(choices, List.of());
    }

    Play(Choices choices, List<Choice> made) {
      this.choices = choices;
      this.made = made;
    }

    Attempt attempt() {
      peers.play(0, choices, watcher, this, this::scenario);
      Trace trace = new Trace(header, made, watcher.events(), watcher.findings());
      return new Attempt(trace, List.of());
    }

    private void scenario(World world) {
      world.channel(new Channel(Latency.recorded(), List.of()));
      FewBallots few = new FewBallots(scope.ballots());
      world.rule((m, any) -> isVoting(m.request()) ? few.judge(m, any) : Verdict.DROP);
      for (int peer = 0; peer < scope.proposers(); peer++) {
        int proposer = peer;
        world.at(0, () -> world.start(proposer, SEQ, new Value.Text("v" + proposer)));
      }
      world.runUntil(tree::isBlocked, MOMENT_MICROS);
      if (!tree.isBlocked() && !watcher.isOver() && world.fault() == null) {
        watcher.end();
        if (comparison != null) {
          comparison.accept(seen);
        }
      }
    }

    @Override
    public int pick(List<UnderWay> underWay) {
      int[] known = new int[underWay.size()];
      for (int i = 0; i < known.length; i++) {
        known[i] = known(underWay.get(i));
      }
      int next = tree.next(known::clone);
      for (int i = 0; i < known.length; i++) {
        if (known[i] == next) {
          if (comparison != null) {
            seen.computeIfAbsent(underWay.get(i).to(), to -> new ArrayList<>()).add(next);
          }
          return i;
        }
      }
      return NOTHING;
    }

    private int known(UnderWay m) {
      if (m.sent() >= numberOf.length) {
        numberOf = Arrays.copyOf(numberOf, 2 * m.sent());
      }
      if (numberOf[m.sent()] == 0) {
        numberOf[m.sent()] = number(m) + 1;
      }
      return numberOf[m.sent()] - 1;
    }

    private int number(UnderWay m) {
      Arrival first =
          new Arrival(
              m.reply(), m.from(), m.to(), m.request().getClass(), Messages.ballot(m.request()), 0);
      int occurrence = alike.merge(first, 1, Integer::sum) - 1;
      return numbers.computeIfAbsent(
          new Arrival(m.reply(), m.from(), m.to(), first.type(), first.ballot(), occurrence),
          arrival -> {
            processes.add(m.to());
            return processes.size() - 1;
          });
    }
  }

  private static boolean isVoting(Request<?> request) {
    return request instanceof PrepareArgs || request instanceof AcceptArgs;
  }
}
