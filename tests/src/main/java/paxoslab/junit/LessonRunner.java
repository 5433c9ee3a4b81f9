package paxoslab.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.check.HostRules;
import paxoslab.explore.Attempt;
import paxoslab.explore.Experiment;
import paxoslab.explore.Parting;
import paxoslab.explore.Shrinker;
import paxoslab.explore.Shrunk;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.Host;
import paxoslab.host.HostFactory;
import paxoslab.host.LocalHosts;
import paxoslab.host.LostHostException;
import paxoslab.host.Stage;
import paxoslab.host.StuckTaskException;
import paxoslab.sim.Choices;
import paxoslab.sim.PeerSeeds;
import paxoslab.sim.World;
import paxoslab.solution.Refusal;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/** Plays lessons with a solution. */
public final class LessonRunner {
  /** A call without a reply fails after this virtual time. */
  public static final long RPC_TIMEOUT_MICROS = 500_000;

  private static final String PEER_PROCESS = HostRules.PEER_PROCESS.id();

  /** Rules that say the same under every seed. */
  private static final Set<String> SAME_UNDER_EVERY_SEED =
      Set.of("not-implemented", "refused", PEER_PROCESS);

  /** A run that never decides takes long; the next seeds would not decide either. */
  private static final Set<String> SLOW_TO_FAIL = Set.of("decides-after-heal", "min-progress");

  private final Solution solution;
  private final CarrierPool pool;
  private final HostFactory factory;

  /** Plays with peers in this JVM. */
  public LessonRunner(Solution solution, CarrierPool pool) {
    this(solution, pool, new LocalHosts(solution));
  }

  /**
   * Plays with peers where the factory makes them.
   *
   * @param factory of this solution's peers
   */
  public LessonRunner(Solution solution, CarrierPool pool, HostFactory factory) {
    this.solution = solution;
    this.pool = pool;
    this.factory = factory;
  }

  /** Plays a lesson under its seeds. */
  public LessonResult run(LessonMethod lesson, RunOptions options) {
    factory.newLesson();
    List<SeedRun> runs = new ArrayList<>();
    for (long seed : options.seedsOf(lesson)) {
      SeedRun run = alone(runs.isEmpty() ? runFirst(lesson, seed) : run(lesson, seed));
      boolean keep = options.keepTraces() || !run.passed();
      runs.add(keep ? run : run.withoutEvents());
      Optional<String> broken = run.failure().map(Finding::rule);
      if (broken.filter(rule -> endsLesson(lesson, rule)).isPresent()) {
        break;
      }
    }
    // The run that is shown must be one that can be seen again.
    LessonResult result = new LessonResult(lesson, runs);
    result
        .firstFailure()
        .ifPresent(shown -> runs.replaceAll(r -> r == shown ? twice(lesson, r) : r));
    return new LessonResult(lesson, runs);
  }

  /**
   * Plays a lesson under its first seed: twice, if that is cheap, to see whether it is the same.
   */
  public SeedRun runFirst(LessonMethod lesson, long seed) {
    return twice(lesson, run(lesson, seed));
  }

  /** The run, with a finding in front if a peer does otherwise without the others. */
  private SeedRun alone(SeedRun run) {
    if (!run.passed()) {
      return run;
    }
    return factory.playAlone().map(d -> run.with(SoloRun.finding(run.trace(), d))).orElse(run);
  }

  /** The run, with a finding in front if it is another one when it is played again. */
  private SeedRun twice(LessonMethod lesson, SeedRun run) {
    boolean known = run.failure().filter(f -> f.rule().equals("deterministic")).isPresent();
    if (known || !SecondRun.isWorthwhile(run)) {
      return run;
    }
    SeedRun again = seeded(lesson, run.seed(), true).run();
    Optional<Finding> lost = again.failure().filter(f -> f.rule().equals(PEER_PROCESS));
    if (lost.isPresent()) {
      return run.with(lost.get());
    }
    return SecondRun.finding(run.trace(), again.trace(), solution.suspects())
        .map(run::with)
        .orElse(run);
  }

