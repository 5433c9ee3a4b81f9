package paxoslab.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.api.Request;
import paxoslab.wire.Value;

/**
 * Makes choices, events and findings from the fields of their lines, and holds the laws that go
 * over several lines: ids rise, time never falls, what an event refers to came before it.
 */
final class LineDecoder {
  private final LineFields fields;
  private final int nodes;
  private int lastId = TraceEvent.NONE;
  private long lastTime;

  LineDecoder(LineFields fields, int nodes) {
    this.fields = fields;
    this.nodes = nodes;
  }

  /** The id of the last event, or NONE. */
  int lastId() {
    return lastId;
  }

  /** The time of the last event, or 0. */
  long lastTime() {
    return lastTime;
  }

  /** An event was read elsewhere that keeps these laws. */
  void passed(TraceEvent event) {
    lastId = event.id();
    lastTime = event.t();
  }

  /** The message in fields that hold nothing else. */
  Record message() throws LineException {
    MessageType<?> type = MessageType.byName(fields.text(Field.MSG));
    return content(type != null && type.isRequest());
  }

  /** What kind of line it is. */
  Kind kind() throws LineException {
    String key = fields.text(Field.KIND);
    Kind kind = Kind.byKey(key);
    if (kind == null) {
      throw fields.error(
          Field.KIND,
          "unknown kind \"" + key + "\"; version " + LineEncoder.VERSION + " has " + Kind.all());
    }
    return kind;
  }

  Choice choice() throws LineException {
    fields.belongTo("a choice");
    return new Choice(fields.text(Field.KEY), fields.whole(Field.VALUE));
  }

  Finding finding() throws LineException {
    fields.belongTo("a finding");
    Finding.Severity severity =
        fields.has(Field.SEVERITY)
            ? fields.constant(Field.SEVERITY, Finding.Severity.values())
            : Finding.Severity.HARD;
    return new Finding(
        fields.text(Field.RULE),
        severity,
        fields.integerOrNone(Field.AT),
        fields.has(Field.PEER) ? peer(Field.PEER) : TraceEvent.NONE,
        fields.text(Field.TEXT),
        fields.integers(Field.EVIDENCE),
        fields.textOrNull(Field.WHERE));
  }

  TraceEvent event(Kind kind) throws LineException {
    fields.belongTo("an event of kind " + kind.key());
    int id = nextId();
    long t = nextTime();
    TraceEvent event =
        switch (kind) {
          case SEND, REPLY, DELIVER, DELIVER_REPLY -> message(kind, id, t);
          case DROP -> drop(id, t);
          case DUPLICATE -> new TraceEvent.Duplicate(id, t, send(id));
          case CALL -> call(id, t);
          case RESULT -> result(id, t);
          case TIMEOUT -> new TraceEvent.Timeout(id, t, rpc(), peer(Field.PEER), send(id));
          case TIMER -> new TraceEvent.Timer(id, t, peer(Field.PEER), cause(id));
          case LOG -> log(id, t);
          case PARTITION -> new TraceEvent.Partition(id, t, fields.text(Field.GROUPS));
          case HEAL -> new TraceEvent.Heal(id, t);
          case DEAF -> new TraceEvent.Deaf(id, t, peer(Field.PEER), fields.flag(Field.DEAF));
          case KILL -> new TraceEvent.Kill(id, t, peer(Field.PEER));
          case NOTE -> new TraceEvent.Note(id, t, fields.text(Field.TEXT));
          case CHOICE, FINDING -> throw new IllegalArgumentException(kind + " is no event");
        };
    lastId = id;
    lastTime = t;
    return event;
  }

  private int nextId() throws LineException {
    int id = fields.integer(Field.ID);
    if (id <= lastId) {
      String bound = lastId == TraceEvent.NONE ? "0 or more" : "an id above " + lastId;
      throw fields.error(Field.ID, "expected " + bound + ", found " + id);
    }
    return id;
  }

  private long nextTime() throws LineException {
    long t = fields.whole(Field.T);
    if (t < lastTime) {
      throw fields.error(
          Field.T, "time never falls: expected " + lastTime + " or more, found " + t);
    }
    return t;
  }

