package paxoslab.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A submission whose score is another one than before.
 *
 * @param submission its name
 * @param before the points that it had earned; null if it was not graded before
 * @param after the points that it has earned; null if it is not graded now
 * @param lessons the labels of the parts whose points changed, each with both
 */
public record Comparison(
    String submission, @Nullable Integer before, @Nullable Integer after, List<String> lessons) {
  /** Copies the labels. */
  public Comparison {
    lessons = List.copyOf(lessons);
  }

  /** All changes from some results to others, by name. */
  public static List<Comparison> between(List<GradeResult> before, List<GradeResult> after) {
    Map<String, GradeResult> old = byName(before);
    Map<String, GradeResult> now = byName(after);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<Comparison> changes = new ArrayList<>();
    for (String name : names) {
      Comparison change = of(name, old.get(name), now.get(name));
      if (!change.lessons().isEmpty() || change.before() == null || change.after() == null) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static Map<String, GradeResult> byName(List<GradeResult> results) {
    Map<String, GradeResult> byName = new LinkedHashMap<>();
    results.forEach(result -> byName.put(result.submission(), result));
    return byName;
  }

  private static Comparison of(
      String name, @Nullable GradeResult before, @Nullable GradeResult after) {
    List<String> lessons = new ArrayList<>();
    if (before != null && after != null) {
      Map<String, Integer> old = earned(before);
      Map<String, Integer> now = earned(after);
      TreeSet<String> labels = new TreeSet<>(old.keySet());
      labels.addAll(now.keySet());
      for (String label : labels) {
        int had = old.getOrDefault(label, 0);
        int has = now.getOrDefault(label, 0);
        if (had != has) {
          lessons.add("%s %d → %d".formatted(label, had, has));
        }
      }
    }
    return new Comparison(
        name,
        before == null ? null : before.earned(),
        after == null ? null : after.earned(),
        lessons);
  }

  private static Map<String, Integer> earned(GradeResult result) {
    Map<String, Integer> earned = new LinkedHashMap<>();
    result.parts().forEach(part -> earned.put(part.label(), part.earned()));
    return earned;
  }
}
