package paxoslab.api;

/** What a peer knows of an instance's outcome. */
public enum Fate {
  CHOSEN,
  PENDING,
  FORGOTTEN
}
