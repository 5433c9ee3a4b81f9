package paxoslab.grade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.solution.Solution;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/** In which order runs are made to find a fault. */
final class RunOrder {
  /** Long values take time to copy and to collect: so many characters count as one event. */
  private static final int CHARACTERS_PER_EVENT = 1024;

  private RunOrder() {}

  /**
   * One run to make.
   *
   * @param seed 1 or more
   */
  record Turn(LessonMethod lesson, long seed) {}

  private record Priced(Turn turn, long events) {}

  /** Lesson by lesson, under its default seeds. */
  static List<Turn> asListed(List<LessonMethod> lessons) {
    List<Turn> turns = new ArrayList<>();
    for (LessonMethod lesson : lessons) {
      for (long seed = 1; seed <= lesson.seeds(); seed++) {
        turns.add(new Turn(lesson, seed));
      }
    }
    return turns;
  }

  /**
   * The same runs, cheap ones first. A run's turn comes when its lesson has cost less, with this
   * run, than what comes later: a short lesson's tenth seed goes before a long lesson's first.
   *
   * <p>What a lesson costs is counted in events of its first seed with a correct solution, and not
   * measured in time, so that the order is the same on every machine.
   */
  static List<Turn> cheapFirst(List<LessonMethod> lessons, Solution correct) {
    List<Priced> priced = new ArrayList<>();
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(correct, pool);
      for (LessonMethod lesson : lessons) {
        long price = price(runner.run(lesson, 1).trace());
        for (Turn turn : asListed(List.of(lesson))) {
          priced.add(new Priced(turn, turn.seed() * price));
        }
      }
    }
    // A stable sort: what costs the same stays in the suite's order.
    priced.sort(Comparator.comparingLong(Priced::events));
    return priced.stream().map(Priced::turn).toList();
  }

  private static long price(Trace trace) {
    long characters = 0;
    for (TraceEvent event : trace.events()) {
      if (event instanceof TraceEvent.Call call && call.value() instanceof Value.Text text) {
        characters += text.text().length();
      }
    }
    return trace.events().size() + characters / CHARACTERS_PER_EVENT;
  }
}
