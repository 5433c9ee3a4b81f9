package paxoslab.visualizer.view;

/** What the controls and keys ask for. */
interface Player {
  void playOrPause();

  /** Goes to an event's index; one outside the run goes to the nearest end. */
  void seek(int index);

  void step(int events);

  /**
   * Sets how many times faster than the default of {@value LabPane#EVENTS_A_SECOND} events a
   * second.
   */
  void speed(double times);

  /** Goes to the next event of the present one's peer, or to the one before if negative. */
  void stepOnLane(int direction);

  void nextFinding();

  void previousFinding();

  void otherTheme();

  /** Asks for a trace, and opens it. */
  void chooseFile();
}