  private TraceEvent message(Kind kind, int id, long t) throws LineException {
    int rpc = rpc();
    int from = peer(Field.FROM);
    int to = peer(Field.TO);
    return switch (kind) {
      case DELIVER -> new TraceEvent.Deliver(id, t, rpc, from, to, send(id));
      case DELIVER_REPLY -> new TraceEvent.DeliverReply(id, t, rpc, from, to, send(id));
      case SEND -> {
        Request<?> request = (Request<?>) content(true);
        yield new TraceEvent.Send(id, t, rpc, from, to, request, cause(id), at());
      }
      default -> new TraceEvent.Reply(id, t, rpc, from, to, content(false), cause(id), at());
    };
  }

  private Record content(boolean request) throws LineException {
    String name = fields.text(Field.MSG);
    MessageType<?> type = MessageType.byName(name);
    if (type == null || type.isRequest() != request) {
      throw fields.error(
          Field.MSG, "expected one of " + MessageType.names(request) + ", found \"" + name + '"');
    }
    fields.belongTo("the message " + name);
    return type.decoder().decode(fields);
  }

  private TraceEvent drop(int id, long t) throws LineException {
    return new TraceEvent.Drop(
        id, t, send(id), fields.constant(Field.WHY, TraceEvent.Why.values()));
  }

  private TraceEvent call(int id, long t) throws LineException {
    int peer = peer(Field.PEER);
    String op = op(Ops.CALLS);
    int seq = fields.integer(Field.SEQ);
    fields.belongTo("a call of " + op);
    boolean brings = op.equals(Ops.START) || op.equals(Ops.PUT) || op.equals(Ops.APPEND);
    Value value = brings ? fields.value(Field.VALUE) : fields.valueOrNull(Field.VALUE);
    String key = Ops.isStores(op) ? fields.text(Field.KEY) : null;
    return new TraceEvent.Call(id, t, peer, op, seq, value, key, cause(id));
  }

  private TraceEvent result(int id, long t) throws LineException {
    int peer = peer(Field.PEER);
    String op = op(Ops.RESULTS);
    if (Ops.isStores(op)) {
      int seq = fields.integer(Field.SEQ);
      fields.belongTo("a result of " + op);
      Value value = op.equals(Ops.GET) ? fields.value(Field.VALUE) : null;
      return TraceEvent.Result.ofStore(id, t, peer, op, seq, value, cause(id));
    }
    if (!op.equals(Ops.STATUS)) {
      int number = fields.integer(Field.NUMBER);
      return TraceEvent.Result.number(id, t, peer, op, number, cause(id));
    }
    int seq = fields.integer(Field.SEQ);
    Fate fate = fields.constant(Field.FATE, Fate.values());
    Value value = fields.valueOrNull(Field.VALUE);
    return TraceEvent.Result.status(id, t, peer, seq, fate, value, cause(id));
  }

  private TraceEvent log(int id, long t) throws LineException {
    int peer = peer(Field.PEER);
    return new TraceEvent.Log(id, t, peer, fields.text(Field.TEXT), cause(id), at());
  }

  private int rpc() throws LineException {
    return fields.integer(Field.RPC);
  }

  private @Nullable String at() throws LineException {
    return fields.textOrNull(Field.AT);
  }

  private String op(List<String> known) throws LineException {
    String op = fields.text(Field.OP);
    int place = known.indexOf(op);
    if (place < 0) {
      throw fields.error(
          Field.OP, "expected " + String.join(", ", known) + ", found \"" + op + '"');
    }
    return known.get(place);
  }

  private int peer(Field field) throws LineException {
    int peer = fields.integer(field);
    if (peer < 0 || peer >= nodes) {
      throw fields.error(
          field, "the header has " + nodes + " nodes, counted from 0; found " + peer);
    }
    return peer;
  }

  private int send(int before) throws LineException {
    return earlier(Field.SEND, fields.integer(Field.SEND), before);
  }

  private int cause(int before) throws LineException {
    return fields.has(Field.CAUSE)
        ? earlier(Field.CAUSE, fields.integer(Field.CAUSE), before)
        : TraceEvent.NONE;
  }

  private int earlier(Field field, int id, int before) throws LineException {
    if (id < 0 || id >= before) {
      throw fields.error(field, "expected the id of an earlier event, found " + id);
    }
    return id;
  }
}
