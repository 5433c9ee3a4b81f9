package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import paxoslab.cli.ExploreText.Broken;
import paxoslab.course.LabBuild;
import paxoslab.course.Shard;
import paxoslab.explain.Hints;
import paxoslab.explore.Attempt;
import paxoslab.explore.Coverage;
import paxoslab.explore.Exhaustive;
import paxoslab.explore.Parting;
import paxoslab.explore.Schedules;
import paxoslab.explore.Scope;
import paxoslab.explore.Search;
import paxoslab.explore.Shrunk;
import paxoslab.grade.RunAgain;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.TraceWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab explore}: looks for a schedule that breaks a rule. */
@Command(
    name = "explore",
    description = "Look for a schedule that breaks a rule, and shrink it.",
    footer = {
      "",
      "Several peers start one instance, each with its own value. Each seed is one",
      "schedule: a few long delays, a random walk, partitions, clogged links, or",
      "priorities. Then the network heals, and all must learn the decision. The first",
      "run that breaks a rule is shrunk, told, and written to",
      "target/lab/explore-SEED.jsonl. With --exhaustive, prepares, accepts and their",
      "replies arrive in every order, up to that of arrivals at different peers, and",
      "nothing else does.",
      "",
      "Examples:",
      "  ./lab explore                            5,000 schedules of your peer",
      "  ./lab explore --budget 2m --proposers 3  as many as two minutes allow",
      "  ./lab explore --peers 5 --seed 7000      from another seed on",
      "  ./lab explore --exhaustive               every order of 2 proposers x 1 ballot",
      "  ./lab explore --exhaustive --ballots 2 --budget 1m",
      "                                           as far as it gets in a minute",
      "  ./lab explore --budget 1000000 --shard 2/8 --json",
      "                                           an eighth of a long search",
      "  ./lab explore --merge part1.json part2.json",
      "                                           what all shards found",
      "",
      "Exit status: 0 no rule broke, 1 one did, 2 it could not run."
    })
