package paxoslab.visualizer.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Mark;
import paxoslab.visualizer.drawing.Mark.Font;
import paxoslab.visualizer.drawing.Mark.Point;

class SvgPainterTest {
  private static final Font FONT = new Font(15, false);

  private static String svg(Mark... marks) {
    return SvgPainter.paint(new Drawing(200, 100, 0xffffffff, List.of(marks)), "a < b");
  }

  @Test
  void pictureHasItsSizeItsTitleAndItsOwnGround() {
    assertThat(svg())
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"100\"")
        .contains("<title>a &lt; b</title>")
        .contains("<rect x=\"0\" y=\"0\" width=\"200\" height=\"100\" fill=\"#ffffff\"/>")
        .endsWith("</svg>\n");
  }

  @Test
  void numbersAreRoundedToTenthsInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(svg(new Mark.Disc(new Point(1.0 / 3, -0.04), 2.96, 0xff0156c1)))
          .contains("<circle cx=\"0.3\" cy=\"0\" r=\"3\" fill=\"#0156c1\"/>");
      assertThat(svg(new Mark.Disc(new Point(-1.25e9, 1e-9), 1, 0x80000001)))
          .contains("cx=\"-1250000000\" cy=\"0\"")
          .contains("fill=\"#000001\" fill-opacity=\"0.5\"");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void textOfAStudentIsTextAndNeverMarkup() {
    String text = "<script>&\u0000\ud800 é 😀";
    assertThat(svg(new Mark.Words(new Point(1, 2), text, FONT, 0xff000000)))
        .contains(">&lt;script&gt;&amp;\ufffd\ufffd é 😀</text>");
  }

  @Test
  void everyKindOfMarkIsPainted() {
    Point a = new Point(1, 2);
    Point b = new Point(3, 4);
    assertThat(
            svg(
                new Mark.Line(a, b, 1, 5, 0xff000001),
                new Mark.Area(List.of(a, b, a), 0xff000002),
                new Mark.Ring(a, 5, 2, 0xff000003),
                new Mark.Cross(a, 1, 2, 0xff000004)))
        .contains("d=\"M1 2L3 4\" fill=\"none\" stroke=\"#000001\"")
        .contains("stroke-dasharray=\"5\"")
        .contains("d=\"M1 2L3 4L1 2z\" fill=\"#000002\"")
        .contains("r=\"5\" fill=\"none\" stroke=\"#000003\"")
        .contains("d=\"M0 1L2 3M2 1L0 3\" stroke=\"#000004\"");
  }

  @Test
  void textIsMeasuredWithoutAFont() {
    assertThat(SvgPainter.measure().width("prepare 3", FONT)).isBetween(65.0, 95.0);
    assertThat(SvgPainter.measure().width("mm", new Font(15, true)))
        .isGreaterThan(SvgPainter.measure().width("mm", FONT))
        .isGreaterThan(SvgPainter.measure().width("ii", FONT));
  }
}
