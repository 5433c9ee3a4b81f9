package paxoslab.trace;

import java.util.List;

/** What the application does to a peer, or to a store: the {@code op} of calls and results. */
final class Ops {
  static final String START = "start";
  static final String DONE = "done";
  static final String STATUS = "status";
  static final String MIN = "min";
  static final String MAX = "max";
  static final String GET = "get";
  static final String PUT = "put";
  static final String APPEND = "append";
  static final List<String> CALLS = List.of(START, DONE, GET, PUT, APPEND);
  static final List<String> RESULTS = List.of(STATUS, MIN, MAX, GET, PUT, APPEND);

  /** True if a client asks a store for it. */
  static boolean isStores(String op) {
    return op.equals(GET) || op.equals(PUT) || op.equals(APPEND);
  }

  private Ops() {}
}
