package paxoslab.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.host.CarrierPool;
import paxoslab.sim.Channel;
import paxoslab.sim.Choices;
import paxoslab.sim.Latency;
import paxoslab.sim.World;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.wire.Value;

/**
 * Plays one instance that several peers start: first under a schedule that looks for trouble, then,
 * once the network is whole, until everybody knows the decision.
 *
 * <pre>{@code
 * Attempt attempt = new Schedules(solution, pool, new Scope(3, 2, 0)).play(seed);
 * }</pre>
 */
public final class Schedules {
  private static final int SEQ = 0;
  private static final int MOST_EVENTS = 100_000;

  /** So many more seeds are played for a shorter run, and so many of those made short. */
  private static final int ALIKE = 150;

  private static final int MOST_SHRUNK = 6;

  /** So long a correct peer may take once the network is whole, in virtual microseconds. */
  private static final long LIVENESS_MICROS = 30_000_000;

  private final Peers peers;
  private final Scope scope;
  private final Predicate<String> rules;

  /** Schedules of this scope, under all rules. */
  public Schedules(Solution solution, CarrierPool pool, Scope scope) {
    this(solution, pool, scope, rule -> true);
  }

  /**
   * Schedules of this scope.
   *
   * @param rules which rules count
   */
  public Schedules(Solution solution, CarrierPool pool, Scope scope, Predicate<String> rules) {
    this.peers = new Peers(solution, pool, scope);
    this.scope = scope;
    this.rules = rules;
  }

  /** Plays the schedule of a seed. */
  public Attempt play(long seed) {
    List<Choice> made = new ArrayList<>();
    return new Play(seed, Choices.seeded(seed, made::add), made, MOST_EVENTS, true).attempt();
  }

  /** Plays with these choices, all others by default. */
  public Attempt replay(long seed, Map<String, Long> choices, int mostEvents) {
    List<Choice> made = new ArrayList<>();
    return new Play(seed, Choices.recorded(choices, made::add), made, mostEvents, false).attempt();
  }

  /**
   * Plays a recorded run of this package again.
   *
   * @throws IllegalArgumentException if its header's parameters are not those of a search
   */
  public static Trace replay(Solution solution, CarrierPool pool, Trace recorded) {
    Schedules schedules = new Schedules(solution, pool, Scope.of(recorded.header().params()));
    long seed = recorded.header().seed();
    return schedules.replay(seed, recorded.choiceValues(), Integer.MAX_VALUE).trace();
  }

  /** Makes a failing run short. */
  Shrunk shrink(Attempt failing) {
    long seed = failing.trace().header().seed();
    return Shrinker.shrink((choices, most) -> replay(seed, choices, most), failing);
  }

  /**
   * The shortest run that breaks the rule which a failing run breaks: that run made short, or one
   * of those that the seeds after it give. Where one run leads to can't always be shortened: a
   * ballot that came late stays late.
   */
  public Shrunk shortest(Attempt failing) {
    String rule = failing.failure().orElseThrow().rule();
    List<Attempt> alike = new ArrayList<>();
    long seed = failing.trace().header().seed();
    for (long other = seed + 1; other <= seed + ALIKE; other++) {
      Attempt attempt = play(other);
      if (attempt.breaks(rule)) {
        alike.add(attempt);
      }
    }
    alike.sort(Comparator.comparing(attempt -> Size.of(attempt.trace())));
    Shrunk shortest = shrink(failing);
    for (Attempt attempt : alike.subList(0, Math.min(MOST_SHRUNK, alike.size()))) {
      Shrunk other = shrink(attempt);
      boolean shorter = Size.of(other.trace()).compareTo(Size.of(shortest.trace())) < 0;
      shortest = shorter ? other : shortest;
    }
    return shortest;
  }

  /**
   * Where a short failing run and the nearest that passes part, of those that make one of its
   * choices otherwise; empty if none of them passes.
   */
  public Optional<Parting> nearest(Shrunk failing) {
    long seed = failing.trace().header().seed();
    return Parting.nearest((choices, most) -> replay(seed, choices, most), failing.trace());
  }

