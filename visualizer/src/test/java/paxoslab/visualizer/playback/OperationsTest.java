package paxoslab.visualizer.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.PutArgs;
import paxoslab.check.StoreRules;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.KeyHistory.Bar;
import paxoslab.visualizer.playback.KeyHistory.Standing;
import paxoslab.visualizer.sample.HandRun;
import paxoslab.visualizer.sample.Samples;
import paxoslab.visualizer.sample.StoreSample;
import paxoslab.visualizer.sample.TraceBuilder;
import paxoslab.wire.Value;

class OperationsTest {
  private final Timeline run = new Timeline(StoreSample.healthy());
  private final Operations operations = run.operations();

  private int at(String query) {
    return EventQuery.parse(query, run).matches().get(0);
  }

  private ClientOperation one(String text) {
    return operations.all().stream().filter(o -> o.text(9).equals(text)).findFirst().orElseThrow();
  }

  @Test
  void anOperationBeginsWithItsCallAndEndsWithItsResult() {
    ClientOperation get = one("get(k)");
    assertThat(run.event(get.call())).isInstanceOf(TraceEvent.Call.class);
    assertThat(run.event(get.result())).isInstanceOf(TraceEvent.Result.class);
    assertThat(get.read()).isEqualTo("a");
    assertThat(one("append(k, \"c\")").isPending()).isTrue();
    assertThat(operations.keys()).containsExactly("k");
  }

  @Test
  void aProposedValueIsKnownByClientAndNumberWhateverItsFieldsAreCalled() {
    assertThat(operations.of(StoreSample.op("c1", 1, "append")))
        .extracting(asked -> asked.operation().text(9))
        .containsExactly("append(k, \"b\")");
    assertThat(operations.of(StoreSample.op("c7", 1, "append"))).isEmpty();
  }

  @Test
  void aValueThatNamesNobodyIsWhatTheServerHandledWhenItProposed() {
    TraceBuilder b = TraceBuilder.store("T", "test", 1, 1);
    int ask = b.asks(1, "put", 0, "k", "v");
    int send = b.send(1, 0, new PutArgs("k", "v", "c0", 1), ask);
    int later = b.timer(0, b.timer(0, b.deliver(send)));
    Value token = new Value.Scalar(77);
    b.proposes(0, 0, token, later);
    b.proposes(0, 1, new Value.Scalar(78), TraceEvent.NONE);
    Operations found = new Timeline(b.build()).operations();
    assertThat(found.of(token)).extracting(a -> a.operation().key()).containsExactly("k");
    assertThat(found.of(new Value.Scalar(78))).as("nothing led to it").isEmpty();
  }

  @Test
  void severalOperationsMayShareAnInstance() {
    TraceBuilder b = TraceBuilder.store("T", "test", 1, 2);
    for (int client = 1; client < 3; client++) {
      String name = "c" + (client - 1);
      int ask = b.asks(client, "put", 0, "k", name);
      b.deliver(b.send(client, 0, new PutArgs("k", name, name, 1), ask));
    }
    Value both =
        new Value.Sequence(List.of(StoreSample.op("c0", 1, "put"), StoreSample.op("c1", 1, "put")));
    b.knows(0, 0, both, b.proposes(0, 0, both, TraceEvent.NONE));
    Timeline timeline = new Timeline(b.build());
    assertThat(timeline.operations().of(both)).hasSize(2);
    assertThat(new ServerLogs(timeline).at(timeline.size() - 1, 0).store())
        .isEqualTo(Map.of("k", "c1"));
  }

  @Test
  void oneJumpsFromAnOperationToItsInstanceAndBack() {
    ClientOperation append = one("append(k, \"b\")");
    int instance = operations.counterpart(append.call());
    assertThat(run.event(instance))
        .isInstanceOfSatisfying(
            TraceEvent.Result.class, known -> assertThat(known.seq()).isEqualTo(2));
    assertThat(operations.counterpart(instance)).isEqualTo(append.call());
    assertThat(operations.counterpart(one("append(k, \"c\")").call())).isEqualTo(-1);
    assertThat(operations.counterpart(run.size() - 1)).isEqualTo(-1);
  }

