package paxoslab.visualizer.playback;

import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.wire.Messages;

/**
 * The events of one thread through a run.
 *
 * @param words what is followed, such as {@code ballot 5 of instance 0}
 * @param events their indexes
 */
public record Followed(String words, BitSet events) {
  private static final int VALUE = 20;

  /** What can be followed. */
  public enum By {
    INSTANCE,
    BALLOT,
    VALUE
  }

  /** All that is about the same as an event; empty if it is about nothing of that kind. */
  public static Optional<Followed> from(Timeline timeline, int index, By by) {
    if (timeline.size() == 0) {
      return Optional.empty();
    }
    Matter matter = new Matter(timeline);
    return switch (by) {
      case INSTANCE -> instance(timeline, matter, index);
      case BALLOT -> ballot(timeline, matter, index);
      case VALUE -> value(timeline, matter, index);
    };
  }

  private static Optional<Followed> instance(Timeline timeline, Matter matter, int index) {
    return matter
        .instance(index)
        .filter(seq -> isOfAnInstance(matter, index))
        .map(
            seq ->
                new Followed(
                    "instance " + seq,
                    all(timeline, i -> matter.instanceOf(i) == seq && isOfAnInstance(matter, i))));
  }

  private static boolean isOfAnInstance(Matter matter, int index) {
    return !(matter.asked(index) instanceof SeqArgs);
  }

  private static Optional<Followed> ballot(Timeline timeline, Matter matter, int index) {
    int seq = matter.instance(index).orElse(-1);
    int n = matter.request(index).map(Messages::ballot).orElse(-1);
    if (n < 0) {
      return Optional.empty();
    }
    IntPredicate same =
        i -> {
          Request<?> request = matter.asked(i);
          return request != null && Messages.ballot(request) == n && Messages.seq(request) == seq;
        };
    return Optional.of(
        new Followed("ballot %d of instance %d".formatted(n, seq), all(timeline, same)));
  }

  private static Optional<Followed> value(Timeline timeline, Matter matter, int index) {
    return matter
        .value(index)
        .map(
            value ->
                new Followed(
                    "value " + timeline.words(value, VALUE),
                    all(timeline, i -> matter.value(i).filter(value::equals).isPresent())));
  }

  private static BitSet all(Timeline timeline, IntPredicate which) {
    BitSet events = new BitSet();
    for (int i = 0; i < timeline.size(); i++) {
      events.set(i, which.test(i));
    }
    return events;
  }
}
