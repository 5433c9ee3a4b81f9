package paxoslab.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.Fate;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.PutReply;
import paxoslab.history.History;
import paxoslab.history.KeyVerdict;
import paxoslab.history.Linearizability;
import paxoslab.history.Operation;
import paxoslab.history.Verdict;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;

/**
 * Checks of what a store's clients saw. All but one speak at the end: what was read early may fit
 * late.
 */
final class StoreChecks {
  private final Header header;
  private final Consumer<Finding> sink;
  private final Map<Integer, StoreOperation> open = new LinkedHashMap<>();
  private final List<StoreOperation> complete = new ArrayList<>();
  private final Map<Integer, List<Send>> asked = new HashMap<>();

  /** Answers of servers that are on their way, by event. */
  private final Map<Integer, Reply> answers = new HashMap<>();

  /** By client, the answer that it got last. */
  private final Map<Integer, Reply> heard = new HashMap<>();

  /** By call, the answer that its client got. */
  private final Map<Integer, Reply> heardOf = new HashMap<>();

  private boolean toldUnanswered;

  /** What was agreed on, by instance: the event that first says so. */
  private final Map<Integer, Result> chosen = new TreeMap<>();

  /** By the result of an operation, the answer that it rests on. */
  private final Map<Integer, Reply> grounds = new HashMap<>();

  StoreChecks(Header header, Consumer<Finding> sink) {
    this.header = header;
    this.sink = sink;
  }

  /** True if there is something to check. */
  static boolean isFor(Header header) {
    return header.nodes().stream().anyMatch(n -> n.role().equals(Header.Node.CLIENT));
  }

  void on(TraceEvent event) {
    if (event instanceof Call call && call.isStores()) {
      open.put(call.peer(), new StoreOperation(call, null));
    } else if (event instanceof Result result && result.isStores()) {
      StoreOperation operation = open.remove(result.peer());
      if (operation != null) {
        complete.add(new StoreOperation(operation.call(), result));
        unanswered(operation.call(), result);
        Reply ground = heard.remove(result.peer());
        if (ground != null) {
          grounds.put(result.id(), ground);
        }
      }
    } else if (event instanceof Result result && result.fate() == Fate.CHOSEN) {
      chosen.putIfAbsent(result.seq(), result);
    } else if (event instanceof Reply reply && isClient(reply.to())) {
      answers.put(reply.id(), reply);
    } else if (event instanceof DeliverReply got && isClient(got.to())) {
      Reply answer = answers.remove(got.send());
      if (answer != null) {
        heard.put(got.to(), answer);
        heardOf.put(answer.rpc(), answer);
      }
    } else if (event instanceof Send send && Messages.isOfStore(send.msg())) {
      StoreOperation operation = open.get(send.from());
      if (operation != null) {
        asked.computeIfAbsent(operation.call().id(), id -> new ArrayList<>()).add(send);
      }
    }
  }

  void end() {
    Optional<Finding> twice = twice();
    twice.or(this::notLinearizable).ifPresent(sink);
  }

  /** A client that knows better than its servers; told once. */
  private void unanswered(Call call, Result result) {
    List<Send> sends = asked.getOrDefault(call.id(), List.of());
    List<Reply> replies =
        sends.stream().flatMap(send -> Stream.ofNullable(heardOf.remove(send.rpc()))).toList();
    if (toldUnanswered || replies.stream().anyMatch(StoreChecks::isDone)) {
      return;
    }
    toldUnanswered = true;
    List<Integer> evidence = new ArrayList<>(List.of(call.id()));
    sends.forEach(send -> evidence.add(send.id()));
    replies.forEach(reply -> evidence.add(reply.id()));
    evidence.add(result.id());
    String text =
        "%s's %s was complete, and no server had answered DONE to it: %s."
            .formatted(name(call.peer()), words(call), heardInstead(sends, replies));
    sink.accept(
        new Finding(
            StoreRules.KV_ANSWERED.id(),
            StoreRules.KV_ANSWERED.severity(),
            result.id(),
            result.peer(),
            text,
            evidence,
            sends.isEmpty() ? null : sends.get(sends.size() - 1).at()));
  }

  private String heardInstead(List<Send> sends, List<Reply> replies) {
    if (sends.isEmpty()) {
      return "none had been asked";
    }
    return replies.isEmpty()
        ? "none had answered"
        : name(replies.get(replies.size() - 1).from()) + " had answered RETRY";
  }

  private static boolean isDone(Reply reply) {
    return (reply.msg() instanceof GetReply get && get.result() == KvResult.DONE)
        || (reply.msg() instanceof PutReply put && put.result() == KvResult.DONE)
        || (reply.msg() instanceof AppendReply append && append.result() == KvResult.DONE);
  }

  /** "put(k, "x")". */
  private static String words(Call call) {
    String value = call.value() == null ? "" : ", " + Brief.of(call.value());
    return call.op() + '(' + call.key() + value + ')';
  }

