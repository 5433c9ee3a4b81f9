package paxoslab.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paxoslab.explore.Scope;

/**
 * What {@code lab explore --json} prints. What doesn't apply is null, and left out.
 *
 * @param runs schedules that were played
 * @param complete of all schedules: true if none is left
 * @param acceptorStates how many states of all acceptors together were seen
 * @param strategies runs by how they were made
 * @param sometimes runs by what happened in them, as {@link paxoslab.explore.Sometimes}
 * @param seed of the first run that broke a rule; rule, text, where, steps and trace tell of it, as
 *     in {@link FoundRun}
 * @param findings of a merge: what each shard found, by seed
 * @param missing of a merge: the shards that are not in it
 * @param shard of a shard: what a merge needs
 */
record ExploreResult(
    int peers,
    int proposers,
    int ballots,
    long runs,
    @Nullable Boolean complete,
    @Nullable Long events,
    @Nullable Integer acceptorStates,
    @Nullable Map<String, Integer> strategies,
    @Nullable Map<String, Integer> sometimes,
    @Nullable Long seed,
    @Nullable String rule,
    @Nullable String text,
    @Nullable String where,
    @Nullable Integer steps,
    @Nullable String trace,
    @Nullable List<FoundRun> findings,
    @Nullable List<String> missing,
    @Nullable ShardResult shard) {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** The same with the first run that broke a rule, if there is one. */
  ExploreResult with(@Nullable FoundRun first) {
    return first == null
        ? this
        : new ExploreResult(
            peers,
            proposers,
            ballots,
            runs,
            complete,
            events,
            acceptorStates,
            strategies,
            sometimes,
            first.seed(),
            first.rule(),
            first.text(),
            first.where(),
            first.steps(),
            first.trace(),
            findings,
            missing,
            shard);
  }

  /** The first run that broke a rule, or null. */
  @Nullable FoundRun found() {
    return seed == null || rule == null || text == null || steps == null || trace == null
        ? null
        : new FoundRun(seed, rule, text, where, steps, trace);
  }

  Scope scope() {
    return new Scope(peers, proposers, ballots);
  }

  String json() {
    return GSON.toJson(this) + "\n";
  }

  /**
   * Reads what a shard printed.
   *
   * @throws UserError if it is something else
   */
  static ExploreResult read(Path file) throws IOException {
    ExploreResult result;
    try {
      result = GSON.fromJson(Files.readString(file), ExploreResult.class);
    } catch (NoSuchFileException e) {
      throw new UserError(file + ": no such file");
    } catch (JsonParseException e) {
      throw notAShard(file);
    }
    if (result == null
        || result.shard == null
        || result.strategies == null
        || result.sometimes == null
        || result.events == null
        || result.shard.states() == null) {
      throw notAShard(file);
    }
    return result;
  }

  private static UserError notAShard(Path file) {
    return new UserError(
        file + ": not the whole output of a shard; write it with --shard I/N --json");
  }
}
