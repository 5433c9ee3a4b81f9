package paxoslab.cli;

import java.io.PrintWriter;
import java.util.List;
import paxoslab.intake.LeftOut;

/** Tells what of a submission doesn't count, and why. */
final class LeftOutText {
  private static final int MOST = 10;

  private LeftOutText() {}

  /** One line for each, and one for how many more there are. */
  static void print(List<LeftOut> leftOut, PrintWriter to) {
    leftOut.stream().limit(MOST).forEach(file -> to.println("left out  " + file));
    if (leftOut.size() > MOST) {
      to.println("left out  and " + (leftOut.size() - MOST) + " more");
    }
  }
}
