package paxoslab.junit;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.explain.EventText;
import paxoslab.explain.TraceIndex;
import paxoslab.solution.Suspect;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceDiff;
import paxoslab.trace.TraceDiff.Difference;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/** A run that was played twice under one seed: whether that was worth it, and what differed. */
final class SecondRun {
  /**
   * A passed run of no more events is played twice. On the reference that is two lessons in three,
   * and a thirtieth of the suite's time.
   */
  private static final int CHEAP_EVENTS = 1_000;

  /** A failed run may be longer: without a second one nobody knows whether it can be seen again. */
  private static final int BEARABLE_EVENTS = 20_000;

  /** Values as long as these take long to copy. */
  private static final int CHEAP_LETTERS = 100_000;

  /** What a second run can't differ in, or could only wait as long for. */
  private static final Set<String> SAID_ALL =
      Set.of("not-implemented", "refused", "busy-loop", "peer-process", "solo-replay");

  private static final int MOST_SUSPECTS = 2;

  private SecondRun() {}

  static boolean isWorthwhile(SeedRun run) {
    boolean saidAll = run.failure().filter(f -> SAID_ALL.contains(f.rule())).isPresent();
    int bound = run.passed() ? CHEAP_EVENTS : BEARABLE_EVENTS;
    return !saidAll && run.events() <= bound && letters(run.trace()) <= CHEAP_LETTERS;
  }

  private static int letters(Trace trace) {
    int letters = 0;
    for (TraceEvent event : trace.events()) {
      if (event instanceof TraceEvent.Call call && call.value() instanceof Value.Text text) {
        letters += text.text().length();
      }
    }
    return letters;
  }

  /** What breaks the rule "deterministic"; empty if both runs are the same. */
  static Optional<Finding> finding(Trace first, Trace second, List<Suspect> suspects) {
    return TraceDiff.first(first, second).map(d -> finding(d, first, second, suspects));
  }

  private static Finding finding(
      Difference difference, Trace first, Trace second, List<Suspect> suspects) {
    TraceIndex one = new TraceIndex(first);
    TraceIndex two = new TraceIndex(second);
    Optional<TraceEvent> was = one.event(difference.leftId());
    Optional<TraceEvent> is = two.event(difference.rightId());
    String left = was.map(new EventText(one)::sentence).orElse("the end");
    String right = is.map(new EventText(two)::sentence).orElse("the end");
    if (left.equals(right)) {
      left += was.map(SecondRun::time).orElse("");
      right += is.map(SecondRun::time).orElse("");
    }
    if (left.equals(right)) {
      left = difference.left();
      right = difference.right();
    }
    Integer number = was.or(() -> is).map(TraceEvent::id).orElse(TraceEvent.NONE);
    String text =
        "played again under the same seed, event %d was \"%s\", now \"%s\"%s"
            .formatted(number, left, right, causes(suspects));
    String where =
        Stream.of(was, is)
            .flatMap(Optional::stream)
            .map(SecondRun::line)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(suspects.isEmpty() ? null : suspects.get(0).at());
    List<Integer> evidence = was.map(e -> List.of(e.id())).orElse(List.of());
    int peer = was.or(() -> is).map(SecondRun::peer).orElse(TraceEvent.NONE);
    return new Finding(
        "deterministic",
        Finding.Severity.HARD,
        evidence.isEmpty() ? TraceEvent.NONE : number,
        peer,
        text,
        evidence,
        where);
  }

  private static String time(TraceEvent event) {
    return String.format(Locale.ROOT, ", at %.3f ms", event.t() / 1_000.0);
  }

  private static String causes(List<Suspect> suspects) {
    if (suspects.isEmpty()) {
      return "; look for what a JVM is free to choose, such as hash codes of objects";
    }
    String more = suspects.size() > MOST_SUSPECTS ? ", and elsewhere" : "";
    return suspects.stream()
        .limit(MOST_SUSPECTS)
        .map(Suspect::toString)
        .collect(Collectors.joining("; or ", "; likely cause: ", more));
  }

  /** The student's line that made the event happen, if one did. */
  private static @Nullable String line(TraceEvent event) {
    if (event instanceof TraceEvent.Send send) {
      return send.at();
    }
    return event instanceof TraceEvent.Reply reply ? reply.at() : null;
  }

  private static int peer(TraceEvent event) {
    if (event instanceof TraceEvent.Send send) {
      return send.from();
    } else if (event instanceof TraceEvent.Reply reply) {
      return reply.from();
    } else if (event instanceof TraceEvent.Timer timer) {
      return timer.peer();
    }
    return event instanceof TraceEvent.Result result ? result.peer() : TraceEvent.NONE;
  }
}
