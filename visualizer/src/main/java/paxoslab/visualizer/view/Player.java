package paxoslab.visualizer.view;

/** What moves the playhead. Nothing does while no run is open. */
interface Player {
  void playOrPause();

  /** Goes to an event's index; one outside the run goes to the nearest end. */
  void seek(int index);

  /** The same, and stops playing. */
  void goTo(int index);

  /** Goes some events on, or back if negative, and stops playing. */
  void step(int events);

  /** Goes to the next event of the present one's peer, or to the one before if negative. */
  void stepOnLane(int direction);

  void nextFinding();

  void previousFinding();

  /**
   * Sets how many times faster than the default of {@value Transport#EVENTS_A_SECOND} events a
   * second.
   */
  void speed(double times);
}