  private static boolean endsLesson(LessonMethod lesson, String rule) {
    return SAME_UNDER_EVERY_SEED.contains(rule)
        || (SLOW_TO_FAIL.contains(rule) && !lesson.partial());
  }

  /** Plays a lesson under one seed. */
  public SeedRun run(LessonMethod lesson, long seed) {
    return seeded(lesson, seed, false).run();
  }

  private Play seeded(LessonMethod lesson, long seed, boolean otherClasses) {
    List<Choice> made = new ArrayList<>();
    Choices choices = Choices.seeded(seed, made::add);
    return new Play(lesson, seed, choices, made, Integer.MAX_VALUE, otherClasses);
  }

  /** Plays a lesson with the choices of a recorded run. */
  public SeedRun replay(LessonMethod lesson, Trace recorded) {
    long seed = recorded.header().seed();
    return recorded(lesson, seed, recorded.choiceValues(), Integer.MAX_VALUE).run();
  }

  /** A failing run of a lesson, made as short as it can be. */
  public Shrunk shrink(LessonMethod lesson, SeedRun failing) {
    Experiment experiment = experiment(lesson, failing.seed());
    Attempt again = experiment.play(failing.trace().choiceValues(), Integer.MAX_VALUE);
    Attempt whole = new Attempt(failing.trace(), again.steps());
    return Shrinker.shrink(experiment, whole);
  }

  /** Where a short failing run and the nearest that passes part; see {@link Parting#nearest}. */
  Optional<Parting> nearest(LessonMethod lesson, Shrunk failing) {
    long seed = failing.trace().header().seed();
    return Parting.nearest(experiment(lesson, seed), failing.trace());
  }

  private Experiment experiment(LessonMethod lesson, long seed) {
    return (choices, mostEvents) -> {
      Play play = recorded(lesson, seed, choices, mostEvents);
      return new Attempt(play.run().trace(), play.script.taken());
    };
  }

  private Play recorded(LessonMethod lesson, long seed, Map<String, Long> values, int mostEvents) {
    List<Choice> made = new ArrayList<>();
    return new Play(lesson, seed, Choices.recorded(values, made::add), made, mostEvents, false);
  }

  /** One run of a lesson. */
  private final class Play {
    private final LessonMethod lesson;
    private final long seed;
    private final Choices choices;
    private final List<Choice> made;
    private final int mostEvents;
    private final boolean otherClasses;
    private final Script script;

    Play(
        LessonMethod lesson,
        long seed,
        Choices choices,
        List<Choice> made,
        int mostEvents,
        boolean otherClasses) {
      this.lesson = lesson;
      this.seed = seed;
      this.choices = choices;
      this.made = made;
      this.mostEvents = mostEvents;
      this.otherClasses = otherClasses;
      this.script = new Script(choices);
    }

    SeedRun run() {
      Header header = header(lesson, seed);
      if (lesson.isStore() && !solution.hasStore()) {
        return new SeedRun(new Trace(header, List.of(), List.of(), List.of(noStore())), 0, 0, 0);
      }
      if (!solution.refusals().isEmpty()) {
        return new SeedRun(new Trace(header, List.of(), List.of(), List.of(refused())), 0, 0, 0);
      }
      Cast cast = lesson.cast();
      Stage stage = new Stage(pool);
      List<Long> seeds =
          IntStream.range(0, cast.size()).mapToObj(peer -> PeerSeeds.of(seed, peer)).toList();
      factory.newRun(lesson.id(), seed);
      List<Host> hosts = factory.hosts(stage, cast, seeds, otherClasses);
      Supervisor supervisor = new Supervisor(header, hosts, mostEvents, factory.keepsPeersApart());
      try (World world =
          new World(
              stage, hosts, cast.names().size(), choices, RPC_TIMEOUT_MICROS, supervisor, null)) {
        supervisor.watch(world);
        Finding failure = failure(world, supervisor, hosts);
        List<Finding> findings = new ArrayList<>(supervisor.findings());
        if (failure != null && !findings.contains(failure)) {
          findings.add(failure);
        }
        Trace trace = new Trace(header, made, supervisor.events(), findings);
        return new SeedRun(trace, supervisor.events().size(), world.remoteCalls(), world.now());
      } finally {
        hosts.forEach(Host::release);
      }
    }

