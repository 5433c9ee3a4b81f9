package paxoslab.guard;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What rewritten student code calls at loops' ends, method calls, monitors and waits.
 *
 * <p>This class is a template: each peer's class loader defines its own copy from these class
 * bytes, so its static state belongs to one peer. It is static because rewritten code in any class
 * of that peer must reach it in a few instructions, and it is neither volatile nor locked because
 * only the thread that holds the baton runs a peer's code.
 */
public final class Guard {
  /** How deeply a student's methods may be nested: well above need, well below a thread's stack. */
  public static final int MAX_DEPTH = 2_000;

  private static @Nullable GuardRuntime runtime;
  private static long fuel = Long.MAX_VALUE;
  private static int depth;
  private static int hashes;
  private static @Nullable String line;
  private static @Nullable String lockLine;
  private static @Nullable String returnLine;

  private Guard() {}

  /** Pays for one loop iteration, or for one call of a method that calls nothing. */
  public static void spend() {
    if (--fuel < 0) {
      runtime().outOfFuel();
    }
  }

  /**
   * Pays for a call of a student's method.
   *
   * @return how deeply this method is nested, to be handed to {@link #leave} and {@link #caught}
   */
  public static int enter() {
    if (--fuel < 0) {
      runtime().outOfFuel();
    }
    if (depth >= MAX_DEPTH) {
      runtime().tooDeep();
    }
    return ++depth;
  }

  /** The method that {@link #enter} numbered returns. */
  public static void leave(int entered) {
    depth = entered - 1;
  }

  /** The method that {@link #enter} numbered catches what methods below it have thrown. */
  public static void caught(int entered) {
    depth = entered;
  }

  /**
   * Throws again what unwinds a peer's code; the student's catch and finally blocks are skipped.
   */
  public static void passOn(Throwable caught) {
    if (caught instanceof Unwind unwind) {
      throw unwind;
    } else if (caught.getCause() instanceof Unwind unwind) {
      throw unwind;
    }
  }

  /** A monitor is entered at a line. */
  public static void lock(Object monitor, @Nullable String at) {
    runtime().lock(Objects.requireNonNull(monitor), at);
  }

  /** A monitor is left. The runtime must not throw here: javac's own cleanup would loop. */
  public static void unlock(Object monitor) {
    runtime().unlock(monitor);
  }

  /** The line of an Env call, or of a wait, that is about to be made. */
  public static void at(@Nullable String at) {
    line = at;
  }

  /** The line of a lock that is about to be taken. */
  public static void lockAt(@Nullable String at) {
    lockLine = at;
  }

  /** A handler, or the method that it delegates to, begins. */
  public static void handling() {
    returnLine = null;
  }

  /** A handler returns at a line; kept unless a handler that it called has returned already. */
  public static void returned(@Nullable String at) {
    if (returnLine == null) {
      returnLine = at;
    }
  }

  /**
   * A hash code for an object whose class defines none: the order of first asking, which is the
   * same in each run, where the JVM's own would be chance.
   *
   * @param hash the hash code that the object has already, or 0
   */
  public static int hash(int hash) {
    return hash != 0 ? hash : ++hashes;
  }

  /** The host that this peer belongs to. */
  static GuardRuntime runtime() {
    if (runtime == null) {
      throw new IllegalStateException("this peer is not connected with a host");
    }
    return runtime;
  }

  /** The line of the lock that is being taken, or null if a method reference takes it. */
  static @Nullable String takeLockLine() {
    String taken = lockLine;
    lockLine = null;
    return taken;
  }

  static void connect(@Nullable GuardRuntime host) {
    runtime = host;
    fuel = Long.MAX_VALUE;
    depth = 0;
    hashes = 0;
    line = null;
    lockLine = null;
    returnLine = null;
  }

  static void refuel(long iterations) {
    fuel = iterations;
  }

  static int depth() {
    return depth;
  }

  static void depth(int nested) {
    depth = nested;
  }

  static @Nullable String takeLine() {
    String taken = line;
    line = null;
    return taken;
  }

  static @Nullable String takeReturnLine() {
    String taken = returnLine;
    returnLine = null;
    return taken;
  }
}
