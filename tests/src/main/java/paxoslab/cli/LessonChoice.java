package paxoslab.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import paxoslab.junit.LessonMethod;

/** Picks lessons by what a user wrote. */
final class LessonChoice {
  private LessonChoice() {}

  /**
   * The lessons with these ids, or whose ids begin so, in the suite's order; upper and lower case
   * are the same.
   *
   * @param wanted empty for all
   * @throws UserError naming the nearest id, if there is no such lesson
   */
  static List<LessonMethod> of(List<LessonMethod> all, List<String> wanted) {
    if (wanted.isEmpty()) {
      return all;
    }
    Set<LessonMethod> chosen = new LinkedHashSet<>();
    for (String word : wanted) {
      chosen.addAll(matching(all, word.strip().toUpperCase(Locale.ROOT)));
    }
    return all.stream().filter(chosen::contains).toList();
  }

  /**
   * The lesson with this id.
   *
   * @throws UserError naming the nearest id, if there is no such lesson
   */
  static LessonMethod exactly(List<LessonMethod> all, String id) {
    return all.stream()
        .filter(lesson -> lesson.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(() -> none(all, id));
  }

  private static List<LessonMethod> matching(List<LessonMethod> all, String id) {
    List<LessonMethod> exact = all.stream().filter(l -> l.id().equals(id)).toList();
    if (!exact.isEmpty()) {
      return exact;
    }
    List<LessonMethod> begun =
        all.stream().filter(l -> !id.isEmpty() && l.id().startsWith(id)).toList();
    if (begun.isEmpty()) {
      throw none(all, id);
    }
    return begun;
  }

  private static UserError none(List<LessonMethod> all, String id) {
    return new UserError(
        "no lesson %s; did you mean %s? There are %s"
            .formatted(id, Nearest.of(id, all.stream().map(LessonMethod::id).toList()), ids(all)));
  }

  /** Such as {@code A01–A12, B01–B20}: the first and the last of those that begin alike. */
  private static String ids(List<LessonMethod> all) {
    return all.stream()
        .map(LessonMethod::id)
        .collect(Collectors.groupingBy(id -> id.charAt(0), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(ids -> ids.size() == 1 ? ids.get(0) : ids.get(0) + "–" + ids.get(ids.size() - 1))
        .collect(Collectors.joining(", "));
  }
}
