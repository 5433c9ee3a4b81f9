package paxoslab.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import paxoslab.course.GradeResult;
import paxoslab.course.RoundListener;
import paxoslab.course.Submission;
import paxoslab.course.TimeLeft;

/** Shows how far a round is: a row for each submission that is done, and a line with the rest. */
final class GradeProgress implements RoundListener {
  private static final int LONGEST_NAME = 32;

  private static final int LONGEST_REASON = 100;

  private final PrintWriter out;
  private final boolean terminal;
  private final Progress line;
  private final int all;
  private final int jobs;
  private final Map<String, Work> running = new LinkedHashMap<>();
  private final List<Duration> took = new ArrayList<>();
  private int begun;

  private record Work(long began, int done, int of) {
    TimeLeft.Running now() {
      return new TimeLeft.Running(
          Duration.ofNanos(System.nanoTime() - began), of == 0 ? 0 : (double) done / of);
    }
  }

  /**
   * Shows a round.
   *
   * @param all how many submissions it has
   */
  GradeProgress(Surroundings surroundings, Progress line, int all, int jobs) {
    this.out = surroundings.out();
    this.terminal = surroundings.outTerminal();
    this.line = line;
    this.all = all;
    this.jobs = jobs;
  }

  @Override
  public void begins(Submission submission) {
    begun++;
    running.put(submission.name(), new Work(System.nanoTime(), 0, 0));
    show();
  }

  @Override
  public void plays(Submission submission, int done, int of) {
    running.computeIfPresent(submission.name(), (n, work) -> new Work(work.began(), done, of));
    show();
  }

  @Override
  public void ended(GradeResult result, Duration time) {
    running.remove(result.submission());
    took.add(time);
    line.clear();
    out.println(row(result, time));
    out.flush();
    show();
  }

  private String row(GradeResult result, Duration time) {
    String note =
        switch (result.status()) {
          case GRADED -> "";
          case REFUSED -> "  refused: " + firstLine(result);
          case OUT_OF_TIME -> "  out of time: " + firstLine(result);
          case CRASHED -> "  crashed: " + firstLine(result);
        };
    return "%-20s %5d / %-5d %4d s%s"
        .formatted(
            shown(result.submission()), result.earned(), result.points(), time.toSeconds(), note);
  }

  /** In full where nobody's lines are too short for it. */
  private String firstLine(GradeResult result) {
    return shown(result.reasonInShort(), terminal ? LONGEST_REASON : Integer.MAX_VALUE);
  }

  /** A name as a terminal may show it: no control characters, which could move the cursor. */
  static String shown(String name) {
    return shown(name, LONGEST_NAME);
  }

  private static String shown(String text, int longest) {
    String safe = text.replaceAll("\\p{Cntrl}", "?");
    return safe.length() <= longest ? safe : safe.substring(0, longest - 1) + "…";
  }

  private void show() {
    List<TimeLeft.Running> now = running.values().stream().map(Work::now).toList();
    String left =
        TimeLeft.of(took, now, all - begun, jobs)
            .map(time -> "  " + words(time) + " left")
            .orElse("");
    String at =
        running.entrySet().stream()
            .limit(3)
            .map(e -> percent(shown(e.getKey(), 12), e.getValue()))
            .collect(Collectors.joining(", "));
    line.now("%d of %d%s  %s".formatted(took.size(), all, left, at));
  }

  private static String percent(String name, Work work) {
    return work.of() == 0 ? name : "%s %d%%".formatted(name, 100 * work.done() / work.of());
  }

  /** Such as {@code 40 s}, {@code 12 min} or {@code 3 h 5 min}. */
  static String words(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 90) {
      return seconds + " s";
    }
    long minutes = (seconds + 30) / 60;
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
