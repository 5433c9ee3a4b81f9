package paxoslab.visualizer.view;

import paxoslab.visualizer.playback.Followed;

/** What the controls and keys ask for, beside moving the playhead. */
interface Commands {
  /** What only concerns how a run is shown. */
  Screens screens();

  /** Goes to the next event with a note, or to the one before. */
  void nextNote(boolean forwards);

  /** Dims all that is not about the same as the present event; or shows all again. */
  void follow(Followed.By by);

  /** From an event of a client's operation to the instance that it became, or back. */
  void jump();

  /** Dims all but what the present event could know, and what could know of it; or nothing. */
  void toggleCauses();

  /** Asks for a note on the present event. */
  void writeNote();

  /** Asks for a second run to see beside this one; or ends that. */
  void toggleCompare();

  /** Lists what could happen otherwise at the present event, and the branches; or hides them. */
  void toggleWhatIf();

  /** Goes on with a run that is played by hand, or shows how to start one. */
  void playByHand();

  void otherTheme();

  /** Shows what there is to open, or, if that is shown, the run again. */
  void toggleStart();

  /** Reads no more of a long run, what of it is shown stays; or else closes the what-if list. */
  void escape();

  /** Asks for a trace, and opens it. */
  void chooseFile();

  /** Asks where to write the run to, and writes it. */
  void export();

  /** One speed faster, or slower if negative. */
  void changeSpeed(int by);

  /** True while it shows what there is to open, which has arrows and a space bar of its own. */
  boolean starts();
}
