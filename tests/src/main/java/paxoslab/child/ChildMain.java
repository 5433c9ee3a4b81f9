package paxoslab.child;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.HostFactory;
import paxoslab.host.LocalHosts;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.solution.SolutionException;
import paxoslab.solution.Sources;

/**
 * The program in the child JVM: runs peers, or compiles, as frames from its parent say. Started by
 * {@link ChildHosts} and {@link ChildCompiler}, not by people.
 */
public final class ChildMain {
  /** Exit statuses, which the parent puts into words. */
  static final int OUT_OF_MEMORY = 77;

  static final int BROKEN = 78;

  private ChildMain() {}

  /**
   * Serves until the parent closes the pipe.
   *
   * @param arguments how many bytes a frame may have
   */
  public static void main(String[] arguments) {
    int status = 0;
    try {
      // Before any class of a student's exists.
      ChildChannel channel = new ChildChannel(ChildPipes.take(), Integer.parseInt(arguments[0]));
      channel.hello();
      serve(channel);
    } catch (EOFException parentIsGone) {
      status = 0;
    } catch (Throwable t) {
      status = isOutOfMemory(t) ? OUT_OF_MEMORY : BROKEN;
    }
    // Without shutdown hooks: a student's may never end.
    Runtime.getRuntime().halt(status);
  }

  private static boolean isOutOfMemory(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof OutOfMemoryError) {
        return true;
      }
    }
    return false;
  }

  private static void serve(ChildChannel channel) throws IOException, BrokenFrameException {
    CarrierPool pool = new CarrierPool();
    HostFactory factory = null;
    while (true) {
      FrameReader frame = channel.read();
      if (frame.kind() == Frame.LOAD) {
        factory = new LocalHosts(solution(frame));
        channel.done(frame.token());
      } else if (frame.kind() == Frame.OPEN && factory != null) {
        boolean otherClasses = frame.bool();
        Cast cast = new Cast(frame.list(FrameReader::text), frame.list(FrameReader::text));
        List<Long> seeds = frame.list(FrameReader::i64);
        new ChildRun(channel, pool, factory, cast, seeds, otherClasses).play(frame.token());
      } else if (frame.kind() == Frame.COMPILE) {
        compile(frame, channel);
      } else {
        throw new BrokenFrameException("a frame of unexpected kind " + frame.kind());
      }
    }
  }

  private static void compile(FrameReader frame, ChildChannel channel)
      throws IOException, BrokenFrameException {
    String name = frame.text();
    String packageName = frame.text();
    Map<String, String> files = new TreeMap<>();
    int count = frame.i32();
    for (int i = 0; i < count; i++) {
      files.put(frame.text(), frame.text());
    }
    Sources sources = new Sources(name, packageName, files, List.of());
    try {
      channel.compiled(frame.token(), SolutionCompiler.classes(sources));
    } catch (SolutionException e) {
      channel.notCompiled(frame.token(), String.valueOf(e.getMessage()));
    }
  }

  private static Solution solution(FrameReader frame) throws BrokenFrameException {
    String peerClass = frame.text();
    String serverClass = frame.text();
    Map<String, byte[]> classes = new HashMap<>();
    int count = frame.i32();
    for (int i = 0; i < count; i++) {
      classes.put(frame.text(), frame.blob());
    }
    Set<String> withoutWait = new LinkedHashSet<>();
    int handlers = frame.i32();
    for (int i = 0; i < handlers; i++) {
      withoutWait.add(frame.text());
    }
    return Solution.ofClasses(peerClass, serverClass, classes, withoutWait);
  }
}
