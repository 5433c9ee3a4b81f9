package paxoslab.course;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import paxoslab.course.CourseRubric.LessonTerms;
import paxoslab.course.CourseRubric.SecretTerms;
import paxoslab.explain.Hints;
import paxoslab.junit.Bounds;
import paxoslab.junit.LessonMethod;

/** Reads one rubric, and notes all that is wrong with it; used once. */
final class RubricReader {
  private static final int MOST_PROBLEMS = 20;
  private static final int LARGEST = 1_000_000;

  private static final Set<String> TOP =
      Set.of(
          "assignment",
          "due",
          "late",
          "hints",
          "visibility",
          "secret",
          "attested",
          "solo",
          "bounds",
          "lessons");
  private static final Set<String> LATE =
      Set.of("freeDays", "percentPerDay", "mostDays", "graceMinutes");
  private static final Set<String> LESSON =
      Set.of(
          "id",
          "points",
          "secretPoints",
          "seeds",
          "secretSeeds",
          "partial",
          "decideSeconds",
          "minSeconds",
          "calls",
          "visibility",
          "secretVisibility");

  private final String file;
  private final Map<String, LessonMethod> suite = new LinkedHashMap<>();

  /** By line. */
  private final Map<Integer, List<String>> problems = new TreeMap<>();

  RubricReader(String file, List<LessonMethod> suite) {
    this.file = file;
    suite.forEach(lesson -> this.suite.put(lesson.id(), lesson));
  }

  /**
   * Reads the text of a rubric.
   *
   * @throws CourseException with a line for each problem
   */
  CourseRubric read(String text) {
    LocatedJson json;
    try {
      json = LocatedJson.parse(text);
    } catch (LocatedJson.Malformed e) {
      throw new CourseException(file + ":" + e.line() + ": " + e.getMessage());
    }
    if (!(json instanceof LocatedJson.Obj)) {
      throw new CourseException(file + ":" + json.line() + ": a rubric is an object, { … }");
    }
    CourseRubric rubric = rubric(new Fields(json, "the rubric", TOP));
    if (!problems.isEmpty()) {
      throw new CourseException(String.join("\n", lines()));
    }
    return rubric;
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    problems.forEach((line, all) -> all.forEach(p -> lines.add(file + ":" + line + ": " + p)));
    int more = lines.size() - MOST_PROBLEMS;
    if (more > 0) {
      lines.subList(MOST_PROBLEMS, lines.size()).clear();
      lines.add(file + ": and " + more + " more mistakes");
    }
    return lines;
  }

  private CourseRubric rubric(Fields top) {
    CourseRubric usual = CourseRubric.SUITE;
    Fields late = top.object("late", LATE);
    Fields secret = top.object("secret", Set.of("share", "visibility"));
    Fields attested = top.object("attested", Set.of("share"));
    Fields solo = top.object("solo", Set.of("peers"));
    Fields bounds = top.object("bounds", Set.of("decideSeconds", "minSeconds"));
    Bounds.Changes changes =
        new Bounds.Changes(
            bounds.whole("decideSeconds", 1, LARGEST),
            bounds.whole("minSeconds", 1, LARGEST),
            null);
    Map<String, LessonTerms> lessons = lessons(top);
    int share = or(attested.whole("share", 0, 100), usual.attestedShare());
    checkShare(share, lessons, attested.line("share", top.line("lessons")));
    return new CourseRubric(
        or(top.text("assignment"), usual.assignment()),
        top.instant("due"),
        new LatePolicy(
            or(late.whole("freeDays", 0, LARGEST), 0),
            or(late.whole("percentPerDay", 0, 100), 0),
            or(late.whole("mostDays", 0, LARGEST), LatePolicy.NONE.mostDays()),
            or(late.whole("graceMinutes", 0, LARGEST), 0)),
        or(top.hints("hints"), usual.hints()),
        or(top.visibility("visibility"), usual.visibility()),
        new SecretTerms(
            or(secret.whole("share", 0, 100), usual.secret().share()),
            or(secret.visibility("visibility"), usual.secret().visibility())),
        share,
        or(solo.whole("peers", 0, LARGEST), usual.soloPeers()),
        usual.bounds().with(changes),
        lessons);
  }

  private void checkShare(int share, Map<String, LessonTerms> lessons, int line) {
    long all = 0;
    long rest = 0;
    List<String> ids = new ArrayList<>();
    for (LessonMethod lesson : suite.values()) {
      LessonTerms terms = lessons.getOrDefault(lesson.id(), LessonTerms.USUAL);
      int points = or(terms.points(), lesson.points());
      all += points;
      if (lesson.attested() && points > 0) {
        rest += points;
        ids.add(lesson.id());
      }
    }
    if (rest * 100 > share * all) {
      problem(
          line,
          "%s have %d of %d points, and only the peers' own process can judge them; %s"
              .formatted(
                  String.join(", ", ids),
                  rest,
                  all,
                  "make it no more than %d %%, or say \"attested\": {\"share\": %d}"
                      .formatted(share, (rest * 100 + all - 1) / all)));
    }
  }

  private Map<String, LessonTerms> lessons(Fields top) {
    Map<String, LessonTerms> lessons = new LinkedHashMap<>();
    for (LocatedJson item : top.items("lessons")) {
      Fields lesson = new Fields(item, "a lesson", LESSON);
      String id = lesson.text("id");
      if (id == null) {
        problem(item.line(), "a lesson has no id");
      } else if (!suite.containsKey(id)) {
        problem(lesson.line("id"), "there is no lesson " + id + "; ./lab test lists all of them");
      } else if (lessons.put(id, terms(lesson, id)) != null) {
        problem(lesson.line("id"), "lesson " + id + " is there twice");
      }
    }
    return lessons;
  }

