package paxoslab.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import paxoslab.explain.Hints;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.trace.Finding;

/**
 * A grading in words: a table by topic, why lessons failed, what was noticed besides, the total.
 *
 * <pre>{@code
 * out.print(new Report(Palette.PLAIN, again, traces::traceOf).text(grading));
 * }</pre>
 */
public final class Report {
  private static final int WIDTH = 79;
  private static final int FULL_BLOCKS = 3;

  private final Palette palette;
  private final RunAgain again;
  private final Function<LessonMethod, Optional<Path>> traces;
  private final Hints hints;

  /**
   * A way to report.
   *
   * @param palette how to stress words
   * @param again the commands that it names
   * @param traces where the failing run of a lesson was written, if it was
   */
  public Report(Palette palette, RunAgain again, Function<LessonMethod, Optional<Path>> traces) {
    this(palette, again, traces, Hints.FULL);
  }

  /**
   * A way to report.
   *
   * @param hints how much to tell of a failure
   */
  public Report(
      Palette palette, RunAgain again, Function<LessonMethod, Optional<Path>> traces, Hints hints) {
    this.palette = palette;
    this.again = again;
    this.traces = traces;
    this.hints = hints;
  }

  /** The whole report; each line ends with a line feed. */
  public String text(Grading grading) {
    return table(grading)
        + failures(grading)
        + new AdviceList(palette).text(grading)
        + total(grading);
  }

  /** The table alone. */
  public String table(Grading grading) {
    StringBuilder out = new StringBuilder();
    grading.byTopic().forEach((topic, results) -> topic(out, topic, results));
    return out.toString();
  }

  /** The last line: points and lessons. */
  public String total(Grading grading) {
    return total("Total", grading);
  }

  /** The same under another name than "Total". */
  public String total(String name, Grading grading) {
    String points = points(grading.earned(), grading.points());
    String lessons =
        "%d of %d lessons passed".formatted(grading.passed(), grading.results().size());
    String line = line(name, "", lessons, points);
    return "\n" + (grading.allPassed() ? palette.good(line) : palette.strong(line)) + "\n";
  }

  /** Why one lesson failed: in full, or in one line where there is no more to say. */
  public String failure(LessonResult result) {
    Failure failure = Failure.of(result);
    return failure.isBrief() ? failure.finding().text() : block(failure);
  }

  /** Why one lesson failed, in one sentence. */
  public String reason(LessonResult result) {
    Finding finding = Failure.of(result).finding();
    String where = finding.where();
    return where == null || hints == Hints.NONE || names(finding.text(), where)
        ? finding.text()
        : finding.text() + " (" + where + ")";
  }

  /** True if a text names the line already, perhaps without its method. */
  private static boolean names(String text, String where) {
    String line = where.substring(where.lastIndexOf(' ') + 1);
    return Pattern.compile(Pattern.quote(line) + "(?!\\d)").matcher(text).find();
  }

  private void topic(StringBuilder out, String topic, List<LessonResult> results) {
    int earned = results.stream().mapToInt(LessonResult::earned).sum();
    int points = results.stream().mapToInt(r -> r.lesson().points()).sum();
    out.append('\n').append(palette.strong(line(topic, "", "", points(earned, points))));
    out.append('\n');
    results.forEach(result -> out.append(row(result)).append('\n'));
  }

  private String row(LessonResult result) {
    LessonMethod lesson = result.lesson();
    String mark = result.passed() ? palette.good("ok  ") : palette.bad("FAIL");
    String note = result.passed() ? "" : note(result);
    String points = points(result.earned(), lesson.points());
    int room = WIDTH - 13 - (note.isEmpty() ? 0 : note.length() + 2) - 10;
    String title = fit(lesson.title(), room) + (note.isEmpty() ? "" : "  " + note);
    return "  %s  %-4s %s%10s".formatted(mark, lesson.id(), title, points);
  }

  private static String note(LessonResult result) {
    Failure failure = Failure.of(result);
    if (failure.isBrief()) {
      return failure.finding().rule().equals("refused") ? "refused" : "not written";
    }
    return result.runs().size() == 1
        ? ""
        : "%d of %d seeds".formatted(result.failedRuns(), result.runs().size());
  }

  private static String line(String left, String middle, String note, String points) {
    String start = "%-14s%s".formatted(left, middle);
    int room = WIDTH - points.length() - start.length();
    return start + " ".repeat(Math.max(1, room - note.length() - 2)) + note + "  " + points;
  }

  private static String points(int earned, int points) {
    return String.format(Locale.ROOT, "%d / %d", earned, points);
  }

  private String failures(Grading grading) {
    StringBuilder out = new StringBuilder();
    int blocks = 0;
    List<String> more = new ArrayList<>();
    for (Failure failure : Failure.in(grading.results())) {
      if (failure.isBrief()) {
        out.append(brief(failure));
      } else if (blocks < FULL_BLOCKS) {
        out.append('\n').append(block(failure)).append(alsoIn(failure));
        blocks++;
      } else {
        out.append(blocks == FULL_BLOCKS ? "\n" : "").append(oneLine(failure));
        more.add(failure.first().lesson().id());
        blocks++;
      }
    }
    if (!more.isEmpty()) {
      out.append("  %-14s  %s\n".formatted("Tell me more", again.only(more.get(0))));
    }
    return out.toString();
  }

  private String block(Failure failure) {
    String text =
        new FailureBlock(again, hints).text(failure, traces.apply(failure.first().lesson()));
    int head = text.indexOf('\n');
    return palette.bad(text.substring(0, head)) + text.substring(head);
  }

  private static String alsoIn(Failure failure) {
    String rest = failure.ids().substring(failure.first().lesson().id().length()).strip();
    if (rest.isEmpty()) {
      return "";
    }
    String indented = String.join("\n" + " ".repeat(18), wrap(rest, 62));
    return "  %-14s  %s\n".formatted("Also in", indented);
  }

  private String brief(Failure failure) {
    int lessons = failure.lessons().size();
    String count = lessons == 1 ? "1 lesson" : lessons + " lessons";
    StringBuilder out = new StringBuilder("\n");
    out.append(palette.bad(count)).append(": ").append(failure.finding().text()).append('\n');
    wrap(failure.ids(), 76)
        .forEach(ids -> out.append("  ").append(palette.faint(ids)).append('\n'));
    return out.toString();
  }

  private String oneLine(Failure failure) {
    LessonMethod lesson = failure.first().lesson();
    String id = palette.bad("%-4s".formatted(lesson.id()));
    return "%s  %s\n".formatted(id, reason(failure.first())) + alsoIn(failure);
  }

  private static List<String> wrap(String text, int width) {
    return List.of(text.replaceAll("(.{1," + width + "})(?: |$)", "$1\n").strip().split("\n"));
  }

  private static String fit(String text, int width) {
    return text.length() <= width
        ? text + " ".repeat(width - text.length())
        : text.substring(0, width - 1) + "…";
  }
}
