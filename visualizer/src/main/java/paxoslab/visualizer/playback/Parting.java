package paxoslab.visualizer.playback;

/**
 * Where two runs part: the first event of which they tell something else. Times don't count, as
 * those of two seeds differ from the first message on.
 *
 * @param index of the first event that differs; the length of the shorter run if none does
 * @param left what happens there in the first run, or that it ends
 * @param right what happens there in the second
 */
public record Parting(int index, String left, String right) {
  private static final String END = "The run ends.";

  /** Compares two runs, event by event. */
  public static Parting of(Timeline left, Timeline right) {
    Captions first = new Captions(left);
    Captions second = new Captions(right);
    int index = 0;
    boolean sameNames = left.laneNames().equals(right.laneNames());
    while (index < Math.min(left.size(), right.size())
        && ((sameNames && isAlike(left, right, index))
            || first.at(index).equals(second.at(index)))) {
      index++;
    }
    return new Parting(
        index,
        index < left.size() ? first.at(index) : END,
        index < right.size() ? second.at(index) : END);
  }

  /**
   * True if two events surely tell the same, as all that came before does: to put a million into
   * words takes seconds.
   */
  private static boolean isAlike(Timeline left, Timeline right, int index) {
    return left.isAlike(index, right, index) && left.referred(index) == right.referred(index);
  }

  /** True if the runs tell the same from beginning to end. */
  public boolean same() {
    return left.equals(END) && right.equals(END);
  }
}
