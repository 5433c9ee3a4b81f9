package paxoslab.trace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.wire.Value;

/**
 * Writes the lines of a trace, without their line ends. Two forms: the full one is the file's; the
 * comparable one leaves out what hashes and comparisons leave out (the solution, the student's
 * lines, log events) and numbers events as if there had been no log events.
 */
@SuppressWarnings("EnumOrdinal") // arrays by field, for speed; no ordinal reaches a file
final class LineEncoder {
  static final String FORMAT = "paxoslab-trace";
  static final int VERSION = 1;

  private static final String[] PREFIXES = prefixes();

  private final StringBuilder out = new StringBuilder(256);
  private final @Nullable IdsWithoutLog comparable;

  private LineEncoder(@Nullable IdsWithoutLog comparable) {
    this.comparable = comparable;
  }

  static LineEncoder full() {
    return new LineEncoder(null);
  }

  static LineEncoder comparable() {
    return new LineEncoder(new IdsWithoutLog());
  }

  private static String[] prefixes() {
    String[] prefixes = new String[Field.values().length];
    for (Field field : Field.values()) {
      prefixes[field.ordinal()] = ",\"" + field.key() + "\":";
    }
    return prefixes;
  }

  /** The header's line. The result is this encoder's buffer: valid until its next line. */
  StringBuilder header(Header header) {
    out.setLength(0);
    out.append("{\"format\":\"").append(FORMAT).append("\",\"version\":").append(VERSION);
    headerText("scenario", header.scenario());
    headerText("title", header.title());
    out.append(",\"seed\":").append(header.seed()).append(",\"params\":{");
    String separator = "";
    for (Map.Entry<String, String> param : header.params().entrySet()) {
      out.append(separator);
      JsonText.append(out, param.getKey());
      out.append(':');
      JsonText.append(out, param.getValue());
      separator = ",";
    }
    out.append("},\"nodes\":[");
    nodes(header.nodes());
    out.append(']');
    if (comparable == null) {
      headerText("solution", header.solution());
      headerText("solutionSha256", header.solutionSha256());
    }
    return out.append(",\"rpcTimeoutMicros\":").append(header.rpcTimeoutMicros()).append('}');
  }

  private void headerText(String key, @Nullable String text) {
    if (text != null) {
      out.append(",\"").append(key).append("\":");
      JsonText.append(out, text);
    }
  }

