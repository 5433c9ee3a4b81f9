package paxoslab.solution;

import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/** Which calls are shown in a trace or a fault by the line that they stand in. */
final class Waits {
  private static final String ENV = "paxoslab/api/Env";
  private static final Set<String> FUTURE_METHODS =
      Set.of("join", "get", "await", "orTimeout", "completeOnTimeout");
  private static final String FUTURE = "java/util/concurrent/Future";
  private static final Set<String> LOCK_METHODS = Set.of("lock", "tryLock", "lockInterruptibly");
  private static final String LOCK = "java/util/concurrent/locks/Lock";

  private Waits() {}

  /** True for calls of Env and waits for a future. */
  static boolean showLine(MethodInsnNode call, StudentClasses student) {
    return call.owner.equals(ENV)
        || (FUTURE_METHODS.contains(call.name) && student.isSubtype(call.owner, FUTURE));
  }

  /** True for calls that take a lock. */
  static boolean locks(MethodInsnNode call, StudentClasses student) {
    return LOCK_METHODS.contains(call.name) && student.isSubtype(call.owner, LOCK);
  }
}
