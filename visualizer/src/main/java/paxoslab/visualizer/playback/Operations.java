package paxoslab.visualizer.playback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.trace.TraceEvent.Timer;
import paxoslab.wire.Messages;
import paxoslab.wire.Value;

/**
 * What the clients of a store were asked for, and which instances that became. A server proposes
 * values of a type of its own: which operation one stands for is told by the client's name and the
 * operation's number in it, whatever their fields are called, or else by what the server handled
 * when it proposed the value.
 */
public final class Operations {
  private final Timeline timeline;
  private final Matter matter;
  private final List<ClientOperation> all = new ArrayList<>();

  /** By the index of a client's request: the operation that it is about. */
  private final Map<Integer, Asked> bySend = new HashMap<>();

  private final Map<Asked.Id, Set<Asked>> byId = new HashMap<>();
  private final Map<Object, List<Asked>> byValue = new HashMap<>();

  /** By operation: the index of the first event at which a server knows its instance. */
  private final Map<ClientOperation, Integer> chosen = new HashMap<>();

  /** Reads the whole timeline. */
  Operations(Timeline timeline) {
    this.timeline = timeline;
    this.matter = new Matter(timeline);
    if (timeline.hasClients()) {
      collect();
      name();
    }
  }

  /** The clients' operations and requests. */
  private void collect() {
    Map<Integer, Integer> results = results();
    Map<Integer, ClientOperation> open = new HashMap<>();
    for (int i = 0; i < timeline.size(); i++) {
      TraceEvent event = timeline.event(i);
      if (event instanceof Call call && call.isStores()) {
        ClientOperation operation = operation(call, i, results.getOrDefault(i, -1));
        all.add(operation);
        open.put(call.peer(), operation);
      } else if (event instanceof Send send && Messages.isOfStore(send.msg())) {
        asked(i, send, open.get(send.from()));
      }
    }
  }

  /** The operations that proposed values stand for, and where they are chosen. */
  private void name() {
    for (int i = 0; i < timeline.size(); i++) {
      TraceEvent event = timeline.event(i);
      if (event instanceof Call call && call.op().equals("start") && call.value() != null) {
        proposed(call, i);
      }
      int index = i;
      Learned.at(timeline, i).stream()
          .flatMap(fact -> of(fact.value()).stream())
          .forEach(asked -> chosen.putIfAbsent(asked.operation(), index));
    }
  }

  /** By the index of a client's call: that of its result. */
  private Map<Integer, Integer> results() {
    Map<Integer, Integer> results = new HashMap<>();
    Map<Integer, Integer> open = new HashMap<>();
    for (int i = 0; i < timeline.size(); i++) {
      TraceEvent event = timeline.event(i);
      if (event instanceof Call call && call.isStores()) {
        open.put(call.peer(), i);
      } else if (event instanceof Result result && result.isStores()) {
        Integer call = open.remove(result.peer());
        if (call != null) {
          results.put(call, i);
        }
      }
    }
    return results;
  }

  private ClientOperation operation(Call call, int index, int result) {
    String read = result >= 0 && timeline.event(result) instanceof Result r ? text(r.value()) : "";
    return new ClientOperation(
        call.peer(),
        call.seq(),
        call.op(),
        String.valueOf(call.key()),
        text(call.value()),
        read,
        index,
        result);
  }

  private static String text(@Nullable Value value) {
    return value instanceof Value.Text t ? t.text() : "";
  }

  private void asked(int index, Send send, @Nullable ClientOperation operation) {
    Asked.Id id = Asked.id(send.msg()).orElse(null);
    if (operation != null && id != null) {
      Asked asked = new Asked(id.clientId(), id.opId(), operation);
      bySend.put(index, asked);
      byId.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(asked);
    }
  }

  // ---- from a value to the operations that it stands for ----

  private void proposed(Call call, int index) {
    List<Asked> known = byValue.getOrDefault(call.value(), List.of());
    if (known.isEmpty()) {
      byValue.put(call.value(), resolve(call.value(), index));
    }
  }

  private List<Asked> resolve(@Nullable Value value, int call) {
    List<Value> items = value instanceof Value.Sequence s ? s.items() : List.of();
    if (value == null || items.isEmpty()) {
      return value == null ? List.of() : one(value, call).stream().toList();
    }
    // Several operations may share an instance.
    List<Asked> found = new ArrayList<>();
    items.forEach(item -> found.addAll(byContent(item, call)));
    return found.isEmpty() ? one(value, call).stream().toList() : List.copyOf(found);
  }

  private Optional<Asked> one(Value value, int call) {
    List<Asked> named = byContent(value, call);
    return named.isEmpty() ? handled(call) : Optional.of(named.get(0));
  }

  /** Those whose client and number stand in a value; at most one, if it can be told which. */
  private List<Asked> byContent(Value value, int call) {
    Set<String> texts = new LinkedHashSet<>();
    Set<Long> numbers = new LinkedHashSet<>();
    leaves(value, texts, numbers);
    Set<Asked> found = new LinkedHashSet<>();
    for (String text : texts) {
      for (long number : numbers) {
        found.addAll(byId.getOrDefault(new Asked.Id(text, number), Set.of()));
      }
    }
    if (found.size() < 2) {
      return List.copyOf(found);
    }
    Optional<Asked> handled = handled(call).filter(found::contains);
    return handled
        .or(
            () ->
                found.stream()
                    .filter(a -> a.operation().call() < call)
                    .filter(a -> texts.contains(a.operation().key()))
                    .filter(a -> a.operation().isRead() || texts.contains(a.operation().written()))
                    .reduce((a, b) -> b))
        .stream()
        .toList();
  }

