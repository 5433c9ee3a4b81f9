package paxoslab.visualizer.drawing;

import java.util.List;
import java.util.Objects;
import paxoslab.visualizer.drawing.Mark.Font;

/**
 * How large a peer's card is, and what is on it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param lines how many: all, or name and ballots alone
 * @param share of the usual size of texts
 */
record CardSize(double width, double height, int lines, double share) {
  private static final double LINE = 24;
  private static final double WIDE = 184;
  private static final double NARROW = 136;
  private static final double NARROWEST = 78;

  /** The largest first; with less, texts could not be read. */
  private static final List<CardSize> SIZES =
      List.of(
          size(WIDE, 4, 1),
          size(WIDE, 4, 0.94),
          size(WIDE, 2, 1),
          size(NARROW, 2, 1),
          size(NARROW, 2, 0.94),
          size(NARROWEST, 2, 0.94));

  private static CardSize size(double width, int lines, double share) {
    return new CardSize(width * share, (lines * LINE + 4) * share, lines, share);
  }

  /** The largest size at which no card covers another; the smallest if there is none. */
  static CardSize fitting(Plan plan, Box ground) {
    CardSize last = null;
    for (CardSize size : SIZES) {
      double scale = plan.sketch().px(1);
      last = new CardSize(size.width * scale, size.height * scale, size.lines, size.share);
      if (!last.overlaps(plan, ground)) {
        return last;
      }
    }
    return Objects.requireNonNull(last);
  }

  private boolean overlaps(Plan plan, Box ground) {
    double margin = plan.sketch().px(4);
    List<Box> cards =
        Islands.of(plan.timeline(), plan.present(), ground, width, height)
            .centres()
            .values()
            .stream()
            .map(c -> new Box(c.x() - width / 2, c.y() - height / 2, width, height).grown(margin))
            .toList();
    for (int i = 0; i < cards.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (cards.get(i).overlaps(cards.get(j))) {
          return true;
        }
      }
    }
    return false;
  }

  /** True if there is room for both ballots in a line. */
  boolean holdsBoth(Sketch sketch) {
    return width > sketch.px(NARROWEST);
  }

  Font font(Sketch sketch, double size, boolean bold) {
    return sketch.font(size * share, bold);
  }
}
