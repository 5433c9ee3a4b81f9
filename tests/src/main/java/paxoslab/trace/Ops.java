package paxoslab.trace;

import java.util.List;

/** What the application does to a peer: the {@code op} of calls and results. */
final class Ops {
  static final String START = "start";
  static final String DONE = "done";
  static final String STATUS = "status";
  static final String MIN = "min";
  static final String MAX = "max";
  static final List<String> CALLS = List.of(START, DONE);
  static final List<String> RESULTS = List.of(STATUS, MIN, MAX);

  private Ops() {}
}