  @Test
  void aRunOfPeersHasNoOperations() {
    Timeline peers = new Timeline(Samples.brokenPromise());
    assertThat(peers.operations().all()).isEmpty();
    assertThat(peers.hasClients()).isFalse();
    assertThat(IntStream.range(0, peers.size()).map(i -> peers.operations().counterpart(i)))
        .containsOnly(-1);
  }

  // ---- the order of a key's operations ----

  @Test
  void eachPointLiesInItsBarAndTheirOrderExplainsTheAnswers() {
    KeyHistory history = KeyHistory.of(run, "k");
    assertThat(history.broken()).isFalse();
    List<Bar> placed = history.bars().stream().filter(bar -> !Double.isNaN(bar.point())).toList();
    assertThat(placed)
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(bar -> bar.from() <= bar.point() && bar.point() <= bar.to());
    double get = point(history, "get(k)");
    assertThat(point(history, "append(k, \"a\")")).isLessThan(get);
    assertThat(point(history, "append(k, \"b\")")).as("the get did not see it").isGreaterThan(get);
  }

  private static double point(KeyHistory history, String text) {
    return history.bars().stream()
        .filter(bar -> bar.operation().text(9).equals(text))
        .findFirst()
        .orElseThrow()
        .point();
  }

  @Test
  void whatFitsNowhereIsMarkedAndSoIsWhatLeavesItNoPlace() {
    KeyHistory history = KeyHistory.of(new Timeline(StoreSample.staleRead()), "k");
    assertThat(history.broken()).isTrue();
    assertThat(history.bars())
        .extracting(bar -> bar.operation().op(), Bar::standing)
        .containsExactly(tuple("append", Standing.INVOLVED), tuple("get", Standing.OFFENDING));
    assertThat(history.verdict()).contains("get(k)");
    assertThat(history.bars().get(1).point()).isNaN();
  }

  @Test
  void whatTookEffectTwiceIsToldAsTheFindingTellsIt() {
    AppendArgs append = new AppendArgs("k", "a", "c0", 1);
    Trace twice =
        HandRun.store(1, 1)
            .asks(1, "append", "k", "a")
            .exchange(1, 0, append, new AppendReply(KvResult.DONE))
            .completes(1, "append", null)
            .asks(1, "get", "k", null)
            .exchange(1, 0, new GetArgs("k", "c0", 2), new GetReply(KvResult.DONE, "aa"))
            .completes(1, "get", "aa")
            .breaking(StoreRules.KV_ONCE.id());
    KeyHistory history = KeyHistory.of(new Timeline(twice), "k");
    assertThat(history.verdict()).contains("took effect more than once");
    assertThat(history.bars())
        .extracting(Bar::standing)
        .containsExactly(Standing.INVOLVED, Standing.OFFENDING);
  }

  // ---- the servers ----

  @Test
  void aStoreIsWhatIsKnownWithoutAHoleAndGrowsWithThePlayhead() {
    ServerLogs logs = new ServerLogs(run);
    int end = run.size() - 1;
    assertThat(logs.at(end, 0).applied()).isEqualTo(2);
    assertThat(logs.at(end, 0).store()).isEqualTo(Map.of("k", "a"));
    assertThat(logs.at(end, 1).applied()).isEqualTo(3);
    assertThat(logs.at(end, 1).store()).isEqualTo(Map.of("k", "ab"));
    int first = at("kind:result seq=0 peer:s0");
    assertThat(logs.at(first - 1, 0).entries()).isEmpty();
    assertThat(logs.at(first, 0).store()).isEqualTo(Map.of("k", "a"));
  }

