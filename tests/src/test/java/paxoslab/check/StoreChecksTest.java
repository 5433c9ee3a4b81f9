package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import paxoslab.api.AppendArgs;
import paxoslab.api.Fate;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/** Hand-made runs of a store: three servers (0 to 2) and two clients (3 and 4). */
class StoreChecksTest {
  private static final int C0 = 3;
  private static final int C1 = 4;

  private final List<TraceEvent> events = new ArrayList<>();

  @Test
  void appendThatAGetShowsTwiceTookEffectTwice() {
    call(C0, "append", 0, "k", "(a)");
    int first = asks(C0, 0);
    int second = asks(C0, 1);
    done(C0, "append", 0, null);
    call(C1, "get", 0, "k", null);
    int got = done(C1, "get", 0, "(a)(a)");

    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("kv-once");
              assertThat(finding.at()).isEqualTo(got);
              assertThat(finding.evidence()).contains(0, first, second, got);
              assertThat(finding.text())
                  .isEqualTo(
                      "c0's append(k, \"(a)\") took effect more than once: c1's get(k) shows it"
                          + " twice; it was asked for 2 times.");
            });
  }

  @Test
  void instancesInWhichItWasChosenAreNamed() {
    call(C0, "append", 0, "k", "(a)");
    asks(C0, 0);
    asks(C0, 1);
    int third = chosen(3, 0, operation("c0", 1, "(a)"));
    chosen(3, 1, operation("c0", 1, "(a)"));
    chosen(4, 0, operation("c1", 1, "(b)"));
    chosen(5, 0, operation("c0", 2, "(a)"));
    Value batch = new Value.Sequence(List.of(operation("c1", 2, ""), operation("c0", 1, "(a)")));
    int seventh = chosen(7, 1, new Value.Struct("Batch", List.of(new Value.Field("ops", batch))));
    done(C0, "append", 0, null);
    call(C1, "get", 0, "k", null);
    done(C1, "get", 0, "(a)(a)");

    assertThat(once())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.text())
                  .endsWith("it was asked for 2 times and chosen in instances 3 and 7.");
              assertThat(finding.evidence()).contains(third, seventh);
            });
  }

  @Test
  void oneInstanceExplainsNothing() {
    call(C0, "append", 0, "k", "(a)");
    asks(C0, 0);
    chosen(3, 0, operation("c0", 1, "(a)"));
    done(C0, "append", 0, null);
    call(C1, "get", 0, "k", null);
    done(C1, "get", 0, "(a)(a)");

    assertThat(once())
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).endsWith("it was asked for once."));
  }

  /** Nobody accepted here what is chosen, which other rules see. */
  private List<Finding> once() {
    return findings().stream().filter(finding -> finding.rule().equals("kv-once")).toList();
  }

  private static Value operation(String client, long number, String text) {
    return new Value.Struct(
        "Op",
        List.of(
            new Value.Field("key", new Value.Text("k")),
            new Value.Field("text", new Value.Text(text)),
            new Value.Field("client", new Value.Text(client)),
            new Value.Field("number", new Value.Scalar(number))));
  }

  private int chosen(int seq, int server, Value value) {
    int id = events.size();
    events.add(new TraceEvent.Call(id, 10L * id, server, "start", seq, value));
    events.add(
        TraceEvent.Result.status(
            id + 1, 10L * id, server, seq, Fate.CHOSEN, value, TraceEvent.NONE));
    return id + 1;
  }

  @Test
  void equalAppendsMayBothBeSeen() {
    call(C0, "append", 0, "k", "a");
    done(C0, "append", 0, null);
    call(C0, "append", 1, "k", "a");
    done(C0, "append", 1, null);
    call(C1, "get", 0, "k", null);
    done(C1, "get", 0, "aa");

    assertThat(findings()).isEmpty();
  }

  @Test
  void textThatIsPartOfAnotherIsNotSeenTwice() {
    call(C0, "append", 0, "k", "a");
    done(C0, "append", 0, null);
    call(C0, "append", 1, "k", "bab");
    done(C0, "append", 1, null);
    call(C1, "get", 0, "k", null);
    done(C1, "get", 0, "abab");

    assertThat(findings()).isEmpty();
  }

  @Test
  void staleGetIsNotLinearizableAndItsServersLineIsNamed() {
    call(C0, "put", 0, "k", "new");
    done(C0, "put", 0, null);
    call(C1, "get", 0, "k", null);
    int reply = answers(C1, 2, "");
    int got = done(C1, "get", 0, "");

    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("kv-linearizable");
              assertThat(finding.at()).isEqualTo(got);
              assertThat(finding.peer()).isEqualTo(C1);
              assertThat(finding.where()).isEqualTo("KvServer.java:70");
              assertThat(finding.evidence()).contains(0, 1, reply, got);
              assertThat(finding.text())
                  .startsWith("get(k) returned ''")
                  .contains("put(k, 'new') had been acknowledged");
            });
  }

  @Test
  void getBesideAPutMayReturnEither() {
    call(C0, "put", 0, "k", "new");
    call(C1, "get", 0, "k", null);
    done(C1, "get", 0, "");
    call(C1, "get", 1, "k", null);
    done(C1, "get", 1, "new");
    done(C0, "put", 0, null);

    assertThat(findings()).isEmpty();
  }

  @Test
  void writeThatNobodyAnsweredMayHaveTakenEffect() {
    call(C0, "append", 0, "k", "(a)");
    call(C1, "get", 0, "k", null);
    done(C1, "get", 0, "(a)");

    assertThat(findings()).isEmpty();
  }

  @Test
  void whatWasSeenOnceIsNotUnseen() {
    call(C0, "put", 0, "k", "new");
    call(C1, "get", 0, "k", null);
    done(C1, "get", 0, "new");
    call(C1, "get", 1, "k", null);
    done(C1, "get", 1, "");

    assertThat(findings()).extracting(Finding::rule).containsExactly("kv-linearizable");
  }

  @Test
  void keysAreJudgedApart() {
    call(C0, "put", 0, "k", "1");
    done(C0, "put", 0, null);
    call(C0, "get", 1, "other", null);
    done(C0, "get", 1, "");

    assertThat(findings()).isEmpty();
  }

  @Test
  void whatCannotBeJudgedIsSaidAndIsNoFailure() {
    int crowd = 70;
    for (int client = C0; client < C0 + crowd; client++) {
      call(client, "append", 0, "k", "(" + client + ")");
    }
    for (int client = C0; client < C0 + crowd; client++) {
      done(client, "append", 0, null);
    }
    call(C0, "get", 1, "k", null);
    done(C0, "get", 1, "(3)");

    assertThat(findings(crowd))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Finding.Severity.ADVICE);
              assertThat(finding.text()).contains("isn't known: more than 64");
            });
  }

  private int call(int client, String op, int number, String key, String value) {
    int id = events.size();
    Value text = value == null ? null : new Value.Text(value);
    events.add(new TraceEvent.Call(id, 10L * id, client, op, number, text, key, TraceEvent.NONE));
    return id;
  }

  private int done(int client, String op, int number, String read) {
    int id = events.size();
    Value text = read == null ? null : new Value.Text(read);
    events.add(TraceEvent.Result.ofStore(id, 10L * id, client, op, number, text, TraceEvent.NONE));
    return id;
  }

  @Test
  void operationThatNoServerWasAskedForIsNotComplete() {
    int call = call(C0, "put", 0, "k", "x");
    int end = done(C0, "put", 0, null);

    assertThat(all(2))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("kv-answered");
              assertThat(finding.at()).isEqualTo(end);
              assertThat(finding.evidence()).containsExactly(call, end);
              assertThat(finding.text())
                  .isEqualTo(
                      "c0's put(k, \"x\") was complete, and no server had answered DONE to it:"
                          + " none had been asked.");
            });
  }

  @Test
  void answerToAnEarlierOperationIsNone() {
    call(C1, "get", 0, "k", null);
    answers(C1, 2, "");
    done(C1, "get", 0, "");
    call(C1, "get", 1, "k", null);
    asks(C1, 0);
    done(C1, "get", 1, "");

    assertThat(all(2))
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).endsWith(": none had answered."));
  }

  @Test
  void answerToASecondTryCounts() {
    call(C1, "get", 0, "k", null);
    asks(C1, 0);
    answers(C1, 2, "");
    done(C1, "get", 0, "");

    assertThat(all(2)).isEmpty();
  }

  private int asks(int client, int server) {
    int id = events.size();
    AppendArgs request = new AppendArgs("k", "(a)", "c0", 1);
    events.add(
        new TraceEvent.Send(id, 10L * id, id, client, server, request, TraceEvent.NONE, null));
    return id;
  }

  private int answers(int client, int server, String value) {
    int id = events.size();
    GetArgs request = new GetArgs("k", "c1", 1);
    GetReply reply = new GetReply(KvResult.DONE, value);
    events.add(
        new TraceEvent.Send(id, 10L * id, id, client, server, request, TraceEvent.NONE, null));
    events.add(new TraceEvent.Deliver(id + 1, 10L * id, id, client, server, id));
    events.add(
        new TraceEvent.Reply(
            id + 2, 10L * id, id, server, client, reply, id + 1, "KvServer.java:70"));
    events.add(new TraceEvent.DeliverReply(id + 3, 10L * id, id, server, client, id + 2));
    return id + 2;
  }

  /** These runs leave out what servers answered where it makes no difference to the other rules. */
  private List<Finding> findings() {
    return findings(2);
  }

  private List<Finding> findings(int clients) {
    return all(clients).stream().filter(found -> !found.rule().equals("kv-answered")).toList();
  }

  private List<Finding> all(int clients) {
    List<Header.Node> nodes = new ArrayList<>();
    List.of("s0", "s1", "s2").forEach(name -> nodes.add(new Header.Node(name, "server")));
    for (int client = 0; client < clients; client++) {
      nodes.add(new Header.Node("c" + client, "client"));
    }
    Header header = new Header("K00", "hand-made", 1, Map.of(), nodes, null, null, 500_000);
    List<Finding> findings = new ArrayList<>();
    Checks checks = new Checks(header, findings::add);
    events.forEach(checks::on);
    checks.end();
    return findings;
  }
}
