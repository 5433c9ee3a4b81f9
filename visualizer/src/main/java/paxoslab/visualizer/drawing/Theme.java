package paxoslab.visualizer.drawing;

import paxoslab.visualizer.playback.Arrow;
import paxoslab.visualizer.playback.Phase;

/**
 * Colours, ARGB. Those of the phases stay apart for normal, protan, deutan and tritan vision; no
 * meaning hangs on a colour alone.
 */
public enum Theme {
  DARK(
      0xff0d1117,
      0xff161b22,
      0xff30363d,
      0xffe6edf3,
      0xffa3adb8,
      0xff4b545e,
      0xff168cfc,
      0xfffeb408,
      0xff31f1c2,
      0xff977189,
      0xffe24047),
  LIGHT(
      0xffffffff,
      0xfff3f5f7,
      0xffd0d7de,
      0xff1f2328,
      0xff57606a,
      0xffafb8c1,
      0xff0156c1,
      0xffc28912,
      0xff28a593,
      0xff661f4c,
      0xffad0204);

  private final int ground;
  private final int panel;
  private final int border;
  private final int text;
  private final int muted;
  private final int lane;
  private final int prepare;
  private final int accept;
  private final int decided;
  private final int reject;
  private final int violation;

  Theme(
      int ground,
      int panel,
      int border,
      int text,
      int muted,
      int lane,
      int prepare,
      int accept,
      int decided,
      int reject,
      int violation) {
    this.ground = ground;
    this.panel = panel;
    this.border = border;
    this.text = text;
    this.muted = muted;
    this.lane = lane;
    this.prepare = prepare;
    this.accept = accept;
    this.decided = decided;
    this.reject = reject;
    this.violation = violation;
  }

  public int ground() {
    return ground;
  }

  /** The ground of tables and bars. */
  public int panel() {
    return panel;
  }

  public int border() {
    return border;
  }

  public int text() {
    return text;
  }

  /** For what is said in passing. */
  public int muted() {
    return muted;
  }

  /** A lane's line. */
  public int lane() {
    return lane;
  }

  /** A decision. */
  public int decided() {
    return decided;
  }

  /** A reply that is not ok. */
  public int reject() {
    return reject;
  }

  /** A broken rule. */
  public int violation() {
    return violation;
  }

  /** The other theme. */
  public Theme other() {
    return this == DARK ? LIGHT : DARK;
  }

  /** The colour of a phase. */
  public int phase(Phase phase) {
    return switch (phase) {
      case PREPARE -> prepare;
      case ACCEPT -> accept;
      case DECIDE -> decided;
      case FORGET -> muted;
      case STORE -> text;
    };
  }

  /** The colour of a message: its phase, or that of rejects. */
  int message(Arrow arrow) {
    return arrow.rejected() ? reject : phase(arrow.phase());
  }

  /** The same ink, only {@code share} (0 to 1) as strong over the ground. */
  int faint(int ink, double share) {
    return blend(ink, ground, share);
  }

  private static int blend(int ink, int under, double share) {
    int mixed = 0xff;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double over = (ink >> shift & 0xff) * share + (under >> shift & 0xff) * (1 - share);
      mixed = mixed << 8 | (int) Math.round(over);
    }
    return mixed;
  }
}
