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
    TraceEvent event = timeline.event(index);
    if (event instanceof TraceEvent.Call call) {
      return Optional.of(call.seq()).filter(seq -> !call.isStores());
    } else if (event instanceof TraceEvent.Result result && result.fate() != null) {
      return Optional.of(result.seq());
    }
    return request(index).map(Messages::seq).filter(seq -> seq >= 0);
  }

  /** The value that is proposed, accepted, reported or chosen. */
  Optional<Object> value(int index) {
    TraceEvent event = timeline.event(index);
    if (event instanceof TraceEvent.Call call) {
      return Optional.ofNullable(call.value());
    } else if (event instanceof TraceEvent.Result result) {
      return Optional.ofNullable(result.value());
    }
    Optional<TraceEvent.Reply> reply = reply(index);
    if (reply.isPresent() && reply.get().msg() instanceof PrepareReply promise) {
      return Optional.ofNullable(promise.va());
    }
    return request(index).flatMap(request -> Optional.ofNullable(valueOf(request)));
  }

  private static @Nullable Object valueOf(Request<?> request) {
    if (request instanceof AcceptArgs accept) {
      return accept.v();
    }
    return request instanceof ChooseArgs choose ? choose.v() : null;
  }

  /** The request that an event is about, be it sent, lost or answered. */
  Optional<Request<?>> request(int index) {
    TraceEvent event = timeline.event(index);
    if (event instanceof TraceEvent.Send send) {
      return Optional.of(send.msg());
    } else if (event instanceof TraceEvent.Reply reply) {
      return timeline.requestOf(reply);
    }
    return timeline
        .message(Timeline.carried(event))
        .map(m -> timeline.indexOf(m.id()))
        .flatMap(this::request);
  }

  /** The index of the send of the request that an event is about. */
  Optional<Integer> requestAt(int index) {
    TraceEvent event = timeline.event(index);
    if (event instanceof TraceEvent.Send) {
      return Optional.of(index);
    }
    int before = event instanceof TraceEvent.Reply reply ? reply.cause() : Timeline.carried(event);
    int carrier = timeline.indexOf(before);
    return carrier >= 0 && carrier < index ? requestAt(carrier) : Optional.empty();
  }

  /** The reply that an event is about. */
  Optional<TraceEvent.Reply> reply(int index) {
    TraceEvent event = timeline.event(index);
    Optional<TraceEvent> told =
        event instanceof TraceEvent.Reply
            ? Optional.of(event)
            : timeline.message(Timeline.carried(event));
    return told.filter(TraceEvent.Reply.class::isInstance).map(TraceEvent.Reply.class::cast);
  }
}