  /** An append whose text a get shows more than once, and that no other write contains. */
  private Optional<Finding> twice() {
    Map<String, List<StoreOperation>> writes = new LinkedHashMap<>();
    all().stream()
        .filter(o -> !o.isRead())
        .forEach(o -> writes.computeIfAbsent(o.key(), key -> new ArrayList<>()).add(o));
    for (StoreOperation read : complete) {
      if (read.isRead()) {
        List<StoreOperation> written = writes.getOrDefault(read.key(), List.of());
        for (StoreOperation write : written) {
          if (write.isAppend()
              && contains(read.read(), write.written(), 2)
              && isAlone(write, written)) {
            return Optional.of(tookEffectTwice(write, read));
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<StoreOperation> all() {
    List<StoreOperation> all = new ArrayList<>(complete);
    all.addAll(open.values());
    return all;
  }

  private static boolean contains(String text, String part, int times) {
    int from = 0;
    for (int i = 0; i < times; i++) {
      int at = part.isEmpty() ? -1 : text.indexOf(part, from);
      if (at < 0) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }

  private static boolean isAlone(StoreOperation write, List<StoreOperation> others) {
    return others.stream()
        .noneMatch(o -> o.call() != write.call() && o.written().contains(write.written()));
  }

  private Finding tookEffectTwice(StoreOperation write, StoreOperation read) {
    Result seen = Objects.requireNonNull(read.result());
    List<Send> sends = asked.getOrDefault(write.call().id(), List.of());
    long numbers = sends.stream().map(send -> Mentions.number(send.msg())).distinct().count();
    List<Result> instances = instancesOf(sends);
    String text =
        "%s's append(%s, %s) took effect more than once: %s's get(%s) shows it twice; it was asked for %s"
            .formatted(
                name(write.call().peer()),
                write.key(),
                Brief.of(Objects.requireNonNull(write.call().value())),
                name(seen.peer()),
                read.key(),
                (sends.size() == 1 ? "once" : sends.size() + " times")
                    + (numbers > 1 ? ", under " + numbers + " numbers" : "")
                    + chosenIn(instances));
    List<Integer> evidence = new ArrayList<>();
    evidence.add(write.call().id());
    sends.forEach(send -> evidence.add(send.id()));
    instances.forEach(instance -> evidence.add(instance.id()));
    evidence.add(seen.id());
    Finding twice = finding(StoreRules.KV_ONCE, seen, text + ".", evidence);
    // Then it is the client that makes many operations of one.
    return numbers > 1 ? at(sends.get(sends.size() - 1), twice) : twice;
  }

  /** Where servers agreed on what was asked for, as far as their values tell. */
  private List<Result> instancesOf(List<Send> sends) {
    return chosen.values().stream()
        .filter(instance -> sends.stream().anyMatch(send -> isOf(send, instance)))
        .toList();
  }

  private static boolean isOf(Send send, Result instance) {
    return send.msg() instanceof AppendArgs append
        && instance.value() != null
        && Mentions.of(append, instance.value());
  }

  /** As the end of a clause; nothing unless there are several: one instance explains nothing. */
  private static String chosenIn(List<Result> instances) {
    List<String> numbers = instances.stream().map(i -> String.valueOf(i.seq())).toList();
    int last = numbers.size() - 1;
    return last < 1
        ? ""
        : " and chosen in instances %s and %s"
            .formatted(String.join(", ", numbers.subList(0, last)), numbers.get(last));
  }

  private static Finding at(Send send, Finding f) {
    return new Finding(
        f.rule(), f.severity(), f.at(), send.from(), f.text(), f.evidence(), send.at());
  }

  private Optional<Finding> notLinearizable() {
    Map<Operation, StoreOperation> byOperation = new HashMap<>();
    List<StoreOperation> all = all();
    all.sort((a, b) -> Integer.compare(a.call().id(), b.call().id()));
    List<Operation> operations = new ArrayList<>();
    for (StoreOperation one : all) {
      operations.add(one.operation(header.peers()));
      byOperation.put(one.operation(header.peers()), one);
    }
    Verdict verdict = Linearizability.check(new History(operations));
    return verdict.failures().stream()
        .findFirst()
        .map(failure -> fitsNowhere(failure, byOperation))
        .or(() -> verdict.unknowns().stream().findFirst().map(this::notJudged));
  }

  private Finding fitsNowhere(
      KeyVerdict.NotLinearizable failure, Map<Operation, StoreOperation> byOperation) {
    Result misfit = resultOf(byOperation.get(failure.misfit()));
    List<Integer> evidence = new ArrayList<>();
    for (Operation operation : failure.subHistory()) {
      StoreOperation one = byOperation.get(operation);
      if (one != null) {
        evidence.add(one.call().id());
        if (one.result() != null) {
          evidence.add(one.result().id());
        }
      }
    }
    evidence.add(misfit.id());
    return finding(StoreRules.KV_LINEARIZABLE, misfit, failure.text(), evidence);
  }

  /** Neither a pass nor a fail: said as advice, so that nobody takes it for one. */
  private Finding notJudged(KeyVerdict.Unknown unknown) {
    Result last = Objects.requireNonNull(complete.get(complete.size() - 1).result());
    String text =
        "whether the answers for key %s are linearizable isn't known: %s"
            .formatted(unknown.key(), unknown.reason());
    return new Finding(
        StoreRules.KV_LINEARIZABLE.id(),
        Finding.Severity.ADVICE,
        last.id(),
        last.peer(),
        text,
        List.of(last.id()),
        null);
  }

  private static Result resultOf(@Nullable StoreOperation operation) {
    return Objects.requireNonNull(Objects.requireNonNull(operation).result());
  }

  /** Points at the line of the server that answered last what the finding is about. */
  private Finding finding(Rule rule, Result at, String text, List<Integer> evidence) {
    Reply ground = grounds.get(at.id());
    List<Integer> all = new ArrayList<>(evidence);
    if (ground != null) {
      all.add(ground.id());
    }
    List<Integer> rising = all.stream().filter(id -> id <= at.id()).sorted().distinct().toList();
    String where = ground == null ? null : ground.at();
    return new Finding(rule.id(), rule.severity(), at.id(), at.peer(), text, rising, where);
  }

  private boolean isClient(int node) {
    return node >= header.peers();
  }

  private String name(int node) {
    return header.nodes().get(node).name();
  }
}
