package paxoslab.solution;

/**
 * Why something can't be used, before it is known where it stands.
 *
 * @param what its name, such as {@code Thread.sleep}
 * @param remedy what to use instead
 */
record Denial(String what, String remedy) {}