  @Test
  void aServerKnowsWhatItIsToldAndWhatItTells() {
    TraceBuilder b = TraceBuilder.store("T", "test", 2, 1);
    Value value = StoreSample.op("c0", 1, "put");
    int ask = b.asks(2, "put", 0, "k", "v");
    int got = b.deliver(b.send(2, 0, new PutArgs("k", "v", "c0", 1), ask));
    int tells = b.send(0, 1, new ChooseArgs(0, value), b.proposes(0, 0, value, got));
    int told = b.after(1_000).deliver(tells);
    Timeline timeline = new Timeline(b.build());
    ServerLogs logs = new ServerLogs(timeline);
    assertThat(logs.at(tells, 0).store()).isEqualTo(Map.of("k", "v"));
    assertThat(logs.at(tells, 1).entries()).isEmpty();
    assertThat(logs.at(told, 1).store()).isEqualTo(Map.of("k", "v"));
    assertThat(timeline.operations().counterpart(ask)).isEqualTo(tells);
  }

  @Test
  void anOperationThatIsChosenTwiceTakesEffectOnce() {
    TraceBuilder b = TraceBuilder.store("T", "test", 1, 1);
    int ask = b.asks(1, "append", 0, "k", "v");
    b.deliver(b.send(1, 0, new AppendArgs("k", "v", "c0", 1), ask));
    Value value = StoreSample.op("c0", 1, "append");
    b.proposes(0, 0, value, ask);
    b.knows(0, 0, value, ask);
    b.knows(0, 1, value, ask);
    b.knows(0, 3, value, ask);
    Timeline timeline = new Timeline(b.build());
    ServerLogs.Log log = new ServerLogs(timeline).at(timeline.size() - 1, 0);
    assertThat(log.store()).isEqualTo(Map.of("k", "v"));
    assertThat(log.repeated()).containsExactly(1);
    assertThat(log.applied()).as("instance 2 isn't known").isEqualTo(2);
    assertThat(log.entries()).hasSize(3);
  }

  // ---- words ----

  @Test
  void sentencesSpeakOfOperations() {
    Captions captions = new Captions(run);
    assertThat(IntStream.range(0, run.size()).mapToObj(captions::at))
        .contains(
            "The application asks c0 for append(k, \"a\").",
            "c0 asks s0 for append(k, \"a\"), operation 1 of c0.",
            "s0 receives append(k, \"a\") from c0.",
            "s0 starts instance 0 with c0's append(k, \"a\").",
            "s0 now reports c0's append(k, \"a\") as chosen for instance 0.",
            "s0 answers c0: done to append(k, \"a\").",
            "c0 has completed append(k, \"a\").",
            "s0 answers c0: read \"a\" to get(k).",
            "c0 has completed get(k): it read \"a\".")
        .allMatch(sentence -> !sentence.isBlank());
  }

  @Test
  void aSearchFindsOperationsByKindKeyAndClient() {
    int c1 = StoreSample.C1;
    assertThat(EventQuery.parse("kind:append client:c1", run).matches())
        .isNotEmpty()
        .allMatch(i -> operations.at(i).orElseThrow().client() == c1)
        .noneMatch(operations::speaksOfInstance);
    assertThat(EventQuery.parse("key:k", run).matches()).contains(at("kind:call seq=0"));
    assertThat(EventQuery.parse("key:other", run).matches()).isEmpty();
    assertThat(EventQuery.parse("kind:done", run).matches()).isEmpty();
    assertThat(EventQuery.completions("client:", run)).containsExactly("client:c0", "client:c1");
    assertThatThrownBy(() -> EventQuery.parse("client:s0", run)).hasMessageContaining("c0, c1");
  }

  @Test
  void theInstanceOfAClientsCallIsNotFollowed() {
    assertThat(Followed.from(run, one("get(k)").call(), Followed.By.INSTANCE)).isEmpty();
  }
}
