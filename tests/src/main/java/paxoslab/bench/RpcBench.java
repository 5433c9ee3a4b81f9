package paxoslab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import paxoslab.host.CarrierPool;
import paxoslab.sim.Channel;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.wire.Value;

/** Calls a second: tasks that do nothing but call another peer and wait for its reply. */
public final class RpcBench {
  private static final int CALLS = 200_000;
  private static final int WARM_UPS = 3;

  /** Start(seq, n) makes a task that calls the next peer n times. */
  private static final String CALLER =
      """
      package paxoslab.student;
      import java.util.List;
      import paxoslab.api.*;
      public class PaxosPeer implements Paxos {
        private final List<String> peers;
        private final int me;
        private final Env env;
        public PaxosPeer(List<String> peers, int me, Env env) {
          this.peers = peers;
          this.me = me;
          this.env = env;
        }
        public void start(int seq, Object n) {
          String next = peers.get((me + 1) % peers.size());
          env.spawn(() -> {
            for (int i = 0; i < (Integer) n; i++) {
              env.call(next, new PrepareArgs(seq, i)).await();
            }
          });
        }
        public Status status(int seq) { return new Status(Fate.PENDING, null); }
        public void done(int seq) {}
        public int max() { return 0; }
        public int min() { return 0; }
        public void kill() {}
        public PrepareReply prepare(PrepareArgs a) { return new PrepareReply(true, a.n(), -1, null); }
        public AcceptReply accept(AcceptArgs a) { return new AcceptReply(false, 0); }
        public ChooseReply choose(ChooseArgs a) { return new ChooseReply(false); }
        public SeqReply updateDoneSeqs(SeqArgs a) { return new SeqReply(true); }
      }
      """;

  private final CarrierPool pool;
  private final Solution caller =
      SolutionCompiler.compile("bench caller", Map.of("PaxosPeer.java", CALLER));

  public RpcBench(CarrierPool pool) {
    this.pool = pool;
  }

  /** Calls a second and switches a call, with one client and with a hundred. */
  public List<Figure> measure() {
    List<Figure> figures = new ArrayList<>();
    for (int clients : new int[] {1, 100}) {
      for (int i = 0; i < WARM_UPS; i++) {
        run(clients);
      }
      figures.addAll(run(clients));
    }
    return figures;
  }

  private List<Figure> run(int clients) {
    try (BenchWorld bench = new BenchWorld(pool, caller, 3, Channel.reliable())) {
      Stopwatch watch = new Stopwatch();
      for (int client = 0; client < clients; client++) {
        bench.world().start(0, 0, new Value.Scalar(CALLS / clients));
      }
      bench.world().run(3_600_000_000L);
      double wall = watch.wallSeconds();
      double cpu = watch.cpuSeconds();
      long calls = bench.world().remoteCalls();
      String who = clients == 1 ? "one client" : clients + " clients";
      return List.of(
          new Figure(
              "calls, " + who,
              calls / wall,
              "RPC/s",
              cpu,
              wall,
              clients == 1 ? "at least 70,000" : ""),
          new Figure(
              "switches a call, " + who,
              (double) bench.switches() / calls,
              "switches",
              cpu,
              wall,
              "at most 2"));
    }
  }
}
