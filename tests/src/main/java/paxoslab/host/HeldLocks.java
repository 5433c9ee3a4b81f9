package paxoslab.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The monitors and locks that a task holds, in the order in which it took them. */
final class HeldLocks {
  private final List<Held> held = new ArrayList<>();

  /**
   * A lock that is held; one taken twice is there twice.
   *
   * @param monitor the very object: what it equals is the student's affair
   * @param at the student's line, or null if no line of theirs took it
   */
  record Held(Object monitor, @Nullable String at) {
    /** "the lock that it took at PaxosPeer.java:88". */
    String inWords() {
      return "the lock that it took "
          + (at != null ? "at " + at : "through a method reference to lock()");
    }
  }

  void take(Object monitor, @Nullable String at) {
    held.add(new Held(monitor, at));
  }

  /** Must not throw: javac's own clean-up of a synchronized block would try again for ever. */
  void giveBack(Object monitor) {
    for (int i = held.size() - 1; i >= 0; i--) {
      if (held.get(i).monitor == monitor) {
        held.remove(i);
        return;
      }
    }
  }

  /** How many times this one is held. */
  int count(Object monitor) {
    int count = 0;
    for (Held lock : held) {
      count += lock.monitor == monitor ? 1 : 0;
    }
    return count;
  }

  /** The one that has been held longest. */
  Optional<Held> first() {
    return held.isEmpty() ? Optional.empty() : Optional.of(held.get(0));
  }

  void clear() {
    held.clear();
  }
}
