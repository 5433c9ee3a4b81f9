package paxoslab.gradebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paxoslab.course.AttestedRules;
import paxoslab.course.Basis;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.GradeResult;
import paxoslab.course.GradeResult.Failing;
import paxoslab.course.GradeResult.Measure;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Status;
import paxoslab.course.GradeResult.Told;
import paxoslab.course.GradedPart;
import paxoslab.course.LatePolicy;
import paxoslab.course.Part;
import paxoslab.course.Roster.Student;
import paxoslab.course.Visibility;
import paxoslab.explain.Hints;

/** Grades that nobody earned, full of texts that want to be more than texts. */
final class Graded {
  static final String EVIL = "<script>alert(1)</script>'\"&\u202Ex\u0007";
  static final Instant DUE = Instant.parse("2026-10-01T22:00:00Z");

  private Graded() {}

  static CourseRubric rubric(Hints hints) {
    return new CourseRubric(
        "Paxos (4711)",
        DUE,
        new LatePolicy(0, 10, 5, 0),
        hints,
        Visibility.VISIBLE,
        CourseRubric.SUITE.secret(),
        CourseRubric.SUITE.attestedShare(),
        CourseRubric.SUITE.soloPeers(),
        CourseRubric.SUITE.bounds(),
        Map.of());
  }

  /**
   * One lesson passed; another one failed in both parts, the secret one by a mistake of its own.
   */
  static GradeResult result(String name) {
    List<PartResult> parts = new ArrayList<>();
    parts.add(part("A01", Part.VISIBLE, 2, 2, null));
    parts.add(part("B05", Part.VISIBLE, 5, 0, failing("promise-kept", "seen", null)));
    parts.add(part("B06", Part.VISIBLE, 5, 0, failing("promise-kept", "again", "B05")));
    parts.add(part("A01", Part.SECRET, 3, 3, null));
    parts.add(part("B05", Part.SECRET, 5, 0, failing("agreement", "HIDDEN-TEXT", null)));
    return new GradeResult(
        GradeResult.FORMAT,
        GradeResult.VERSION,
        name,
        new Basis("0.1.0 abc", "r", "f", "A01 B05", "s"),
        GradedPart.A,
        Status.GRADED,
        null,
        "abc",
        List.of(EVIL + ".txt"),
        "NOT SANDBOXED: bwrap is not installed",
        6,
        20,
        5,
        parts,
        List.of(new Measure("Calls per decision", 9.07)));
  }

  /** One lesson, failed by what only the peers' process can see. */
  static GradeResult attested(String name) {
    return new GradeResult(
        GradeResult.FORMAT,
        GradeResult.VERSION,
        name,
        new Basis("0.1.0 abc", "r", "f", "F14", "s"),
        GradedPart.A,
        Status.GRADED,
        null,
        "abc",
        List.of(),
        null,
        0,
        4,
        0,
        List.of(part("F14", Part.VISIBLE, 4, 0, failing("values-released", "held", null))),
        List.of());
  }

  static GradeResult refused(String name) {
    return new GradeResult(
        GradeResult.FORMAT,
        GradeResult.VERSION,
        name,
        new Basis("0.1.0 abc", "r", "f", "A01", "s"),
        new GradedPart("B", "reference"),
        Status.REFUSED,
        "does not compile\n  PaxosPeer.java:1: " + EVIL,
        null,
        List.of(),
        null,
        0,
        2,
        0,
        List.of(
            new PartResult(
                "A01",
                "One",
                "Topic",
                Part.VISIBLE,
                2,
                0,
                false,
                List.of(),
                List.of(),
                null,
                List.of(),
                false)),
        List.of());
  }

  static Grade grade(GradeResult result, CourseRubric rubric, @Nullable Instant submitted) {
    Student student =
        new Student(
            result.submission(),
            "=1+1",
            "a@example.edu",
            "17",
            "S1",
            "al",
            "B",
            submitted,
            null,
            null);
    return Grade.of(result, student, rubric);
  }

  private static PartResult part(
      String id, Part part, int points, int earned, @Nullable Failing failure) {
    List<Long> failed = failure == null ? List.of() : List.of(2L);
    return new PartResult(
        id,
        "Lesson " + id + " " + EVIL,
        id.startsWith("A") ? "One proposer" : "Rivals",
        part,
        points,
        earned,
        failure == null,
        List.of(1L, 2L),
        failed,
        failure,
        List.of("ballot-unique"),
        id.startsWith("F"));
  }

  private static Failing failing(String rule, String text, @Nullable String sameAs) {
    Told told =
        new Told(
            Map.of(
                "none", "NONE-BLOCK " + EVIL,
                "rule", "RULE-BLOCK " + EVIL,
                "full", "FULL-BLOCK " + EVIL),
            "B05-2.jsonl.gz",
            "B05-2.svg");
    return new Failing(
        rule,
        "hard",
        text + EVIL,
        "PaxosPeer.accept, PaxosPeer.java:88",
        2,
        sameAs,
        sameAs == null ? told : null,
        AttestedRules.contains(rule));
  }
}
