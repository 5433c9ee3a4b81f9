package paxoslab.visualizer.image;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.visualizer.drawing.Diagram;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Mark;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Timeline;

/**
 * Writes a page that replays a run in a browser: the same drawings that the window shows, one for
 * each event, and nothing that must be loaded.
 *
 * <p>From one event to the next most marks stay, so each mark is written once, and each drawing is
 * a list of numbers. Both themes draw the same marks, each with inks of its own; a mark names the
 * pair, and the page says which of the two counts.
 */
final class HtmlExporter {
  private static final String TEMPLATE = "replay.html";

  /** Writes angle brackets as escapes, so that no text of a student can end the script. */
  private static final Gson GSON = new Gson();

  private final Timeline timeline;
  private final Excerpt shown;
  private final List<Integer> indexes;
  private final Diagram diagram;
  private final Frame dark;
  private final Frame light;
  private final Map<String, Integer> marks = new LinkedHashMap<>();
  private final Map<String, Integer> inks = new LinkedHashMap<>();

  private HtmlExporter(Timeline timeline, Excerpt shown, SnapshotOptions options) {
    this.timeline = timeline;
    this.shown = shown;
    this.indexes = shown.indexes();
    this.diagram = new Diagram(timeline, SvgPainter.measure());
    this.dark = Frame.of(options.width(), options.height(), Theme.DARK, false);
    this.light = Frame.of(options.width(), options.height(), Theme.LIGHT, false);
  }

  /** What the page's script is given. */
  private record Page(
      List<String> marks,
      List<List<Integer>> steps,
      List<Integer> ids,
      List<String> captions,
      List<Integer> findings,
      int first,
      List<KeyPages.KeyPage> keys) {}

  /**
   * The page's text.
   *
   * @param shown the events that it shows, one step each
   * @param options its proportions, and the theme in which it opens
   * @param first the id of the event at which it opens, if it is one of them
   */
  static String page(Timeline timeline, Excerpt shown, SnapshotOptions options, int first)
      throws IOException {
    return new HtmlExporter(timeline, shown, options).page(first, options.theme());
  }

  private String page(int first, Theme theme) throws IOException {
    List<List<Integer>> steps = indexes.stream().map(this::step).toList();
    List<Integer> ids = indexes.stream().map(i -> timeline.event(i).id()).toList();
    List<KeyPages.KeyPage> keys = new KeyPages(timeline, indexes, this::number).all();
    Captions sentences = new Captions(timeline);
    List<Integer> findings =
        timeline.trace().findings().stream()
            .map(f -> indexes.indexOf(timeline.indexOf(f)))
            .filter(step -> step >= 0)
            .distinct()
            .sorted()
            .toList();
    Page page =
        new Page(
            List.copyOf(marks.keySet()),
            steps,
            ids,
            indexes.stream().map(sentences::at).toList(),
            findings,
            Math.max(0, ids.indexOf(first)),
            keys);
    Header header = timeline.trace().header();
    String title = (header.scenario() + " " + header.title()).strip() + ", seed " + header.seed();
    return template()
        .replace("@TITLE@", SvgPainter.escaped(title))
        .replace("@THEME@", theme.name().toLowerCase(Locale.ROOT))
        .replace("@WIDTH@", String.valueOf(Math.round(dark.width())))
        .replace("@HEIGHT@", String.valueOf(Math.round(dark.height())))
        .replace("@FACES@", SvgText.FACES)
        .replace("@INKS@", styles())
        .replace("@FINDINGS@", findingsInWords())
        .replace("@PART@", shown.leftOut().map(HtmlExporter::part).orElse(""))
        .replace("@PAGE@", GSON.toJson(page));
  }

  private List<Integer> step(int index) {
    Drawing inDark = diagram.draw(dark, index);
    Drawing inLight = diagram.draw(light, index);
    List<Integer> step = new ArrayList<>();
    step.add(number(ground(inDark), ground(inLight)));
    for (int i = 0; i < inDark.marks().size(); i++) {
      step.add(number(inDark.marks().get(i), inLight.marks().get(i)));
    }
    return step;
  }

  private static Mark ground(Drawing drawing) {
    return new Mark.Box(0, 0, drawing.width(), drawing.height(), 0, drawing.ground());
  }

  private int number(Mark dark, Mark light) {
    String element =
        SvgPainter.element(
            dark, (property, argb) -> " class=\"" + property.charAt(0) + ink(argb, light) + '"');
    return marks.computeIfAbsent(element, any -> marks.size());
  }

  private int ink(int argb, Mark light) {
    String pair = hex(argb) + hex(light.ink());
    return inks.computeIfAbsent(pair, any -> inks.size());
  }

  /** As CSS writes a colour with its opacity. */
  private static String hex(int argb) {
    return String.format(Locale.ROOT, "#%06x%02x", argb & 0xffffff, argb >>> 24);
  }

  private String styles() {
    StringBuilder css = new StringBuilder();
    inks.forEach(
        (pair, number) -> {
          int half = pair.length() / 2;
          css.append(
              ".dark{--i%d:%s}.light{--i%d:%s}"
                  .formatted(number, pair.substring(0, half), number, pair.substring(half)));
          css.append(
              ".f%d{fill:var(--i%d)}.s%d{stroke:var(--i%d)}\n"
                  .formatted(number, number, number, number));
        });
    return css.toString();
  }

  private String findingsInWords() {
    StringBuilder html = new StringBuilder();
    for (Finding finding : timeline.trace().findings()) {
      int step = indexes.indexOf(timeline.indexOf(finding));
      String text = SvgPainter.escaped(finding.rule() + ": " + finding.text());
      html.append("<li>");
      html.append(
          step < 0
              ? text
              : "<button type=\"button\" data-step=\"%d\">%s</button>".formatted(step, text));
      html.append("</li>");
    }
    return html.toString();
  }

  private static String part(String leftOut) {
    return "<p class=\"part\">Events"
        + SvgPainter.escaped(leftOut.substring("events".length()))
        + "</p>";
  }

  private static String template() throws IOException {
    try (InputStream in = HtmlExporter.class.getResourceAsStream(TEMPLATE)) {
      return new String(
          Objects.requireNonNull(in, TEMPLATE).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
