package paxoslab.child;

/**
 * The kinds of frames. A frame is its length (four bytes), its kind (one byte), a token (eight) and
 * a body. An answer carries the token of what it answers, so that bytes which somebody else writes
 * into the pipe are no answer.
 */
final class Frame {
  /** How many bytes the length takes, which it doesn't count. */
  static final int LENGTH_BYTES = 4;

  // From the parent.
  /** The solution's classes; answered by DONE. */
  static final int LOAD = 1;

  /** A run begins: names and seeds of its peers; answered by DONE. */
  static final int OPEN = 2;

  /** A stimulus for one peer; answered by EFFECTS or STUCK. */
  static final int TELL = 3;

  /** Which tasks of one peer wait; answered by TASKS. */
  static final int ASK_TASKS = 4;

  /** The run is over; answered by DONE. */
  static final int CLOSE = 5;

  /** Sources to compile; answered by COMPILED. */
  static final int COMPILE = 6;

  // From the child.
  /** The child runs, and has hidden its pipes. Unasked, once, with token 0. */
  static final int HELLO = 16;

  static final int DONE = 17;
  static final int EFFECTS = 18;
  static final int TASKS = 19;

  /** A task neither goes on nor waits: the child can't go on. */
  static final int STUCK = 20;

  /** The classes, or why there are none. */
  static final int COMPILED = 21;

  private Frame() {}
}