  private static void leaves(Value value, Set<String> texts, Set<Long> numbers) {
    if (value instanceof Value.Text text) {
      texts.add(text.text());
    } else if (value instanceof Value.Scalar scalar && scalar.boxed() instanceof Number number) {
      numbers.add(number.longValue());
    } else if (value instanceof Value.Struct struct) {
      struct.fields().forEach(field -> leaves(field.value(), texts, numbers));
    } else if (value instanceof Value.Sequence sequence) {
      sequence.items().forEach(item -> leaves(item, texts, numbers));
    }
  }

  /** The client's request that a server handled when it did something, back through its waits. */
  private Optional<Asked> handled(int index) {
    int i = index;
    while (i >= 0) {
      TraceEvent event = timeline.event(i);
      int before = cause(event);
      if (event instanceof Deliver d) {
        return Optional.ofNullable(bySend.get(timeline.indexOf(d.send())));
      }
      int next = timeline.indexOf(before);
      i = next < i ? next : -1;
    }
    return Optional.empty();
  }

  /** The id of what led to an event, or to the call that it ends; NONE if nothing is told. */
  private int cause(TraceEvent event) {
    if (event instanceof Call call) {
      return call.cause();
    } else if (event instanceof Send send) {
      return send.cause();
    } else if (event instanceof Timer timer) {
      return timer.cause();
    } else if (event instanceof DeliverReply heard) {
      // The caller goes on where it asked.
      return timeline
          .message(heard.send())
          .flatMap(
              reply -> reply instanceof Reply r ? timeline.message(r.cause()) : Optional.empty())
          .map(deliver -> deliver instanceof Deliver d ? d.send() : TraceEvent.NONE)
          .orElse(TraceEvent.NONE);
    }
    return event instanceof TraceEvent.Timeout timeout ? timeout.send() : TraceEvent.NONE;
  }

  // ---- what was found ----

  /** All of them, in the order in which they were asked for. */
  public List<ClientOperation> all() {
    return List.copyOf(all);
  }

  /** The keys, in the order in which they were first named. */
  public List<String> keys() {
    return all.stream().map(ClientOperation::key).distinct().toList();
  }

  /** The operations on a key, in the order in which they were asked for. */
  public List<ClientOperation> on(String key) {
    return all.stream().filter(operation -> operation.key().equals(key)).toList();
  }

  /** The operations that a proposed value stands for; none if that can't be told. */
  public List<Asked> of(@Nullable Object value) {
    return value == null ? List.of() : byValue.getOrDefault(value, List.of());
  }

  /** The operation that an event is about: a client's call, its requests, its value at a peer. */
  public Optional<ClientOperation> at(int index) {
    if (all.isEmpty() || index < 0 || index >= timeline.size()) {
      return Optional.empty();
    }
    TraceEvent event = timeline.event(index);
    if ((event instanceof Call call && call.isStores())
        || (event instanceof Result result && result.isStores())) {
      return all.stream().filter(o -> o.call() == index || o.result() == index).findFirst();
    }
    Optional<ClientOperation> sent = matter.requestAt(index).map(bySend::get).map(Asked::operation);
    return sent.or(
        () -> matter.value(index).flatMap(v -> of(v).stream().findFirst()).map(Asked::operation));
  }

  /** The index of the event at which a server first knows the instance of an operation, or -1. */
  public int chosenAt(ClientOperation operation) {
    return chosen.getOrDefault(operation, -1);
  }

  /**
   * The other end of the link between a client's operation and its instance: from an event that
   * speaks of the instance the client's call; from any other the event at which a server first
   * knows the instance. -1 if there is none.
   */
  public int counterpart(int index) {
    ClientOperation operation = at(index).orElse(null);
    if (operation == null) {
      return -1;
    }
    return speaksOfInstance(index) ? operation.call() : chosenAt(operation);
  }

  /** True if the event is about an instance rather than about a client's request. */
  public boolean speaksOfInstance(int index) {
    return instanceAt(index) >= 0;
  }

  /** The instance that an event is about, or -1. */
  public int instanceAt(int index) {
    return matter.instance(index).orElse(-1);
  }

  /**
   * A value in a few words: the operation that it stands for, or the value itself.
   *
   * @param limit so many characters at most
   */
  String words(@Nullable Object value, int limit) {
    List<Asked> asked = of(value);
    if (asked.isEmpty()) {
      return Wording.value(value, limit);
    }
    ClientOperation first = asked.get(0).operation();
    String client = timeline.laneName(first.client());
    String more = asked.size() == 1 ? "" : " +" + (asked.size() - 1);
    if (limit < 20) {
      String what = first.isRead() ? "get" : '"' + Wording.cut(first.written(), 8) + '"';
      return client + " " + what + more;
    }
    return client + "'s " + first.text(Math.max(8, limit - 20)) + more;
  }
}
