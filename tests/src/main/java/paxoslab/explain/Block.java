package paxoslab.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays an explanation out in columns. */
final class Block {
  private static final int WIDTH = 100;
  private static final String MARGIN = "  ";
  private static final int LABEL = 14;
  private static final int MOST_OUTCOME = 20;
  private static final int TEXT = WIDTH - MARGIN.length() - LABEL - 2;

  private final Explanation told;
  private final StringBuilder out = new StringBuilder();

  Block(Explanation told) {
    this.told = told;
  }

  String text() {
    headline();
    paragraph("What broke", told.whatBroke());
    if (!told.rule().isEmpty()) {
      paragraph("The rule", told.rule());
    }
    if (!told.where().isEmpty()) {
      paragraph("Where", told.where());
    }
    boolean whole = told.proof().story().stream().anyMatch(Step::proves);
    // The last line is where it shows; a star there alone would mark nothing.
    List<Step> steps = told.proof().story();
    boolean marked = steps.stream().limit(Math.max(0, steps.size() - 1)).anyMatch(Step::proves);
    String run = told.proof().run() + (marked ? "; * marks the proof" : "");
    lines("Shortest run", told.proof().run().isEmpty() ? List.of() : wrap(run, TEXT));
    lines(whole ? "" : "What led there", story(marked));
    lines("Quorums", told.proof().quorums().stream().flatMap(q -> wrap(q, TEXT).stream()).toList());
    if (!told.proof().question().isEmpty()) {
      paragraph("Ask yourself", told.proof().question());
    }
    if (!told.nearest().isEmpty()) {
      paragraph("Compare", told.nearest());
    }
    lines("Watch it", told.watch());
    lines("Debug it", told.debug());
    return out.toString();
  }

  private void headline() {
    Heading h = told.heading();
    String right = "%8s     %s".formatted(h.points(), h.run());
    String left = h.lesson() + MARGIN + h.title();
    int room = WIDTH - right.length() - 2;
    out.append(pad(shorten(left, room), Math.min(room, 64))).append(MARGIN).append(right);
    out.append('\n');
  }

  private void paragraph(String label, String text) {
    lines(label, wrap(text, TEXT));
  }

  private void lines(String label, List<String> lines) {
    String head = label;
    for (String line : lines) {
      out.append((MARGIN + pad(head, LABEL) + "  " + line).stripTrailing()).append('\n');
      head = "";
    }
  }

  /** In a whole run stars mark what proves the finding. */
  private List<String> story(boolean marked) {
    List<Step> steps = told.proof().story();
    int who = steps.stream().mapToInt(s -> s.who().length()).max().orElse(0);
    int what =
        Math.min(
            36,
            steps.stream()
                .filter(s -> !s.who().isEmpty())
                .mapToInt(s -> s.what().length())
                .max()
                .orElse(0));
    int outcome = steps.stream().mapToInt(s -> s.outcome().length()).max().orElse(0);
    int id = steps.stream().mapToInt(s -> String.valueOf(s.id()).length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Step step : steps) {
      boolean last = lines.size() == steps.size() - 1;
      String came = last ? stressed(step.outcome()) : step.outcome();
      String mark = !marked ? "" : step.proves() ? "* " : MARGIN;
      String line =
          mark
              + " ".repeat(id - String.valueOf(step.id()).length())
              + step.id()
              + MARGIN
              + pad(step.who(), who)
              + MARGIN
              + pad(step.what(), what)
              + MARGIN
              + (last ? pad(came, room(outcome, came)) : came);
      add(lines, line, last ? pointer() : "", step);
    }
    return lines;
  }

  /** What the last line contradicts stands behind it, or below where there is no room. */
  private void add(List<String> lines, String line, String pointer, Step step) {
    if (line.length() + pointer.length() <= TEXT) {
      lines.add(withLine((line + pointer).stripTrailing(), step));
    } else {
      lines.add(withLine(shorten(line.stripTrailing(), TEXT), step));
      if (!pointer.isEmpty()) {
        lines.add(" ".repeat(Math.max(0, TEXT - pointer.length())) + pointer);
      }
    }
  }

  /** The student's line behind what proves the finding, where there is room. */
  private String withLine(String line, Step step) {
    String whole = line + "   " + step.line();
    boolean shown = step.proves() && !step.line().isEmpty() && whole.length() <= TEXT;
    return shown ? whole : line;
  }

  private String pointer() {
    return told.proof().pointer().isEmpty() ? "" : "   ← " + told.proof().pointer();
  }

  /** The columns of an outcome: its own length where the pointer would not fit after more. */
  private int room(int widest, String outcome) {
    return Math.max(outcome.length(), Math.min(widest, MOST_OUTCOME));
  }

  /** The first word in capitals, unless it is a peer's name; the rest may hold a value. */
  private static String stressed(String outcome) {
    int word = (outcome + " ").indexOf(' ');
    if (!outcome.substring(0, word).chars().allMatch(Character::isLetter)) {
      return outcome;
    }
    return outcome.substring(0, word).toUpperCase(Locale.ROOT) + outcome.substring(word);
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int cut = rest.lastIndexOf(' ', width);
      int end = cut <= 0 ? width : cut;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String shorten(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
