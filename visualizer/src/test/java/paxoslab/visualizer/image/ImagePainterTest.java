package paxoslab.visualizer.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Mark;
import paxoslab.visualizer.drawing.Mark.Point;

class ImagePainterTest {
  private static final int GROUND = 0xff101820;
  private static final int INK = 0xffe0d0c0;

  /** Java2D rounds what a stroke covers to an eighth of a pixel: at most this of 255. */
  private static final int ROUNDING = 16;

  @Test
  void anUprightDashedLineLooksAsIfItWereStroked() {
    Mark.Line line = new Mark.Line(new Point(10.3, 4.6), new Point(10.3, 55.2), 1.5, 6, INK);

    assertThat(mostApart(painted(line), stroked(line))).isLessThan(ROUNDING);
  }

  @Test
  void aDashedLineThatGoesUpBeginsWithADashAtItsBeginning() {
    Mark.Line line = new Mark.Line(new Point(10.3, 55.2), new Point(10.3, 4.6), 1.5, 6, INK);

    assertThat(mostApart(painted(line), stroked(line))).isLessThan(ROUNDING);
  }

  private static BufferedImage painted(Mark mark) {
    return ImagePainter.paint(new Drawing(20, 60, GROUND, List.of(mark)));
  }

  private static BufferedImage stroked(Mark.Line line) {
    BufferedImage image = new BufferedImage(20, 60, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(new Color(GROUND));
    graphics.fillRect(0, 0, 20, 60);
    graphics.setColor(new Color(line.ink()));
    float[] dashes = {(float) line.dash()};
    graphics.setStroke(
        new BasicStroke(
            (float) line.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    graphics.draw(
        new Line2D.Double(line.from().x(), line.from().y(), line.to().x(), line.to().y()));
    graphics.dispose();
    return image;
  }

  /** By how much the two differ most, in one colour of one pixel. */
  private static int mostApart(BufferedImage one, BufferedImage other) {
    int most = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int a = one.getRGB(x, y) >> shift & 0xff;
          int b = other.getRGB(x, y) >> shift & 0xff;
          most = Math.max(most, Math.abs(a - b));
        }
      }
    }
    return most;
  }
}