    private @Nullable Finding failure(World world, Supervisor supervisor, List<Host> hosts) {
      try {
        world.begin();
        supervisor.check();
        Cluster cluster = new Cluster(world, supervisor, script, lesson, seed);
        invoke(lesson, lesson.isStore() ? new Store(cluster, world, supervisor, script) : cluster);
        supervisor.end();
        return null;
      } catch (LessonFailed e) {
        return e.finding();
      } catch (StuckTaskException e) {
        String where = e.frames().isEmpty() ? null : e.frames().get(0);
        Finding at =
            supervisor.finding(
                "busy-loop",
                "code runs on and on, or blocks for real, and never waits in virtual time");
        int peer = hosts.indexOf(e.host());
        return new Finding(at.rule(), at.severity(), at.at(), peer, at.text(), List.of(), where);
      } catch (LostHostException e) {
        int peer = hosts.indexOf(e.host());
        return supervisor.finding(PEER_PROCESS, String.valueOf(e.getMessage()), peer);
      } catch (AssertionError | RunAbandoned e) {
        return script.isPartial() || e instanceof RunAbandoned
            ? null
            : supervisor.finding("lesson", Objects.toString(e.getMessage(), "it failed").strip());
      } catch (NoSuchElementException e) {
        // A lesson asks for what a step that was left out would have brought.
        if (script.isPartial()) {
          return null;
        }
        throw e;
      }
    }
  }

  private static void invoke(LessonMethod lesson, Object played) {
    try {
      Constructor<?> constructor = lesson.method().getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      lesson.method().setAccessible(true);
      lesson.method().invoke(constructor.newInstance(), played);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException r) {
        throw r;
      } else if (e.getCause() instanceof Error r) {
        throw r;
      }
      throw new IllegalStateException("lesson " + lesson.id() + " broke", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("lesson " + lesson.id() + " can't be played", e);
    }
  }

  private Finding noStore() {
    return new Finding(
        "not-implemented",
        Severity.HARD,
        TraceEvent.NONE,
        TraceEvent.NONE,
        "not implemented yet: there is no class "
            + Stream.of(solution.serverClass(), solution.clientClass())
                .filter(name -> !solution.classes().containsKey(name))
                .collect(Collectors.joining(", and no class ")),
        List.of(),
        null);
  }

  private Finding refused() {
    StringBuilder text = new StringBuilder();
    for (Refusal refusal : solution.refusals()) {
      text.append(text.isEmpty() ? "" : "; ").append(refusal);
    }
    String where = solution.refusals().get(0).at();
    return new Finding(
        "refused",
        Severity.HARD,
        TraceEvent.NONE,
        TraceEvent.NONE,
        text.toString(),
        List.of(),
        where);
  }

  private Header header(LessonMethod lesson, long seed) {
    List<Header.Node> nodes = new ArrayList<>();
    Map<String, String> params = new LinkedHashMap<>();
    Cast cast = lesson.cast();
    String role = cast.isStore() ? Header.Node.SERVER : Header.Node.PEER;
    cast.names().forEach(name -> nodes.add(new Header.Node(name, role)));
    cast.clients().forEach(name -> nodes.add(new Header.Node(name, Header.Node.CLIENT)));
    params.put(role + "s", String.valueOf(lesson.peers()));
    if (cast.isStore()) {
      params.put("clients", String.valueOf(lesson.clients()));
    }
    return new Header(
        lesson.id(),
        lesson.title(),
        seed,
        params,
        nodes,
        solution.name(),
        solution.sha256(),
        RPC_TIMEOUT_MICROS);
  }
}