  /** One run. */
  private final class Play {
    private final long seed;
    private final Choices choices;
    private final List<Choice> made;
    private final boolean drawn;
    private final Header header;
    private final Watcher watcher;
    private final List<String> steps = new ArrayList<>();

    Play(long seed, Choices choices, List<Choice> made, int mostEvents, boolean drawn) {
      this.seed = seed;
      this.choices = choices;
      this.made = made;
      this.drawn = drawn;
      this.header = peers.header(seed);
      this.watcher = new Watcher(header, rules, mostEvents);
    }

    Attempt attempt() {
      Strategy strategy = Strategy.of(choices);
      Pctcp picker = drawn && strategy == Strategy.PCTCP ? new Pctcp(seed, watcher::causeOf) : null;
      peers.play(seed, choices, watcher, picker, world -> scenario(world, strategy, picker));
      Trace trace = new Trace(header, made, watcher.events(), watcher.findings());
      return new Attempt(trace, steps);
    }

    private void scenario(World world, Strategy strategy, @Nullable Pctcp picker) {
      Adversary adversary = new Adversary(world, strategy);
      world.channel(drawn ? adversary.channelWithLateNews() : recorded());
      if (scope.ballots() > 0) {
        world.rule(new FewBallots(scope.ballots()));
      }
      for (int peer = 0; peer < scope.proposers(); peer++) {
        start(world, peer, strategy);
      }
      for (int fault = 0; fault < Adversary.FAULTS; fault++) {
        int number = fault;
        step("fault/" + fault, () -> adversary.fault(number));
      }
      world.runUntil(() -> world.isIdle() && isDecided(world), Strategy.SAFETY_MICROS);
      if (!watcher.isOver() && world.fault() == null) {
        demandProgress(world, strategy, picker);
      }
    }

    /** Safety is one thing; now something good must happen. */
    private void demandProgress(World world, Strategy strategy, @Nullable Pctcp picker) {
      world.heal();
      world.clearRules();
      // What is picked has its time written down to the end of the run, and takes it again.
      world.channel(strategy == Strategy.PCTCP ? recorded() : Channel.reliable());
      if (picker != null) {
        picker.inOrder();
      }
      long healed = world.now();
      boolean decided = world.runUntil(() -> isDecided(world), LIVENESS_MICROS);
      if (!decided && startsElsewhere(world)) {
        decided = world.runUntil(() -> isDecided(world), LIVENESS_MICROS);
      }
      if (watcher.isOver() || world.fault() != null) {
        return;
      }
      if (!decided && !choices.isPartial() && rules.test("decides-after-heal")) {
        watcher.breaks(
            "decides-after-heal",
            "instance %d is decided at %d of %d peers, %d s after the network was whole again"
                .formatted(
                    SEQ,
                    world.knowledge().chosenCount(SEQ),
                    scope.peers(),
                    (world.now() - healed) / 1_000_000));
      } else {
        watcher.end();
      }
    }

    /** A peer that lost the news owes nothing until it starts the instance itself. */
    private boolean startsElsewhere(World world) {
      boolean any = false;
      for (int peer = scope.proposers(); peer < scope.peers(); peer++) {
        if (world.knowledge().fate(peer, SEQ) != Fate.CHOSEN
            && !watcher.isOver()
            && world.fault() == null) {
          world.start(peer, SEQ, new Value.Text("v" + peer));
          any = true;
        }
      }
      return any;
    }

    private boolean isDecided(World world) {
      return world.knowledge().chosenCount(SEQ) == scope.peers();
    }

    private void start(World world, int peer, Strategy strategy) {
      long at = choices.drawn("start-at/" + peer, u -> (long) (u * strategy.startsWithin()));
      step(
          "start/" + peer,
          () -> world.at(at, () -> world.start(peer, SEQ, new Value.Text("v" + peer))));
    }

    private void step(String what, Runnable action) {
      String key = what + "/0";
      if (!choices.omits(key)) {
        steps.add(Choices.OMIT + '/' + key);
        action.run();
      }
    }
  }

  private static Channel recorded() {
    return new Channel(Latency.recorded(), List.of());
  }
}
