package paxoslab.grade;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import paxoslab.explain.Explanation;
import paxoslab.explain.Heading;
import paxoslab.explain.Hints;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;

/** One failure in full: what broke, the rule, where, the story, and how to see it again. */
final class FailureBlock {
  private final RunAgain again;
  private final Hints hints;

  FailureBlock(RunAgain again, Hints hints) {
    this.again = again;
    this.hints = hints;
  }

  /** The lines of the block, each ended by a line feed. */
  String text(Failure failure, Optional<Path> trace) {
    LessonResult result = failure.first();
    LessonMethod lesson = result.lesson();
    Heading heading =
        new Heading(
            lesson.id(),
            lesson.title(),
            result.earned() + " / " + lesson.points(),
            failure.run().seed());
    Explanation told =
        Explanation.of(failure.finding(), failure.told(), heading).withRun(length(failure));
    if (result.shortest() != null) {
      told = told.withWholeStory(failure.finding(), failure.told());
    }
    if (result.parting() != null) {
      told = told.withNearest(result.parting().text());
    }
    if (trace.isPresent()) {
      told = withCommands(told, failure, trace.get());
    }
    return told.at(hints).text();
  }

  private Explanation withCommands(Explanation told, Failure failure, Path trace) {
    String lesson = failure.first().lesson().id();
    List<String> debug = again.debug(trace, lesson, failure.run().seed());
    return told.withWatch(again.watch(trace, failure.finding().at()))
        .withDebug(debug.toArray(String[]::new));
  }

  /** Such as {@code 12 messages (found among 1,204 events, 3 of 20 seeds fail)}. */
  private static String length(Failure failure) {
    String events = counted(failure.run().events(), "event");
    String seeds = seeds(failure.first());
    if (failure.first().shortest() == null) {
      return events + (seeds.isEmpty() ? "" : " (" + seeds + ")");
    }
    return counted(Explanation.messages(failure.told()), "message")
        + " (found among "
        + events
        + (seeds.isEmpty() ? "" : ", " + seeds)
        + ")";
  }

  private static String counted(int n, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
  }

  private static String seeds(LessonResult result) {
    int runs = result.runs().size();
    int failed = result.failedRuns();
    return runs == 1
        ? ""
        : "%d of %d seeds %s".formatted(failed, runs, failed == 1 ? "fails" : "fail");
  }
}
