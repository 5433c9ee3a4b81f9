package paxoslab.trace;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares two traces, leaving out what {@link TraceHash} leaves out. The header is compared first,
 * then events, then choices: when runs part ways the event says where, and the choices after it
 * differ as a consequence.
 */
public final class TraceDiff {
  /** What a difference shows for a trace that has no such line. */
  public static final String NOTHING = "(nothing: the trace ends)";

  private TraceDiff() {}

  /** What differs. */
  public enum Part {
    HEADER,
    EVENT,
    CHOICE
  }

  /**
   * The first difference of two traces.
   *
   * @param part what differs
   * @param index the how-manieth header, event or choice it is, from 0; log events do not count
   * @param leftId the id of the left trace's event, or {@link TraceEvent#NONE}
   * @param rightId the id of the right trace's event, or {@link TraceEvent#NONE}
   * @param left the left trace's line in comparable form, or {@link #NOTHING}
   * @param right the right trace's line in comparable form, or {@link #NOTHING}
   */
  public record Difference(
      Part part, int index, int leftId, int rightId, String left, String right) {}

  /** The first difference, or empty if the traces are the same. */
  public static Optional<Difference> first(Trace left, Trace right) {
    Side a = new Side(left);
    Side b = new Side(right);
    return compare(Part.HEADER, a.headers(), b.headers())
        .or(() -> compare(Part.EVENT, a.events(), b.events()))
        .or(() -> compare(Part.CHOICE, a.choices(), b.choices()));
  }

  private static Optional<Difference> compare(
      Part part, Iterator<Line> left, Iterator<Line> right) {
    for (int index = 0; left.hasNext() || right.hasNext(); index++) {
      Line a = left.hasNext() ? left.next() : Line.NONE;
      Line b = right.hasNext() ? right.next() : Line.NONE;
      if (!a.text.equals(b.text)) {
        return Optional.of(new Difference(part, index, a.id, b.id, a.text, b.text));
      }
    }
    return Optional.empty();
  }

  private record Line(int id, String text) {
    static final Line NONE = new Line(TraceEvent.NONE, NOTHING);
  }

  /** One trace, line by line in comparable form. */
  private static final class Side {
    private final Trace trace;
    private final LineEncoder encoder = LineEncoder.comparable();

    Side(Trace trace) {
      this.trace = trace;
    }

    Iterator<Line> headers() {
      return lines(List.of(trace.header()), encoder::header);
    }

    Iterator<Line> choices() {
      return lines(trace.choices(), encoder::choice);
    }

    Iterator<Line> events() {
      return trace.events().stream().map(this::event).filter(line -> line != Line.NONE).iterator();
    }

    private Line event(TraceEvent event) {
      StringBuilder text = encoder.event(event);
      return text == null ? Line.NONE : new Line(event.id(), text.toString());
    }

    private static <T> Iterator<Line> lines(List<T> items, Function<T, StringBuilder> encode) {
      return items.stream()
          .map(item -> new Line(TraceEvent.NONE, encode.apply(item).toString()))
          .iterator();
    }
  }
}