final class ExploreCommand implements Callable<Integer> {
  private static final int RUNS = 5_000;

  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--solution",
      paramLabel = "WHICH",
      description = "skeleton, reference, a directory or an archive; default: ${DEFAULT-VALUE}.")
  private String solution = "skeleton";

  @Option(
      names = "--peers",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description = "How many peers, 1 to 9; default: ${DEFAULT-VALUE}.")
  private int peers = 3;

  @Option(
      names = "--proposers",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description = "How many of them propose; default: 3, or all where there are fewer.")
  private @Nullable Integer proposers;

  @Option(
      names = "--ballots",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description = "Messages of a proposer's later ballots are lost; default: none are.")
  private @Nullable Integer ballots;

  @Option(
      names = "--budget",
      paramLabel = "TIME|RUNS",
      converter = Budget.Reader.class,
      description = "Such as 30s, 2m or 20000; default: 5000 runs, or all with --exhaustive.")
  private @Nullable Budget budget;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = Numbers.Seed.class,
      description = "The first seed; default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--exhaustive",
      description = "All schedules, not random ones; of 2 proposers and 1 ballot unless told.")
  private boolean exhaustive;

  @Option(
      names = "--hints",
      paramLabel = "LEVEL",
      converter = HintsReader.class,
      description = HintsReader.DESCRIPTION)
  private Hints hints = Hints.FULL;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Play every N-th seed only, from the I-th; a budget of runs is for all shards.")
  private @Nullable String shard;

  @Option(
      names = "--merge",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Put together what shards printed with --json; plays nothing.")
  private List<Path> merge = List.of();

  ExploreCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (!merge.isEmpty()) {
      return merged();
    }
    Shard part = shard == null ? Shard.WHOLE : Shard.parse(shard);
    if (exhaustive && shard != null) {
      throw new UserError("--shard shares out seeds, and --exhaustive has none; leave one out");
    }
    Scope scope = scope();
    Solution found = SolutionFinder.find(solution, surroundings.root());
    if (!found.refusals().isEmpty()) {
      throw new UserError(found.refusals().get(0) + "; \"./lab test\" tells all");
    }
    try (CarrierPool pool = new CarrierPool()) {
      ExploreText text = exhaustive ? all(found, pool, scope) : some(found, pool, scope, part);
      RunAgain again = new RunAgain(surroundings.root(), surroundings.directory(), solution);
      surroundings
          .out()
          .print(
              json
                  ? text.result(shardResult(text, part, found)).json()
                  : text.report(surroundings.palette(), again, hints));
      surroundings.out().flush();
      return text.broken() == null ? Main.PASSED : Main.FAILED;
    }
  }

  private int merged() throws IOException {
    if (shard != null || exhaustive) {
      throw new UserError("--merge plays nothing; leave --shard and --exhaustive out");
    }
    ExploreMerge all = ExploreMerge.of(merge.stream().map(surroundings::file).toList());
    surroundings.out().print(json ? all.result().json() : all.report(surroundings.palette()));
    surroundings.out().flush();
    return all.result().found() == null ? Main.PASSED : Main.FAILED;
  }

  private @Nullable ShardResult shardResult(ExploreText text, Shard part, Solution found)
      throws IOException {
    return shard == null
        ? null
        : new ShardResult(
            part.index(),
            part.of(),
            seed,
            LabBuild.id(LabVersion.number()),
            solution,
            found.sha256(),
            ShardResult.packed(text.coverage().acceptorStateHashes()));
  }

  private Scope scope() {
    try {
      int proposing = proposers == null ? Math.min(exhaustive ? 2 : 3, peers) : proposers;
      int each = ballots == null ? (exhaustive ? 1 : 0) : ballots;
      return new Scope(peers, proposing, each);
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /** Random schedules. */
  private ExploreText some(Solution found, CarrierPool pool, Scope scope, Shard part)
      throws IOException {
    Schedules schedules = new Schedules(found, pool, scope);
    Search search = new Search(schedules);
    Coverage coverage = search.coverage();
    BooleanSupplier goesOn = goesOn(coverage::runs, part);
    Attempt failing;
    try (Progress progress = new Progress(surroundings)) {
      failing =
          search
              .run(
                  seed + part.index() - 1,
                  part.of(),
                  goesOn,
                  c -> progress.now(ExploreText.progress(c)))
              .orElse(null);
    }
    if (failing == null) {
      return new ExploreText(scope, coverage, null, null);
    }
    Shrunk shrunk = schedules.shortest(failing);
    Path file = write(shrunk, "explore-" + failing.trace().header().seed());
    Parting nearest = schedules.nearest(shrunk).orElse(null);
    return new ExploreText(scope, coverage, null, new Broken(failing, shrunk, nearest, file));
  }

  /** Every schedule. */
  private ExploreText all(Solution found, CarrierPool pool, Scope scope) throws IOException {
    Exhaustive search = new Exhaustive(found, pool, scope);
    // Without a budget it goes on to the end, however far that is.
    BooleanSupplier goesOn = budget == null ? () -> true : goesOn(search::traces, Shard.WHOLE);
    Attempt failing;
    try (Progress progress = new Progress(surroundings)) {
      failing =
          search.run(goesOn, traces -> progress.now(ExploreText.progress(traces))).orElse(null);
    }
    if (failing == null) {
      return new ExploreText(scope, new Coverage(), search, null);
    }
    Shrunk shrunk = search.shrink(failing);
    Path file = write(shrunk, "explore-all");
    Parting nearest = search.nearest(shrunk).orElse(null);
    Broken broken = new Broken(failing, shrunk, nearest, file);
    return new ExploreText(scope, new Coverage(), search, broken);
  }

  private BooleanSupplier goesOn(LongSupplier runs, Shard part) {
    if (budget instanceof Budget.Time most) {
      long end = System.nanoTime() + most.time().toNanos();
      return () -> System.nanoTime() < end;
    }
    long most = part.share(budget instanceof Budget.Runs told ? told.runs() : RUNS);
    return () -> runs.getAsLong() < most;
  }

  private Path write(Shrunk shrunk, String name) throws IOException {
    Path file = surroundings.output().resolve(name + ".jsonl");
    TraceWriter.write(file, shrunk.trace());
    return file;
  }
}
