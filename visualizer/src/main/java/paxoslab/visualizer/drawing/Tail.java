package paxoslab.visualizer.drawing;

import paxoslab.visualizer.drawing.Mark.Font;

/** Texts of which the end tells most: what was appended last. */
final class Tail {
  private Tail() {}

  /** The text in quotation marks; if that is too long, an ellipsis and as much of its end. */
  static String fit(Sketch sketch, String text, Font font, double room) {
    if (sketch.width('"' + text + '"', font) <= room) {
      return '"' + text + '"';
    }
    int low = 0;
    int high = text.length();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sketch.width(cut(text, middle), font) <= room) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low >= text.length() ? "" : cut(text, low);
  }

  private static String cut(String text, int from) {
    return "\"…" + text.substring(from) + '"';
  }
}
