package paxoslab.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.api.SeqArgs;
import paxoslab.junit.Awaited.Cause;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Send;

/**
 * Who told whom how far it is done. min can't rise at a peer before it heard from all others, and
 * they tell by {@code updateDoneSeqs} alone.
 */
final class DoneNews {
  private final List<TraceEvent> events;
  private final List<String> names;
  private final Map<Integer, Send> news = new HashMap<>();

  DoneNews(List<TraceEvent> events, List<String> names) {
    this.events = events;
    this.names = List.copyOf(names);
    for (TraceEvent event : events) {
      if (event instanceof Send s && s.msg() instanceof SeqArgs) {
        news.put(s.rpc(), s);
      }
    }
  }

  /** Why a peer may not know that all are done up to an instance. */
  Cause missingAt(int peer, int seq) {
    List<Integer> heard = new ArrayList<>();
    @Nullable Reply last = null;
    for (int other = 0; other < names.size(); other++) {
      if (other != peer) {
        Optional<Deliver> told = told(peer, other, seq);
        if (told.isEmpty()) {
          return untold(peer, other, seq);
        }
        heard.add(told.get().id());
        last = reply(told.get()).orElse(last);
      }
    }
    heard.sort(null);
    String text =
        names.size() == 1
            ? "%s has nobody to hear from".formatted(names.get(peer))
            : "%s was told by all others that they are done up to %d, at the latest at event %d"
                .formatted(names.get(peer), seq, heard.get(heard.size() - 1));
    return new Cause(text, peer, heard, last == null ? null : last.at());
  }

  /** Nobody told it, or what was sent did not arrive. */
  private Cause untold(int peer, int other, int seq) {
    List<Send> sent =
        news.values().stream()
            .filter(s -> s.from() == other && s.to() == peer && tells(s, other, seq))
            .sorted((a, b) -> Integer.compare(a.id(), b.id()))
            .toList();
    if (!sent.isEmpty()) {
      Send last = sent.get(sent.size() - 1);
      String times = sent.size() == 1 ? "once" : sent.size() + " times";
      String text =
          "%s sent %s its done(%d) by updateDoneSeqs %s, last at event %d, and none arrived"
              .formatted(names.get(other), names.get(peer), seq, times, last.id());
      return new Cause(text, other, List.of(last.id()), last.at());
    }
    Optional<Call> called =
        events.stream()
            .filter(e -> e instanceof Call c && isDone(c, other, seq))
            .map(Call.class::cast)
            .findFirst();
    String text =
        called
            .map(
                done ->
                    "done(%d) was called at %s at event %d, but %s never sent %s an updateDoneSeqs with %s"
                        .formatted(
                            done.seq(),
                            names.get(other),
                            done.id(),
                            names.get(other),
                            names.get(peer),
                            done.seq() == seq ? "it" : seq + " or more"))
            .orElseGet(
                () ->
                    "%s did not tell %s that it is done up to %d"
                        .formatted(names.get(other), names.get(peer), seq));
    return new Cause(text, other, called.map(TraceEvent::id).stream().toList(), null);
  }

  private static boolean isDone(Call c, int peer, int seq) {
    return c.peer() == peer && c.op().equals("done") && c.seq() >= seq;
  }

  private static boolean tells(Send s, int sender, int seq) {
    return s.msg() instanceof SeqArgs a && a.sender() == sender && a.seq() >= seq;
  }

  private Optional<Deliver> told(int peer, int other, int seq) {
    return events.stream()
        .filter(Deliver.class::isInstance)
        .map(Deliver.class::cast)
        .filter(d -> d.to() == peer && news.containsKey(d.rpc()))
        .filter(d -> tells(Objects.requireNonNull(news.get(d.rpc())), other, seq))
        .findFirst();
  }

  private Optional<Reply> reply(Deliver told) {
    return events.stream()
        .filter(e -> e instanceof Reply r && r.cause() == told.id())
        .map(Reply.class::cast)
        .findFirst();
  }
}
