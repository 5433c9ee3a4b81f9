package paxoslab.api;

/** What a peer knows of an instance's outcome. */
public enum Fate {
  /** A value was chosen, and this peer knows it. Changes to {@link #FORGOTTEN} only. */
  CHOSEN,

  /** Nothing is known: not started, under way, or chosen but not learned here yet. */
  PENDING,

  /**
   * No peer needs the instance any longer: exactly when its number is below {@link Paxos#min()}.
   */
  FORGOTTEN
}
