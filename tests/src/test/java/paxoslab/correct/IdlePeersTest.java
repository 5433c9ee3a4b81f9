package paxoslab.correct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.PeerSource;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.store.StoreSuite;

/** Who does nothing breaks few rules, and must not earn a point by that. */
class IdlePeersTest {
  private static final String SERVER =
      """
      package paxoslab.student;
      import java.util.List;
      import paxoslab.api.*;
      public class KvServer implements KvService {
        public KvServer(List<String> servers, int me, Paxos paxos, Env env) {}
        public GetReply get(GetArgs args) { return new GetReply(KvResult.DONE, ""); }
        public PutReply put(PutArgs args) { return new PutReply(KvResult.DONE); }
        public AppendReply append(AppendArgs args) { return new AppendReply(KvResult.DONE); }
        public void kill() {}
      }
      """;

  private static final String CLIENT =
      """
      package paxoslab.student;
      import java.util.List;
      import paxoslab.api.*;
      public class KvStoreClient implements KvClient {
        public KvStoreClient(List<String> servers, String clientId, Env env) {}
        public String get(String key) { return ""; }
        public void put(String key, String value) {}
        public void append(String key, String value) {}
      }
      """;

  @Test
  void peerThatDoesNothingPassesNoLesson() {
    assertThat(passed(PeerSource.peer(""), GradedSuite.lessons())).isEmpty();
  }

  @Test
  void storeWhoseClientsAskNobodyPassesNoLesson() {
    Map<String, String> files = new LinkedHashMap<>(PeerSource.files("", ""));
    files.put("KvServer.java", SERVER);
    files.put("KvStoreClient.java", CLIENT);
    assertThat(passed(SolutionCompiler.compile("idle", files), StoreSuite.lessons())).isEmpty();
  }

  private static List<String> passed(Solution solution, List<LessonMethod> lessons) {
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(solution, pool);
      return lessons.stream()
          .filter(lesson -> runner.run(lesson, RunOptions.defaults()).passed())
          .map(LessonMethod::id)
          .toList();
    }
  }
}
