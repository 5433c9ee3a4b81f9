package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paxoslab.explore.Sometimes;
import paxoslab.grade.Palette;

/** Shards of one search, put together. */
final class ExploreMerge {
  private final ExploreResult result;
  private final ShardResult one;

  private ExploreMerge(ExploreResult result, ShardResult one) {
    this.result = result;
    this.one = one;
  }

  /**
   * Reads what shards printed.
   *
   * @throws UserError if one is no shard, is there twice, or belongs to another search
   */
  static ExploreMerge of(List<Path> files) throws IOException {
    Map<Integer, ExploreResult> parts = new TreeMap<>();
    Map<Integer, Path> from = new TreeMap<>();
    ExploreResult first = ExploreResult.read(files.get(0));
    for (Path file : files) {
      ExploreResult part = ExploreResult.read(file);
      int index = shard(part).index();
      if (!ofOneSearch(first, part)) {
        throw new UserError(
            "%s and %s are not of one search: scope, first seed, shards, solution or lab differ"
                .formatted(files.get(0), file));
      }
      if (parts.put(index, part) != null) {
        throw new UserError(
            "shard %s is in both %s and %s".formatted(shard(part).name(), from.get(index), file));
      }
      from.put(index, file);
    }
    return new ExploreMerge(merged(List.copyOf(parts.values()), from), shard(first));
  }

  private static ShardResult shard(ExploreResult part) {
    return Objects.requireNonNull(part.shard(), "was looked at when it was read");
  }

  private static boolean ofOneSearch(ExploreResult a, ExploreResult b) {
    ShardResult one = shard(a);
    ShardResult other = shard(b);
    return a.scope().equals(b.scope())
        && one.of() == other.of()
        && one.firstSeed() == other.firstSeed()
        && one.lab().equals(other.lab())
        && one.solutionSha256().equals(other.solutionSha256());
  }

  private static ExploreResult merged(List<ExploreResult> parts, Map<Integer, Path> from) {
    Set<Long> states = new HashSet<>();
    Map<String, Integer> strategies = new LinkedHashMap<>();
    Map<String, Integer> sometimes = new LinkedHashMap<>();
    List<FoundRun> findings = new ArrayList<>();
    long runs = 0;
    long events = 0;
    for (ExploreResult part : parts) {
      runs += part.runs();
      events += Objects.requireNonNullElse(part.events(), 0L);
      sum(strategies, part.strategies());
      sum(sometimes, part.sometimes());
      add(states, shard(part), from);
      FoundRun found = part.found();
      if (found != null) {
        findings.add(found);
      }
    }
    findings.sort(Comparator.comparingLong(FoundRun::seed));
    ExploreResult one = parts.get(0);
    List<String> missing =
        IntStream.rangeClosed(1, shard(one).of())
            .filter(index -> !from.containsKey(index))
            .mapToObj(index -> index + "/" + shard(one).of())
            .toList();
    return new ExploreResult(
            one.peers(),
            one.proposers(),
            one.ballots(),
            runs,
            null,
            events,
            states.size(),
            strategies,
            sometimes,
            null,
            null,
            null,
            null,
            null,
            null,
            findings.isEmpty() ? null : findings,
            missing.isEmpty() ? null : missing,
            null)
        .with(findings.isEmpty() ? null : findings.get(0));
  }

  private static void sum(Map<String, Integer> all, @Nullable Map<String, Integer> part) {
    Objects.requireNonNullElse(part, Map.<String, Integer>of())
        .forEach((what, runs) -> all.merge(what, runs, Integer::sum));
  }

  private static void add(Set<Long> states, ShardResult shard, Map<Integer, Path> from) {
    try {
      for (long hash : shard.hashes()) {
        states.add(hash);
      }
    } catch (IllegalArgumentException e) {
      throw new UserError(from.get(shard.index()) + ": its states are damaged; run it again");
    }
  }

  ExploreResult result() {
    return result;
  }

  /** In words. */
  String report(Palette palette) {
    StringBuilder out = new StringBuilder();
    FoundRun first = result.found();
    out.append(ExploreText.inWords(result.scope()))
        .append(
            String.format(
                Locale.ROOT,
                ": %s, %,d states of the acceptors, in %s; ",
                ExploreText.progress(result.runs()),
                result.acceptorStates(),
                ExploreText.counted(one.of() - missing().size(), "shard")))
        .append(
            first == null
                ? palette.good("no rule broke")
                : palette.bad("seed " + first.seed() + " is the first that broke a rule"))
        .append('\n');
    if (!missing().isEmpty()) {
      out.append("not here: ").append(String.join(", ", missing())).append('\n');
    }
    if (first != null) {
      out.append('\n');
      Objects.requireNonNullElse(result.findings(), List.<FoundRun>of())
          .forEach(found -> out.append(line(found)));
      out.append("\n  Again           ").append(again(first)).append('\n');
    }
    out.append('\n');
    ExploreText.row(out, "schedules", Objects.requireNonNull(result.strategies()));
    Map<String, Integer> happened = new LinkedHashMap<>();
    Objects.requireNonNull(result.sometimes())
        .forEach((what, runs) -> happened.put(words(what), runs));
    ExploreText.row(out, "sometimes", happened);
    return out.toString();
  }

  private List<String> missing() {
    return Objects.requireNonNullElse(result.missing(), List.of());
  }

  private static String line(FoundRun found) {
    String where = found.where() == null ? "" : "  " + found.where();
    return "  seed %-10d %s: %s%s%n".formatted(found.seed(), found.rule(), found.text(), where);
  }

  /** The command that finds it at once, and tells it in full. */
  private String again(FoundRun first) {
    String ballots = result.ballots() == 0 ? "" : " --ballots " + result.ballots();
    return "./lab explore --solution %s --peers %d --proposers %d%s --seed %d --budget 1"
        .formatted(one.solution(), result.peers(), result.proposers(), ballots, first.seed());
  }

  private static String words(String what) {
    try {
      return Sometimes.valueOf(what).words();
    } catch (IllegalArgumentException e) {
      throw new UserError(what + " is unknown to this lab; merge with the lab that searched");
    }
  }
}
