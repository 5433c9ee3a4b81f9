package paxoslab.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import paxoslab.junit.Bounds;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.SeedRun;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;

/** Results of lessons that nobody played. */
final class Runs {
  private Runs() {}

  static LessonMethod lesson(String id, String topic, int stage) {
    return lesson(id, "Lesson " + id, topic, stage, 5);
  }

  static LessonMethod lesson(String id, String title, String topic, int stage, int points) {
    return new LessonMethod(id, title, topic, stage, points, 2, false, 3, 0, Bounds.USUAL, null);
  }

  static LessonResult passed(LessonMethod lesson) {
    return new LessonResult(lesson, List.of(run(lesson, 1, 100), run(lesson, 2, 90)));
  }

  /** Fails under seed 2 of two. */
  static LessonResult failed(LessonMethod lesson, Finding finding) {
    return new LessonResult(lesson, List.of(run(lesson, 1, 100), run(lesson, 2, 90, finding)));
  }

  static LessonResult notImplemented(LessonMethod lesson) {
    Finding finding =
        finding(
            "not-implemented",
            "not implemented yet: start (PaxosPeer.java:41)",
            "PaxosPeer.java:41");
    return new LessonResult(lesson, List.of(run(lesson, 1, 3, finding)));
  }

  static Finding finding(String rule, String text, String where) {
    return new Finding(rule, Severity.HARD, 1, 0, text, List.of(), where);
  }

  static Finding advice(String rule, String text) {
    return new Finding(rule, Severity.ADVICE, 1, 0, text, List.of(), "PaxosPeer.java:7");
  }

  static SeedRun run(LessonMethod lesson, long seed, int events, Finding... findings) {
    List<Header.Node> nodes = new ArrayList<>();
    IntStream.range(0, 3).forEach(p -> nodes.add(new Header.Node("p" + p, "peer")));
    Header header =
        new Header(lesson.id(), lesson.title(), seed, Map.of(), nodes, "skeleton", "abc", 500_000);
    List<TraceEvent> told =
        List.of(new TraceEvent.Note(0, 0, "it begins"), new TraceEvent.Note(1, 5, "it ends"));
    return new SeedRun(new Trace(header, List.of(), told, List.of(findings)), events, 0, 0);
  }

  static Grading grading(LessonResult... results) {
    return new Grading("skeleton", "abc", List.of(results));
  }
}
