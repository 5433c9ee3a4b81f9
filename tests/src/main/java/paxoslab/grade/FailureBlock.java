package paxoslab.grade;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import paxoslab.explain.Explanation;
import paxoslab.explain.Heading;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.SeedRun;
import paxoslab.trace.Finding;

/** One failure in full: what broke, the rule, where, the story, and how to see it again. */
final class FailureBlock {
  private static final String STORY = "  What led there";

  private final RunAgain again;

  FailureBlock(RunAgain again) {
    this.again = again;
  }

  /** The lines of the block, each ended by a line feed. */
  String text(Failure failure, Optional<Path> trace) {
    LessonResult result = failure.first();
    LessonMethod lesson = result.lesson();
    SeedRun run = failure.run();
    Heading heading =
        new Heading(
            lesson.id(), lesson.title(), result.earned() + " / " + lesson.points(), run.seed());
    Explanation told = Explanation.of(failure.finding(), run.trace(), heading);
    Explanation whole = trace.map(file -> withCommands(told, failure.finding(), file)).orElse(told);
    return withRun(whole.text(), run, result);
  }

  private Explanation withCommands(Explanation told, Finding finding, Path trace) {
    return told.withWatch(again.watch(trace, finding.at()))
        .withDebug(again.debug(trace).toArray(String[]::new));
  }

  /** Says how long the run is, above its story. */
  private static String withRun(String block, SeedRun run, LessonResult result) {
    String line =
        String.format(
            Locale.ROOT,
            "  %-14s  %,d %s%s\n",
            "Shortest run",
            run.events(),
            run.events() == 1 ? "event" : "events",
            seeds(result));
    int story = block.indexOf(STORY);
    int commands = block.indexOf("  Watch it");
    int at = story >= 0 ? story : commands >= 0 ? commands : block.length();
    return block.substring(0, at) + line + block.substring(at);
  }

  private static String seeds(LessonResult result) {
    int runs = result.runs().size();
    int failed = result.failedRuns();
    return runs == 1
        ? ""
        : " (%d of %d seeds %s)".formatted(failed, runs, failed == 1 ? "fails" : "fail");
  }
}
