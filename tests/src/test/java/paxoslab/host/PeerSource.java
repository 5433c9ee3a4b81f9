package paxoslab.host;

import java.util.List;
import java.util.Map;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;

/** Peers made of a few lines of source text. */
public final class PeerSource {
  /** The first line of {@link #peer}'s code is this line of PaxosPeer.java. */
  private static final int FIRST_LINE = 3;

  private static final String IMPORTS =
      "package paxoslab.student; import java.util.*; import java.util.function.*;"
          + " import java.util.concurrent.*; import java.util.concurrent.locks.*;"
          + " import java.time.*; import paxoslab.api.*;\n";

  /** A peer that answers, and does nothing of its own. */
  private static final String BASE =
      IMPORTS
          + """
          abstract class Base implements Paxos {
            final List<String> peers;
            final int me;
            final Env env;
            int max = -1;
            Base(List<String> peers, int me, Env env) {
              this.peers = peers;
              this.me = me;
              this.env = env;
            }
            public void start(int seq, Object value) { max = Math.max(max, seq); }
            public Status status(int seq) { return new Status(Fate.PENDING, null); }
            public void done(int seq) {}
            public int max() { return max; }
            public int min() { return 0; }
            public void kill() {}
            public PrepareReply prepare(PrepareArgs args) {
              max = Math.max(max, args.seq());
              return new PrepareReply(true, args.n(), -1, null);
            }
            public AcceptReply accept(AcceptArgs args) { return new AcceptReply(true, args.n()); }
            public ChooseReply choose(ChooseArgs args) { return new ChooseReply(true); }
            public SeqReply updateDoneSeqs(SeqArgs args) { return new SeqReply(true); }
            final RpcFuture<PrepareReply> ask(int peer, int n) {
              return env.call(peers.get(peer), new PrepareArgs(0, n));
            }
          }
          """;

  private PeerSource() {}

  /** A peer whose class holds this code; what it leaves out does nothing, or says yes. */
  public static Solution peer(String code) {
    return peer("", code);
  }

  /** As {@link #peer(String)}, with more statements for its constructor, on line 2. */
  public static Solution peer(String construct, String code) {
    return SolutionCompiler.compile("test", files(construct, code));
  }

  /** The texts of such a peer, by file name. */
  public static Map<String, String> files(String construct, String code) {
    String source =
        IMPORTS
            + "public class PaxosPeer extends Base { public PaxosPeer(List<String> peers, int me,"
            + " Env env) { super(peers, me, env); "
            + construct
            + "}\n"
            + code
            + "\n}\n";
    return Map.of("Base.java", BASE, "PaxosPeer.java", source);
  }

  /** The place of the code's line that holds {@code // here}, such as PaxosPeer.java:5. */
  public static String here(String code) {
    List<String> lines = code.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("// here")) {
        return "PaxosPeer.java:" + (i + FIRST_LINE);
      }
    }
    return "PaxosPeer.java:2";
  }
}
