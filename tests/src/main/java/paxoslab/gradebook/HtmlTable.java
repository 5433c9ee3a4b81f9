package paxoslab.gradebook;

import java.util.List;

/**
 * A table whose last column holds numbers. Cells are HTML: whoever gives texts has escaped them.
 */
final class HtmlTable {
  private final StringBuilder out = new StringBuilder();

  /**
   * Begins a table.
   *
   * @param kind its class in the style sheet
   * @param heads texts of the columns' heads; none for a table without
   */
  HtmlTable(String kind, String... heads) {
    out.append("<table class=\"").append(kind).append("\">\n");
    if (heads.length > 0) {
      List<String> texts = List.of(heads);
      out.append("<tr>");
      for (String head : texts.subList(0, texts.size() - 1)) {
        out.append("<th scope=\"col\">").append(Html.text(head)).append("</th>");
      }
      String last = Html.text(heads[heads.length - 1]);
      out.append("<th scope=\"col\" class=\"points\">").append(last).append("</th></tr>\n");
    }
  }

  /** Adds a row. */
  HtmlTable row(String... cells) {
    out.append("<tr>");
    for (int i = 0; i < cells.length - 1; i++) {
      out.append("<td>").append(cells[i]).append("</td>");
    }
    out.append("<td class=\"points\">").append(cells[cells.length - 1]).append("</td></tr>\n");
    return this;
  }

  /** Adds a row that heads those below it. */
  HtmlTable head(int columns, String text, String last) {
    out.append("<tr class=\"topic\"><th scope=\"rowgroup\" colspan=\"").append(columns - 1);
    out.append("\">").append(Html.text(text)).append("</th><td class=\"points\">");
    out.append(Html.text(last)).append("</td></tr>\n");
    return this;
  }

  /** The whole table. */
  String html() {
    return out + "</table>\n";
  }

  /** A bar of some length, at most all of its cell. */
  static String bar(long count, long of, String kind) {
    long permille = of == 0 ? 0 : 1000 * count / of;
    return "<div class=\"bar %s\" style=\"width:%d.%d%%\"></div>"
        .formatted(kind, permille / 10, permille % 10);
  }

  /** Text with a smaller line below it. */
  static String two(String text, String below) {
    return Html.text(text) + (below.isEmpty() ? "" : "<br><small>" + Html.text(below) + "</small>");
  }
}