  private void nodes(List<Header.Node> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      out.append(i == 0 ? "{\"name\":" : ",{\"name\":");
      JsonText.append(out, nodes.get(i).name());
      out.append(",\"role\":");
      JsonText.append(out, nodes.get(i).role());
      out.append('}');
    }
  }

  /** A choice's line. */
  StringBuilder choice(Choice choice) {
    return kind(Kind.CHOICE)
        .text(Field.KEY, choice.key())
        .number(Field.VALUE, choice.value())
        .end();
  }

  /** A finding's line. */
  StringBuilder finding(Finding finding) {
    kind(Kind.FINDING)
        .text(Field.RULE, finding.rule())
        .text(Field.SEVERITY, finding.severity().name().toLowerCase(Locale.ROOT))
        .reference(Field.AT, finding.at())
        .unlessNone(Field.PEER, finding.peer())
        .text(Field.TEXT, finding.text());
    out.append(PREFIXES[Field.EVIDENCE.ordinal()]).append('[');
    String separator = "";
    for (int id : finding.evidence()) {
      out.append(separator).append(id);
      separator = ",";
    }
    out.append(']');
    return optional(Field.WHERE, finding.where()).end();
  }

  /** An event's line, or null for a log event in the comparable form. */
  @Nullable StringBuilder event(TraceEvent event) {
    if (comparable != null && event instanceof TraceEvent.Log log) {
      comparable.leaveOut(log.id());
      return null;
    }
    Kind kind = Kind.of(event);
    out.setLength(0);
    out.append("{\"id\":").append(renumbered(event.id()));
    number(Field.T, event.t()).text(Field.KIND, kind.key());
    if (!message(event) && !peerEvent(event)) {
      worldEvent(event);
    }
    return end();
  }

  /** A message as it stands within the line of the event that sends it. */
  StringBuilder content(Record message) {
    out.setLength(0);
    message(message);
    return out;
  }

  private boolean message(TraceEvent event) {
    if (event instanceof TraceEvent.Send e) {
      call(e.rpc(), e.from(), e.to()).message(e.msg());
      reference(Field.CAUSE, e.cause()).line(e.at());
    } else if (event instanceof TraceEvent.Deliver e) {
      call(e.rpc(), e.from(), e.to()).reference(Field.SEND, e.send());
    } else if (event instanceof TraceEvent.Reply e) {
      call(e.rpc(), e.from(), e.to()).message(e.msg());
      reference(Field.CAUSE, e.cause()).line(e.at());
    } else if (event instanceof TraceEvent.DeliverReply e) {
      call(e.rpc(), e.from(), e.to()).reference(Field.SEND, e.send());
    } else if (event instanceof TraceEvent.Drop e) {
      reference(Field.SEND, e.send());
      text(Field.WHY, e.why().name().toLowerCase(Locale.ROOT));
    } else if (event instanceof TraceEvent.Duplicate e) {
      reference(Field.SEND, e.send());
    } else {
      return false;
    }
    return true;
  }

  private boolean peerEvent(TraceEvent event) {
    if (event instanceof TraceEvent.Call e) {
      number(Field.PEER, e.peer()).text(Field.OP, e.op()).number(Field.SEQ, e.seq());
      optional(Field.KEY, e.key());
      value(Field.VALUE, e.value());
      reference(Field.CAUSE, e.cause());
    } else if (event instanceof TraceEvent.Result e) {
      result(e);
    } else if (event instanceof TraceEvent.Timeout e) {
      number(Field.RPC, e.rpc()).number(Field.PEER, e.peer()).reference(Field.SEND, e.send());
    } else if (event instanceof TraceEvent.Timer e) {
      number(Field.PEER, e.peer()).reference(Field.CAUSE, e.cause());
    } else if (event instanceof TraceEvent.Log e) {
      number(Field.PEER, e.peer()).text(Field.TEXT, e.text());
      reference(Field.CAUSE, e.cause()).line(e.at());
    } else {
      return false;
    }
    return true;
  }

  private void worldEvent(TraceEvent event) {
    if (event instanceof TraceEvent.Partition e) {
      text(Field.GROUPS, e.groups());
    } else if (event instanceof TraceEvent.Deaf e) {
      number(Field.PEER, e.peer()).flag(Field.DEAF, e.deaf());
    } else if (event instanceof TraceEvent.Kill e) {
      number(Field.PEER, e.peer());
    } else if (event instanceof TraceEvent.Note e) {
      text(Field.TEXT, e.text());
    }
  }

  private void result(TraceEvent.Result result) {
    number(Field.PEER, result.peer()).text(Field.OP, result.op());
    if (result.op().equals(Ops.STATUS)) {
      number(Field.SEQ, result.seq());
      text(Field.FATE, Objects.requireNonNull(result.fate()).name().toLowerCase(Locale.ROOT));
      value(Field.VALUE, result.value());
    } else if (Ops.isStores(result.op())) {
      number(Field.SEQ, result.seq());
      value(Field.VALUE, result.value());
    } else {
      number(Field.NUMBER, result.number());
    }
    reference(Field.CAUSE, result.cause());
  }

  private LineEncoder call(int rpc, int from, int to) {
    return number(Field.RPC, rpc).number(Field.FROM, from).number(Field.TO, to);
  }

  private void message(Object message) {
    components(MessageType.of(message), message);
  }

  private <M extends Record> void components(MessageType<M> type, Object message) {
    M typed = type.type().cast(message);
    text(Field.MSG, type.name());
    List<MessageType.Component<M>> components = type.components();
    for (int i = 0; i < components.size(); i++) {
      component(components.get(i).field(), components.get(i).get().apply(typed));
    }
  }

  private void component(Field field, @Nullable Object content) {
    if (content instanceof Integer || content instanceof Long) {
      number(field, ((Number) content).longValue());
    } else if (content instanceof String text) {
      text(field, text);
    } else if (content instanceof Enum<?> constant) {
      text(field, constant.name().toLowerCase(Locale.ROOT));
    } else if (content instanceof Boolean flag) {
      flag(field, flag);
    } else if (content == null || content instanceof Value) {
      value(field, (Value) content);
    } else {
      throw new IllegalArgumentException(
          field.key()
              + " holds a "
              + content.getClass().getName()
              + "; a trace takes neutral values");
    }
  }

  private LineEncoder kind(Kind kind) {
    out.setLength(0);
    out.append("{\"kind\":\"").append(kind.key()).append('"');
    return this;
  }

  private StringBuilder end() {
    return out.append('}');
  }

  private LineEncoder number(Field field, long number) {
    out.append(PREFIXES[field.ordinal()]).append(number);
    return this;
  }

  private LineEncoder unlessNone(Field field, int number) {
    return number == TraceEvent.NONE ? this : number(field, number);
  }

  private LineEncoder reference(Field field, int id) {
    return id == TraceEvent.NONE ? this : number(field, renumbered(id));
  }

  private int renumbered(int id) {
    return comparable == null ? id : comparable.renumbered(id);
  }

  private LineEncoder flag(Field field, boolean flag) {
    out.append(PREFIXES[field.ordinal()]).append(flag);
    return this;
  }

  private LineEncoder text(Field field, String text) {
    out.append(PREFIXES[field.ordinal()]);
    JsonText.append(out, text);
    return this;
  }

  private LineEncoder optional(Field field, @Nullable String text) {
    return text == null ? this : text(field, text);
  }

  /** The student's line: not part of the comparable form. */
  private void line(@Nullable String at) {
    if (comparable == null) {
      optional(Field.AT, at);
    }
  }

  /** A whole value that is absent is left out; null inside a record or a list is written. */
  private void value(Field field, @Nullable Value value) {
    if (value != null && !(value instanceof Value.Nil)) {
      out.append(PREFIXES[field.ordinal()]);
      ValueEncoder.append(out, value);
    }
  }
}
