package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.store.StoreSuite;
import paxoslab.trace.Finding;

/** What servers and clients of a store must not do ends their lesson, by the rule that says so. */
class StoreGuardTest {
  private static final Path TESTS = Path.of(System.getProperty("lab.root", "."), "tests/src/test");
  private static final String START = "paxos.start(seq, op);";

  private final CarrierPool pool = new CarrierPool();
  private final Map<String, String> sources = new TreeMap<>();

  StoreGuardTest() throws IOException {
    for (String file :
        new String[] {
          "stores/eachhandler/KvServer.java",
          "stores/batching/KvStoreClient.java",
          "peers/callbacks/PaxosPeer.java"
        }) {
      Path source = TESTS.resolve(file);
      sources.put(source.getFileName().toString(), Files.readString(source));
    }
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void storeWithoutAFaultPasses() {
    assertThat(new LessonRunner(solution(), pool).run(lesson(), 1).failure()).isEmpty();
  }

  @Test
  void serverMayNotCallItsPeersHandlers() {
    change("KvServer.java", START, "paxos.prepare(new paxoslab.api.PrepareArgs(seq, 1));");

    assertThat(failure().rule()).isEqualTo("refused");
    assertThat(failure().text()).contains("a server calls its peer's prepare").contains("start");
    assertThat(failure().where()).startsWith("KvServer.java:");
  }

  @Test
  void startMayNotWaitThoughAServersTaskCallsIt() {
    change(
        "PaxosPeer.java",
        "public void start(int seq, Object value) {",
        "public void start(int seq, Object value) { env.sleep(java.time.Duration.ofMillis(1));");

    assertThat(failure().rule()).isEqualTo("start-returns");
  }

  @Test
  void whatIsAgreedOnIsAValueThatCanTravel() {
    change("KvServer.java", START, "paxos.start(seq, new Object());");

    assertThat(failure().rule()).isEqualTo("unsendable-value");
    assertThat(failure().where()).startsWith("KvServer.java:");
  }

  @Test
  void answerHasNoNull() {
    change(
        "KvServer.java",
        "return new PutReply(done ? KvResult.DONE : KvResult.RETRY);",
        "return new PutReply(null);");

    assertThat(failure().rule()).isEqualTo("unsendable-value");
    assertThat(failure().text()).contains("DONE or RETRY");
  }

  @Test
  void clientSpeaksOnlyToServersAsAClient() {
    change(
        "KvStoreClient.java",
        "number += 7;",
        "number += 7; env.call(server(), new paxoslab.api.PrepareArgs(0, 1));");

    assertThat(failure().rule()).isEqualTo("refused");
    assertThat(failure().text()).contains("a client sends PrepareArgs");
  }

  @Test
  void exceptionOfAClientNamesItsLine() {
    change("KvStoreClient.java", "number += 7;", "number += 7 / (number * 0);");

    assertThat(failure().rule()).isEqualTo("exception-escaped");
    assertThat(failure().where()).contains("KvStoreClient.java:");
  }

  @Test
  void solutionWithoutAStoreIsToldSo() {
    Finding failure =
        new LessonRunner(GoodPeer.solution(), pool).run(lesson(), 1).failure().orElseThrow();

    assertThat(failure.rule()).isEqualTo("not-implemented");
    assertThat(failure.text()).contains("paxoslab.student.KvServer").contains("KvStoreClient");
  }

  @Test
  void serversAndClientsHaveTheirRolesInTheHeader() {
    assertThat(new LessonRunner(solution(), pool).run(lesson(), 3).trace().header().nodes())
        .extracting(node -> node.name() + " " + node.role())
        .containsExactly("s0 server", "s1 server", "s2 server", "c0 client");
  }

  private void change(String file, String from, String to) {
    String text = sources.get(file);
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    sources.put(file, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  private Finding failure() {
    return new LessonRunner(solution(), pool).run(lesson(), 1).failure().orElseThrow();
  }

  private Solution solution() {
    return SolutionCompiler.compile("store", sources);
  }

  private static LessonMethod lesson() {
    return StoreSuite.lessons().get(0);
  }
}
