package paxoslab.junit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.check.Brief;
import paxoslab.check.HostRules;
import paxoslab.explain.EventText;
import paxoslab.explain.TraceIndex;
import paxoslab.host.Effect;
import paxoslab.host.SoloDifference;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/** A peer that did otherwise when it was told the same again without the others, in words. */
final class SoloRun {
  private static final int LONGEST = 120;

  private SoloRun() {}

  /** What breaks the rule "solo-replay". */
  static Finding finding(Trace trace, SoloDifference difference) {
    TraceIndex index = new TraceIndex(trace);
    EventText words = new EventText(index);
    int peer = difference.peer();
    Optional<TraceEvent> event = heard(trace, peer, difference.heard());
    String at =
        event
            .map(e -> "at event %d (%s)".formatted(e.id(), words.sentence(e)))
            .orElse("before the first event");
    String text =
        "told the same again without the other peers, %s did otherwise %s: it was \"%s\", and is \"%s\""
            .formatted(
                trace.header().nodes().get(peer).name(),
                at,
                brief(sentence(words, trace, peer, difference.was())),
                brief(sentence(words, trace, peer, difference.is())));
    String where = Optional.ofNullable(line(difference.was())).orElse(line(difference.is()));
    return new Finding(
        HostRules.SOLO_REPLAY.id(),
        HostRules.SOLO_REPLAY.severity(),
        event.map(TraceEvent::id).orElse(TraceEvent.NONE),
        peer,
        text,
        event.map(e -> List.of(e.id())).orElse(List.of()),
        where);
  }

  private static String brief(String sentence) {
    String line = Brief.oneLine(sentence);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  /** The event of the peer's latest stimulus: those without an event come after another. */
  private static Optional<TraceEvent> heard(Trace trace, int peer, int count) {
    return trace.events().stream()
        .filter(event -> isStimulus(event, peer))
        .skip(Math.max(0, count - 1))
        .limit(count)
        .findFirst();
  }

  private static boolean isStimulus(TraceEvent event, int peer) {
    if (event instanceof TraceEvent.Call call) {
      return call.peer() == peer;
    } else if (event instanceof TraceEvent.Deliver deliver) {
      return deliver.to() == peer;
    } else if (event instanceof TraceEvent.DeliverReply reply) {
      return reply.to() == peer;
    } else if (event instanceof TraceEvent.Timeout timeout) {
      return timeout.peer() == peer;
    } else if (event instanceof TraceEvent.Timer timer) {
      return timer.peer() == peer;
    }
    return event instanceof TraceEvent.Kill kill && kill.peer() == peer;
  }

  private static String sentence(EventText words, Trace trace, int peer, @Nullable Effect effect) {
    String name = trace.header().nodes().get(peer).name();
    if (effect instanceof Effect.SendRequest s) {
      return words.sentence(
          new TraceEvent.Send(
              TraceEvent.NONE, 0, s.call(), peer, s.to(), s.request(), TraceEvent.NONE, s.at()));
    } else if (effect instanceof Effect.SendReply r) {
      return name + " replies " + r.reply();
    } else if (effect instanceof Effect.SetTimer t) {
      return "%s waits for %d µs".formatted(name, t.micros());
    } else if (effect instanceof Effect.StatusIs s) {
      String value = s.value() == null ? "" : " " + Brief.of(s.value());
      return "%s answers status(%d) = %s%s".formatted(name, s.seq(), s.fate(), value);
    } else if (effect instanceof Effect.NumberIs n) {
      return "%s answers %s() = %d".formatted(name, n.op(), n.number());
    } else if (effect instanceof Effect.LogLine l) {
      return "%s logs %s".formatted(name, l.text());
    } else if (effect instanceof Effect.Fault f) {
      return f.text();
    }
    return "nothing more";
  }

  private static @Nullable String line(@Nullable Effect effect) {
    if (effect instanceof Effect.SendRequest s) {
      return s.at();
    } else if (effect instanceof Effect.SendReply r) {
      return r.at();
    } else if (effect instanceof Effect.Fault f) {
      return f.where();
    }
    return effect instanceof Effect.LogLine l ? l.at() : null;
  }
}
