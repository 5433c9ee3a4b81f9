package paxoslab.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceReader;

/**
 * What all lessons of a JUnit run share: the solution, the threads, and who is told the results.
 */
final class LabSession {
  private final LabProperties properties = LabProperties.fromSystem();
  private final Solution solution;
  private final @Nullable Trace replayed;
  private final CarrierPool pool = new CarrierPool();
  private final Shortener shortener = new Shortener();
  private final List<LessonListener> listeners =
      ServiceLoader.load(LessonListener.class).stream().map(ServiceLoader.Provider::get).toList();

  LabSession() {
    solution = solution(properties);
    Path recorded = properties.traceFile();
    replayed = recorded == null ? null : read(recorded);
  }

  private static Trace read(Path file) {
    try {
      return TraceReader.read(file).trace();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compiled classes on the class path, so that breakpoints hold; else what the finder compiles.
   */
  private static Solution solution(LabProperties properties) {
    ClassLoader loader = LabSession.class.getClassLoader();
    return switch (properties.solution()) {
      case "skeleton" ->
          SolutionFinder.fromClassPath(
              "paxoslab.student.PaxosPeer",
              loader,
              properties.root().resolve(SolutionFinder.SKELETON_SOURCES));
      case "reference" ->
          SolutionFinder.fromClassPath(
              "paxoslab.reference.PaxosPeer",
              loader,
              properties.root().resolve(SolutionFinder.REFERENCE_SOURCES));
      default -> SolutionFinder.find(properties.solution(), properties.root());
    };
  }

  /** True unless a trace of another lesson is to be played again. */
  boolean plays(LessonMethod lesson) {
    return replayed == null || replayed.header().scenario().equals(lesson.id());
  }

  LessonResult play(LessonMethod lesson) {
    LessonRunner runner = new LessonRunner(solution, pool);
    LessonResult result =
        replayed == null
            ? shortener.shorten(runner, runner.run(lesson, properties.options()))
            : new LessonResult(lesson, List.of(runner.replay(lesson, replayed)));
    listeners.forEach(listener -> listener.finished(result));
    return result;
  }

  String explain(LessonResult result) {
    return listeners.stream().map(l -> l.explain(result)).collect(Collectors.joining("\n"));
  }

  /** No lesson follows. */
  void close() {
    listeners.forEach(LessonListener::allFinished);
    pool.close();
  }
}
