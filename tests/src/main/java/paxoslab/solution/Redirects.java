package paxoslab.solution;

import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/**
 * Which JDK classes become others where a student makes one, inherits from one, or calls its static
 * methods. Declared types stay: each replacement is a subclass.
 */
final class Redirects {
  private static final String FUTURE = "java/util/concurrent/CompletableFuture";
  private static final String LOCAL_FUTURE = "paxoslab/guard/LocalFuture";

  private static final Map<String, String> MADE =
      Map.of(
          FUTURE, LOCAL_FUTURE,
          "java/util/concurrent/locks/ReentrantLock", "paxoslab/guard/LocalLock",
          // Hash order depends on identity hashes where keys are enums; insertion order does not.
          "java/util/HashMap", "java/util/LinkedHashMap",
          "java/util/HashSet", "java/util/LinkedHashSet");

  private Redirects() {}

  /** The class to make, or to inherit from, instead. */
  static String made(String owner) {
    return MADE.getOrDefault(owner, owner);
  }

  /** The class whose static method to call instead. */
  static String called(String owner) {
    // Javac names the class through which the student called, which may be a subclass.
    return owner.equals(FUTURE) || owner.equals("paxoslab/api/RpcFuture") ? LOCAL_FUTURE : owner;
  }

  /** A method reference, redirected. */
  static Handle handle(Handle handle) {
    String owner =
        switch (handle.getTag()) {
          case Opcodes.H_NEWINVOKESPECIAL, Opcodes.H_INVOKESPECIAL -> made(handle.getOwner());
          case Opcodes.H_INVOKESTATIC -> called(handle.getOwner());
          default -> handle.getOwner();
        };
    return new Handle(
        handle.getTag(), owner, handle.getName(), handle.getDesc(), handle.isInterface());
  }
}
