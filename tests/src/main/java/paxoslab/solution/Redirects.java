package paxoslab.solution;

import java.util.Map;
import java.util.Set;
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
          FUTURE,
          LOCAL_FUTURE,
          "java/util/concurrent/locks/ReentrantLock",
          "paxoslab/guard/LocalLock",
          // Hash order depends on identity hashes where keys are enums; insertion order does not.
          "java/util/HashMap",
          "java/util/LinkedHashMap",
          "java/util/HashSet",
          "java/util/LinkedHashSet");

  private static final String FUNCTION = "Ljava/util/function/Function;";
  private static final String COLLECTOR = "Ljava/util/stream/Collector;";

  private static final Set<String> COLLECTORS =
      Set.of(
          "toSet()" + COLLECTOR,
          "groupingBy(" + FUNCTION + ")" + COLLECTOR,
          "groupingBy(" + FUNCTION + COLLECTOR + ")" + COLLECTOR,
          "toMap(" + FUNCTION + FUNCTION + ")" + COLLECTOR,
          "toMap(" + FUNCTION + FUNCTION + "Ljava/util/function/BinaryOperator;)" + COLLECTOR);

  private Redirects() {}

  /** The class to make, or to inherit from, instead. */
  static String made(String owner) {
    return MADE.getOrDefault(owner, owner);
  }

  /** The class whose static method of this name and descriptor to call instead. */
  static String called(String owner, String name, String descriptor) {
    // Javac names the class through which the student called, which may be a subclass.
    if (owner.equals(FUTURE) || owner.equals("paxoslab/api/RpcFuture")) {
      return LOCAL_FUTURE;
    }
    boolean ordered =
        owner.equals("java/util/stream/Collectors") && COLLECTORS.contains(name + descriptor);
    return ordered ? "paxoslab/guard/LocalCollectors" : owner;
  }

  /** A method reference, redirected. */
  static Handle handle(Handle handle) {
    String owner =
        switch (handle.getTag()) {
          case Opcodes.H_NEWINVOKESPECIAL, Opcodes.H_INVOKESPECIAL -> made(handle.getOwner());
          case Opcodes.H_INVOKESTATIC ->
              called(handle.getOwner(), handle.getName(), handle.getDesc());
          default -> handle.getOwner();
        };
    return new Handle(
        handle.getTag(), owner, handle.getName(), handle.getDesc(), handle.isInterface());
  }
}
