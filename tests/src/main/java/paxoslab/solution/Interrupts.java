package paxoslab.solution;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Takes the effect out of a student's dealings with interrupts.
 *
 * <p>{@code catch (InterruptedException e) { Thread.currentThread().interrupt(); }} is what a tutor
 * wants to see around {@code get}; but the thread is the harness's own, and nobody interrupts it.
 */
final class Interrupts {
  private Interrupts() {}

  /** Replaces a call of Thread's, if it is about interrupts. */
  static boolean drop(MethodInsnNode call, InsnList code) {
    switch (call.name) {
      case "interrupt" -> code.set(call, new InsnNode(Opcodes.POP));
      case "isInterrupted" -> {
        code.insertBefore(call, new InsnNode(Opcodes.POP));
        code.set(call, new InsnNode(Opcodes.ICONST_0));
      }
      case "interrupted" -> code.set(call, new InsnNode(Opcodes.ICONST_0));
      default -> {
        return false;
      }
    }
    return true;
  }
}
