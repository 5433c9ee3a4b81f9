package paxoslab.explain;

import java.util.Optional;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;

/**
 * One line of the story: an event in columns.
 *
 * @param id the event's id
 * @param who the peers: {@code p0 → p1} is a request's way, {@code p0 ← p1} that of its reply
 * @param what the request, call or question
 * @param outcome what came of it
 * @param line the student's line, such as {@code PaxosPeer.java:88}, or empty
 * @param proves true if it is evidence, among lines that are not
 */
public record Step(int id, String who, String what, String outcome, String line, boolean proves) {
  private Step(int id, String who, String what, String outcome, String line) {
    this(id, who, what, outcome, line, false);
  }

  Step proving() {
    return new Step(id, who, what, outcome, line, true);
  }

  /** The same, with another outcome. */
  Step saying(String other) {
    return new Step(id, who, what, other, line, proves);
  }

  /** The same, with more about its outcome. */
  Step but(String more) {
    return new Step(id, who, what, outcome + ", " + more, line, proves);
  }

  /** The event as a line of the story. */
  static Step of(TraceEvent event, TraceIndex index, EventText words) {
    Optional<Send> request = index.request(event);
    if (request.isPresent()) {
      Send send = request.get();
      String arrow = event instanceof DeliverReply ? "%s ← %s" : "%s → %s";
      String way = arrow.formatted(index.name(send.from()), index.name(send.to()));
      return new Step(
          event.id(),
          way,
          words.request(send.msg()),
          part(event, index, words),
          line(event, send, index));
    } else if (event instanceof Call c) {
      return new Step(c.id(), index.name(c.peer()), words.call(c), "", "");
    } else if (event instanceof Result r) {
      return new Step(r.id(), index.name(r.peer()), words.asked(r), words.answer(r), "");
    }
    return new Step(event.id(), "", words.sentence(event), "", "");
  }

  /** Where the student's code answered, or, before that, asked. */
  private static String line(TraceEvent event, Send request, TraceIndex index) {
    String at = index.reply(event).map(Reply::at).orElse(request.at());
    return at == null ? "" : at;
  }

  private static String part(TraceEvent event, TraceIndex index, EventText words) {
    if (event instanceof Send) {
      return "sent";
    } else if (event instanceof Deliver) {
      return "arrives";
    } else if (event instanceof Reply reply) {
      return words.outcome(reply);
    } else if (event instanceof DeliverReply) {
      return index.reply(event).map(words::outcome).orElse("an answer") + " arrives";
    }
    return words.sentence(event);
  }
}
