package paxoslab.child;

import java.util.List;

/** What is put around a child JVM. */
public final class Jail {
  private static final Jail NONE = new Jail();

  private Jail() {}

  /** Nothing but an empty environment. */
  public static Jail none() {
    return NONE;
  }

  List<String> command(List<String> program) {
    return program;
  }
}
