package paxoslab.grade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paxoslab.junit.LessonResult;

/**
 * What became of a solution.
 *
 * @param solution its name: {@code skeleton}, {@code reference}, or a path
 * @param sha256 its digest; null if nothing tells
 * @param results one for each lesson that was played, by stage and id
 */
public record Grading(String solution, String sha256, List<LessonResult> results) {
  /** Copies the results. */
  public Grading {
    results = List.copyOf(results);
  }

  /** All points that there were. */
  public int points() {
    return results.stream().mapToInt(r -> r.lesson().points()).sum();
  }

  /** The points that were earned. */
  public int earned() {
    return results.stream().mapToInt(LessonResult::earned).sum();
  }

  /** How many lessons passed. */
  public int passed() {
    return (int) results.stream().filter(LessonResult::passed).count();
  }

  /** True if every lesson passed. */
  public boolean allPassed() {
    return passed() == results.size();
  }

  /** The results by topic, both in order. */
  Map<String, List<LessonResult>> byTopic() {
    Map<String, List<LessonResult>> topics = new LinkedHashMap<>();
    for (LessonResult result : results) {
      topics.computeIfAbsent(result.lesson().topic(), t -> new ArrayList<>()).add(result);
    }
    return topics;
  }
}
