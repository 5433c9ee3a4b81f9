package paxoslab.visualizer.playback;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Messages;

/** What an event is about: the message that it sends, brings, loses or answers. */
final class Matter {
  private final Timeline timeline;

  Matter(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The instance that is called, reported on or spoken of. */
  Optional<Integer> instance(int index) {
    int instance = instanceOf(index);
    return instance < 0 ? Optional.empty() : Optional.of(instance);
  }

  /** The same, or -1: for what looks at every event of a long run. */
  int instanceOf(int index) {
    Request<?> request = asked(index);
    if (request != null) {
      return Messages.seq(request);
    } else if (!saysItself(index)) {
      return -1;
    }
    TraceEvent event = timeline.event(index);
    if (event instanceof TraceEvent.Call call) {
      return call.isStores() ? -1 : call.seq();
    }
    return event instanceof TraceEvent.Result result && result.fate() != null ? result.seq() : -1;
  }

  /** The value that is proposed, accepted, reported or chosen. */
  Optional<Object> value(int index) {
    return Optional.ofNullable(valueAt(index));
  }

  private @Nullable Object valueAt(int index) {
    if (saysItself(index)) {
      TraceEvent event = timeline.event(index);
      return event instanceof TraceEvent.Call call
          ? call.value()
          : ((TraceEvent.Result) event).value();
    }
    if (answer(index) instanceof PrepareReply promise) {
      return promise.va();
    }
    Request<?> request = asked(index);
    return request == null ? null : valueOf(request);
  }

  private boolean saysItself(int index) {
    Class<? extends Record> type = timeline.type(index);
    return type == TraceEvent.Call.class || type == TraceEvent.Result.class;
  }

  private static @Nullable Object valueOf(Request<?> request) {
    if (request instanceof AcceptArgs accept) {
      return accept.v();
    }
    return request instanceof ChooseArgs choose ? choose.v() : null;
  }

  /** The request that an event is about, be it sent, lost or answered. */
  Optional<Request<?>> request(int index) {
    return Optional.ofNullable(asked(index));
  }

  /** The same, or null: for what looks at every event of a long run. */
  @Nullable Request<?> asked(int index) {
    int at = sentAt(index);
    return at < 0 ? null : (Request<?>) timeline.carries(at);
  }

  /** The index of the send of the request that an event is about. */
  Optional<Integer> requestAt(int index) {
    int at = sentAt(index);
    return at < 0 ? Optional.empty() : Optional.of(at);
  }

  private int sentAt(int index) {
    int i = index;
    while (i >= 0 && timeline.type(i) != TraceEvent.Send.class) {
      int next = isAboutAMessage(i) ? timeline.referred(i) : -1;
      boolean answers = timeline.type(i) == TraceEvent.Reply.class;
      boolean odd = answers && next >= 0 && timeline.type(next) != TraceEvent.Deliver.class;
      // What comes first is never about what comes later.
      i = odd || next >= i ? -1 : next;
    }
    return i;
  }

  private boolean isAboutAMessage(int index) {
    Class<? extends Record> type = timeline.type(index);
    return type == TraceEvent.Reply.class
        || type == TraceEvent.Deliver.class
        || type == TraceEvent.DeliverReply.class
        || type == TraceEvent.Drop.class
        || type == TraceEvent.Duplicate.class
        || type == TraceEvent.Timeout.class;
  }

  /** The answer that an event is about, as a peer gave it; null if it is about none. */
  @Nullable Record answer(int index) {
    if (timeline.type(index) == TraceEvent.Reply.class) {
      return timeline.carries(index);
    }
    int message = isAboutAMessage(index) ? timeline.referred(index) : -1;
    return message >= 0 && timeline.type(message) == TraceEvent.Reply.class
        ? timeline.carries(message)
        : null;
  }
}
