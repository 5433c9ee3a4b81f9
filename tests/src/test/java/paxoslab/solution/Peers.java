package paxoslab.solution;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small solutions made of source text. */
final class Peers {
  private Peers() {}

  static final String PEER =
      """
      package paxoslab.student;
      import java.util.List;
      import paxoslab.api.*;
      public class PaxosPeer implements Paxos {
        public PaxosPeer(List<String> peers, int me, Env env) {}
        public void start(int seq, Object value) {}
        public Status status(int seq) { return null; }
        public void done(int seq) {}
        public int max() { return -1; }
        public int min() { return 0; }
        public void kill() {}
        public PrepareReply prepare(PrepareArgs args) { return null; }
        public AcceptReply accept(AcceptArgs args) { return null; }
        public ChooseReply choose(ChooseArgs args) { return null; }
        public SeqReply updateDoneSeqs(SeqArgs args) { return null; }
      }
      """;

  static final String IMPORTS =
      "package paxoslab.student; import java.util.*; import java.util.function.*;"
          + " import java.util.stream.*; import java.util.concurrent.*;"
          + " import java.util.concurrent.locks.*; import java.util.concurrent.atomic.*;"
          + " import java.time.*; import paxoslab.api.*;\n";

  /** A peer that does nothing, and beside it a file Code.java with these lines after line 1. */
  static Map<String, String> sources(String code) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("PaxosPeer.java", PEER);
    files.put("Code.java", IMPORTS + code);
    return files;
  }

  static Solution solution(String code) {
    return SolutionCompiler.compile("test", sources(code));
  }

  /** Class Code of such a solution, loaded and connected. */
  static Loaded load(String code) {
    return load(solution(code));
  }

  static Loaded load(Solution solution) {
    Solution.LoadedPeer peer = solution.load(0);
    FakeRuntime runtime = new FakeRuntime();
    peer.guard().connect(runtime);
    return new Loaded(peer, runtime);
  }

  record Loaded(Solution.LoadedPeer peer, FakeRuntime runtime) {
    /** Calls the static method of class Code of this name. */
    Object call(String method, Object... arguments) {
      return callIn("Code", method, arguments);
    }

    Object callIn(String className, String method, Object... arguments) {
      try {
        Class<?> type = peer.loader().loadClass("paxoslab.student." + className);
        Method found =
            Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(method))
                .findFirst()
                .orElseThrow();
        found.setAccessible(true);
        return found.invoke(null, arguments);
      } catch (InvocationTargetException e) {
        throw Peers.<RuntimeException>asItIs(e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }

    /** How much fuel a call takes. */
    long fuelOf(Runnable call) {
      long low = 0;
      long high = 100_000;
      while (low < high) {
        long middle = (low + high) / 2;
        peer.guard().refuel(middle);
        peer.guard().depth(0);
        try {
          call.run();
          high = middle;
        } catch (FakeRuntime.Ended e) {
          low = middle + 1;
        }
      }
      peer.guard().refuel(Long.MAX_VALUE);
      return low;
    }
  }

  @SuppressWarnings({"TypeParameterUnusedInFormals", "unchecked"})
  private static <T extends Throwable> T asItIs(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
