package paxoslab.visualizer.docs;

import java.util.List;
import java.util.Map;
import paxoslab.host.CarrierPool;
import paxoslab.junit.Cluster;
import paxoslab.junit.Lesson;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.Peers;
import paxoslab.junit.Topic;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.trace.Finding;

/** What the lab says of a peer that holds a few lines of code. */
final class Misbehaviour {
  private static final LessonMethod LESSON = LessonMethod.in(List.of(OneStart.class)).get(0);

  /** What the lines take for granted, so that only they are at fault. */
  private static final String BASE =
      """
      package paxoslab.student;
      import java.util.List;
      import paxoslab.api.*;
      abstract class Quiet implements Paxos {
        final List<String> peers;
        final int me;
        final Env env;
        private int highest = -1;
        Quiet(List<String> peers, int me, Env env) {
          this.peers = peers;
          this.me = me;
          this.env = env;
        }
        final void know(int seq) { highest = Math.max(highest, seq); }
        public void start(int seq, Object value) {}
        public Status status(int seq) { return new Status(Fate.PENDING, null); }
        public void done(int seq) {}
        public int max() { return highest; }
        public int min() { return 0; }
        public void kill() {}
        public PrepareReply prepare(PrepareArgs args) {
          return new PrepareReply(true, args.n(), -1, null);
        }
        public AcceptReply accept(AcceptArgs args) { return new AcceptReply(true, args.n()); }
        public ChooseReply choose(ChooseArgs args) { return new ChooseReply(true); }
        public SeqReply updateDoneSeqs(SeqArgs args) { return new SeqReply(true); }
      }
      """;

  /** Stands on the first line of the code, so that its lines count from 1. */
  private static final String HEAD =
      "package paxoslab.student; import java.time.*; import java.util.*;"
          + " import java.util.concurrent.*; import paxoslab.api.*;"
          + " public class PaxosPeer extends Shown {"
          + " public PaxosPeer(List<String> peers, int me, Env env) { super(peers, me, env); }"
          + " public void start(int seq, Object value) { know(seq); super.start(seq, value); }"
          + " public PrepareReply prepare(PrepareArgs args) { know(args.seq());"
          + " return super.prepare(args); } }"
          + " abstract class Shown extends Quiet {"
          + " Shown(List<String> peers, int me, Env env) { super(peers, me, env); } ";

  private Misbehaviour() {}

  /** The smallest lesson that a peer without proposer fails. */
  @Topic(value = "Small", stage = 1)
  static class OneStart {
    @Lesson(id = "T01", points = 1, seeds = 1, title = "One peer starts one instance")
    void oneStart(@Peers(2) Cluster cluster) {
      cluster.peer(0).start(0, "x");
      cluster.awaitDecided(0, 2);
    }
  }

  /** What ends the lesson for a peer with these members. */
  static Finding of(Entry.Code code, CarrierPool pool) {
    Solution solution =
        SolutionCompiler.compile(
            "shown", Map.of("Quiet.java", BASE, "PaxosPeer.java", HEAD + code.java() + "}\n"));
    return new LessonRunner(solution, pool)
        .run(LESSON, 1)
        .failure()
        .orElseThrow(() -> new AssertionError("nothing is wrong with\n" + code.java()));
  }
}
