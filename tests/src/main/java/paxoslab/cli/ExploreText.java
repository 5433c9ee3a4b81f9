package paxoslab.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paxoslab.explain.Explanation;
import paxoslab.explain.Heading;
import paxoslab.explain.Hints;
import paxoslab.explore.Attempt;
import paxoslab.explore.Coverage;
import paxoslab.explore.Exhaustive;
import paxoslab.explore.Parting;
import paxoslab.explore.Scope;
import paxoslab.explore.Shrunk;
import paxoslab.grade.Palette;
import paxoslab.grade.RunAgain;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;

/**
 * What a search found, and what it covered.
 *
 * @param coverage of random schedules
 * @param exhaustive all schedules, if all were asked for, or null
 * @param broken the run that broke a rule, or null
 */
record ExploreText(
    Scope scope, Coverage coverage, @Nullable Exhaustive exhaustive, @Nullable Broken broken) {
  /**
   * A run that broke a rule.
   *
   * @param failing as it was found
   * @param shrunk made short
   * @param nearest where that and the nearest run that passes part, or null
   * @param file where the short one was written
   */
  record Broken(Attempt failing, Shrunk shrunk, @Nullable Parting nearest, Path file) {
    Finding finding() {
      return shrunk.trace().failure().orElseThrow();
    }
  }

  /** One line, while it goes on. */
  static String progress(Coverage coverage) {
    return String.format(
        Locale.ROOT,
        "%s, %,d states of the acceptors",
        progress(coverage.runs()),
        coverage.acceptorStates());
  }

  /** The same for a search of all schedules. */
  static String progress(long traces) {
    return String.format(Locale.ROOT, "%,d schedule%s", traces, traces == 1 ? "" : "s");
  }

  /** In words. */
  String report(Palette palette, RunAgain again, Hints hints) {
    StringBuilder out = new StringBuilder();
    if (broken != null) {
      String block = block(broken, again, hints);
      int head = block.indexOf('\n');
      out.append('\n').append(palette.bad(block.substring(0, head)));
      out.append(block.substring(head)).append('\n');
    }
    out.append(scopeInWords()).append(": ").append(covered()).append("; ");
    out.append(
        broken == null
            ? palette.good("no rule broke")
            : palette.bad("the last one broke " + broken.finding().rule()));
    out.append("\n");
    return exhaustive == null ? out + random() : out.toString();
  }

  private String covered() {
    if (exhaustive == null) {
      return progress(coverage);
    }
    // The one that failed is not counted among those played to their end.
    String played = progress(exhaustive.traces() + (broken == null ? 0 : 1));
    return exhaustive.isComplete() ? "all orders, complete: " + played : played + ", of more";
  }

  private String random() {
    StringBuilder out = new StringBuilder("\n");
    row(out, "schedules", coverage.strategies());
    Map<String, Integer> happened = new LinkedHashMap<>();
    coverage.sometimes().forEach((what, runs) -> happened.put(what.words(), runs));
    row(out, "sometimes", happened);
    return out.toString();
  }

  static void row(StringBuilder out, String label, Map<String, Integer> counts) {
    String head = label;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      String runs = count.getValue() == 1 ? "run" : "runs";
      out.append(
          String.format(
              Locale.ROOT,
              "  %-10s  %-40s %,8d %s\n",
              head,
              count.getKey(),
              count.getValue(),
              runs));
      head = "";
    }
  }

  private String scopeInWords() {
    return inWords(scope);
  }

  /** Such as {@code 3 peers, 2 proposers}. */
  static String inWords(Scope scope) {
    String ballots =
        scope.ballots() == 0 ? "" : ", " + counted(scope.ballots(), "ballot") + " each";
    return counted(scope.peers(), "peer") + ", " + counted(scope.proposers(), "proposer") + ballots;
  }

  static String counted(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private String block(Broken run, RunAgain again, Hints hints) {
    Trace whole = run.failing().trace();
    Trace made = run.shrunk().trace();
    Finding finding = run.finding();
    String title = "A schedule of " + scopeInWords();
    String which =
        exhaustive == null
            ? "seed " + whole.header().seed()
            : String.format(Locale.ROOT, "schedule %,d", exhaustive.traces() + 1);
    Heading heading = new Heading(Scope.SCENARIO, title, "", which);
    String length =
        String.format(
            Locale.ROOT,
            "%s (found among %s, in run %,d)",
            counted(Explanation.messages(made), "message"),
            counted(whole.events().size(), "event"),
            exhaustive == null ? coverage.runs() : exhaustive.traces() + 1);
    return Explanation.of(finding, made, heading)
        .withRun(length)
        .withWholeStory(finding, made)
        .withNearest(run.nearest() == null ? "" : run.nearest().text())
        .withWatch(again.watch(run.file(), finding.at()))
        .withDebug(again.replay(run.file()), "(exactly this run, every time)")
        .at(hints)
        .text();
  }

  /**
   * For a program.
   *
   * @param shard which part of a search it is, or null for a whole one
   */
  ExploreResult result(@Nullable ShardResult shard) {
    boolean random = exhaustive == null;
    Map<String, Integer> happened = new LinkedHashMap<>();
    coverage.sometimes().forEach((what, runs) -> happened.put(what.name(), runs));
    return new ExploreResult(
            scope.peers(),
            scope.proposers(),
            scope.ballots(),
            exhaustive == null ? coverage.runs() : exhaustive.traces(),
            exhaustive == null ? null : exhaustive.isComplete(),
            random ? coverage.events() : null,
            random ? coverage.acceptorStates() : null,
            random ? coverage.strategies() : null,
            random ? happened : null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            shard)
        .with(broken == null ? null : found(broken));
  }

  private static FoundRun found(Broken broken) {
    Finding finding = broken.finding();
    return new FoundRun(
        broken.failing().trace().header().seed(),
        finding.rule(),
        finding.text(),
        finding.where(),
        broken.shrunk().steps(),
        broken.file().toString());
  }
}
