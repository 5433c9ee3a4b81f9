package paxoslab.visualizer.image;

import java.util.List;
import paxoslab.visualizer.drawing.Mark;

/**
 * How wide texts are in an SVG, whose reader chooses the face: those of Verdana and DejaVu Sans,
 * rounded up. Other sans-serif faces are narrower. No font is asked, so a picture is the same
 * everywhere.
 */
final class SvgText {
  /** The faces to ask for, widest first. */
  static final String FACES = "Verdana, DejaVu Sans, sans-serif";

  private static final double BOLD = 1.14;

  /** Characters and their greatest width, in shares of the font's size. */
  private record Group(String characters, double width) {}

  private static final List<Group> GROUPS =
      List.of(
          new Group("ijl'", 0.3),
          new Group(" ,.IJ/:;\\|", 0.35),
          new Group("()-[]tf", 0.4),
          new Group("!r\"", 0.46),
          new Group("*_`", 0.52),
          new Group("?FLcszkvxy", 0.6),
          new Group("$0123456789EPSTYabdeghnopqu{}–", 0.65),
          new Group("ABCHKNRUVXZ", 0.76),
          new Group("&DGMOQ#+<=>^w~·", 0.87));

  private SvgText() {}

  static double width(String text, Mark.Font font) {
    double width = text.codePoints().mapToDouble(SvgText::width).sum();
    return width * font.size() * (font.bold() ? BOLD : 1);
  }

  private static double width(int character) {
    return GROUPS.stream()
        .filter(group -> group.characters().indexOf(character) >= 0)
        .mapToDouble(Group::width)
        .findFirst()
        .orElse(1);
  }
}
