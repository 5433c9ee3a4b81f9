package paxoslab.grade;

import java.util.LinkedHashMap;
import java.util.Map;

/** A peer that hears and says nothing, as sources: enough for lessons that expect nothing. */
public final class QuietPeer {
  private static final String SOURCE =
      """
      package paxoslab.student;

      import java.util.List;
      import paxoslab.api.*;

      public class PaxosPeer implements Paxos {
        private int max = -1;

        public PaxosPeer(List<String> peers, int me, Env env) {}

        public void start(int seq, Object value) { max = Math.max(max, seq); }
        public Status status(int seq) { return new Status(Fate.PENDING, null); }
        public void done(int seq) {}
        public int max() { return max; }
        public int min() { return 0; }
        public void kill() {}
        public PrepareReply prepare(PrepareArgs args) {
          return new PrepareReply(false, -1, -1, null);
        }
        public AcceptReply accept(AcceptArgs args) { return new AcceptReply(false, -1); }
        public ChooseReply choose(ChooseArgs args) { return new ChooseReply(true); }
        public SeqReply updateDoneSeqs(SeqArgs args) { return new SeqReply(true); }
      }
      """;

  private QuietPeer() {}

  /** Its one source file. */
  public static Map<String, String> sources() {
    return with("max = -1;", "max = -1;");
  }

  /** The same with an edit. */
  public static Map<String, String> with(String find, String replace) {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("PaxosPeer.java", SOURCE.replace(find, replace));
    return sources;
  }
}