  private LessonTerms terms(Fields lesson, String id) {
    Integer points = lesson.whole("points", 0, LARGEST);
    Integer secretPoints = lesson.whole("secretPoints", 0, LARGEST);
    LessonMethod method = suite.get(id);
    int all = points != null || method == null ? or(points, 0) : method.points();
    if (secretPoints != null && secretPoints > all) {
      problem(
          lesson.line("secretPoints"),
          "lesson %s has %d secretPoints of %d points; make it no more than points"
              .formatted(id, secretPoints, all));
    }
    return new LessonTerms(
        points,
        secretPoints,
        lesson.whole("seeds", 1, LARGEST),
        lesson.whole("secretSeeds", 1, LARGEST),
        lesson.flag("partial"),
        lesson.whole("decideSeconds", 1, LARGEST),
        lesson.whole("minSeconds", 1, LARGEST),
        lesson.whole("calls", 0, LARGEST),
        lesson.visibility("visibility"),
        lesson.visibility("secretVisibility"));
  }

  private static <T> T or(@Nullable T said, T usual) {
    return said == null ? usual : said;
  }

  private void problem(int line, String what) {
    problems.computeIfAbsent(line, l -> new ArrayList<>()).add(what);
  }

  /** The fields of one object. */
  private final class Fields {
    private final Map<String, LocatedJson> fields;
    private final Map<String, Integer> lines;

    Fields(@Nullable LocatedJson json, String of, Set<String> known) {
      if (json instanceof LocatedJson.Obj object) {
        fields = object.fields();
        lines = object.fieldLines();
      } else {
        fields = Map.of();
        lines = Map.of();
        if (json != null) {
          problem(json.line(), of + " is not an object, { … }");
        }
      }
      for (String name : fields.keySet()) {
        if (!known.contains(name)) {
          String all = String.join(", ", known.stream().sorted().toList());
          problem(line(name), of + " has no field " + name + "; there are " + all);
        }
      }
    }

    int line(String name) {
      return line(name, 1);
    }

    int line(String name, int otherwise) {
      return lines.getOrDefault(name, otherwise);
    }

    Fields object(String name, Set<String> known) {
      return new Fields(fields.get(name), name, known);
    }

    List<LocatedJson> items(String name) {
      LocatedJson value = fields.get(name);
      if (value instanceof LocatedJson.Items list) {
        return list.items();
      }
      if (value != null) {
        problem(line(name), name + " is not a list, [ … ]");
      }
      return List.of();
    }

    @Nullable String text(String name) {
      LocatedJson value = fields.get(name);
      if (value instanceof LocatedJson.Text text && !text.text().isBlank()) {
        return text.text();
      }
      if (value != null) {
        problem(line(name), name + " is " + shown(value) + ", not a text in quotes");
      }
      return null;
    }

    @Nullable Integer whole(String name, int least, int most) {
      LocatedJson value = fields.get(name);
      if (value == null) {
        return null;
      }
      if (value instanceof LocatedJson.Numeral number) {
        try {
          int whole = new BigDecimal(number.text()).intValueExact();
          if (whole >= least && whole <= most) {
            return whole;
          }
          problem(line(name), "%s is %d; use %d to %d".formatted(name, whole, least, most));
          return null;
        } catch (ArithmeticException e) {
          problem(line(name), name + " is " + number.text() + ", not a whole number");
          return null;
        }
      }
      problem(line(name), name + " is " + shown(value) + ", not a whole number");
      return null;
    }

    @Nullable Boolean flag(String name) {
      LocatedJson value = fields.get(name);
      if (value instanceof LocatedJson.Flag flag) {
        return flag.value();
      }
      if (value != null) {
        problem(line(name), name + " is " + shown(value) + "; use true or false");
      }
      return null;
    }

    @Nullable Instant instant(String name) {
      String text = text(name);
      if (text == null) {
        return null;
      }
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeParseException e) {
        problem(
            line(name),
            "%s is \"%s\"; write it with its offset, as in 2026-10-01T23:59:00+02:00"
                .formatted(name, text));
        return null;
      }
    }

    @Nullable Hints hints(String name) {
      String text = text(name);
      Hints level = text == null ? null : Hints.named(text).orElse(null);
      if (text != null && level == null) {
        problem(line(name), name + " is \"" + text + "\"; use none, rule or full");
      }
      return level;
    }

    @Nullable Visibility visibility(String name) {
      String text = text(name);
      Visibility when = text == null ? null : Visibility.named(text).orElse(null);
      if (text != null && when == null) {
        problem(
            line(name),
            name + " is \"" + text + "\"; use visible, after_due_date, after_published or hidden");
      }
      return when;
    }

    private static String shown(LocatedJson value) {
      if (value instanceof LocatedJson.Text text) {
        return '"' + text.text() + '"';
      } else if (value instanceof LocatedJson.Numeral number) {
        return number.text();
      } else if (value instanceof LocatedJson.Flag flag) {
        return String.valueOf(flag.value());
      } else if (value instanceof LocatedJson.Nothing) {
        return "null";
      }
      return value instanceof LocatedJson.Items ? "a list" : "an object";
    }
  }
}
