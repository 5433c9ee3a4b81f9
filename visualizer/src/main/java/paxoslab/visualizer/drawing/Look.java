package paxoslab.visualizer.drawing;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a run is shown.
 *
 * @param view the large picture: lanes over time, or the peers at one moment
 * @param lit the indexes of the events that are not to be dimmed, or null for all
 * @param question what a class is asked, or null; then what comes later and what broke is hidden
 */
public record Look(View view, @Nullable BitSet lit, @Nullable String question) {
  /** All of it. */
  public static final Look ALL = new Look(View.DIAGRAM, null, null);

  /** The large picture. */
  public enum View {
    DIAGRAM,
    CLUSTER;

    /** The other one. */
    public View other() {
      return this == DIAGRAM ? CLUSTER : DIAGRAM;
    }
  }

  /** The same run, as another picture. */
  public Look with(View other) {
    return new Look(other, lit, question);
  }

  /** The same, with all but these events dimmed. */
  public Look dimming(@Nullable BitSet allBut) {
    return new Look(view, allBut, question);
  }

  /** The same, without what is to be guessed; an empty question asks nothing yet. */
  public Look asking(@Nullable String text) {
    return new Look(view, lit, text);
  }

  /** True if a class guesses what comes next. */
  boolean quiz() {
    return question != null;
  }

  /** True unless the event is to be dimmed, because somebody looks at others. */
  boolean isLit(int index) {
    return lit == null || lit.get(index);
  }
}
