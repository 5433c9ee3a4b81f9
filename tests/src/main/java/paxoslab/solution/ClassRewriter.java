package paxoslab.solution;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Rewrites a student's class so that what it does depends on counts, not on real time: see {@link
 * MethodRewriter} and {@link Redirects}. Lines and local variables are kept for the debugger.
 */
final class ClassRewriter {
  private static final String HASH_FIELD = "hash$";

  private final StudentClasses student;

  ClassRewriter(StudentClasses student) {
    this.student = student;
  }

  /** Rewrites a class; its tree is used up. */
  byte[] rewrite(String solution, ClassNode node) {
    node.superName = Redirects.made(node.superName);
    for (MethodNode method : node.methods) {
      if (method.instructions.size() > 0) {
        new MethodRewriter(node, method, student).rewrite();
      }
    }
    if (hashesByIdentity(node)) {
      addHashCode(node);
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    try {
      node.accept(writer);
      return writer.toByteArray();
    } catch (MethodTooLargeException e) {
      throw new SolutionException(
          solution
              + ": method "
              + e.getMethodName()
              + " of "
              + node.name.replace('/', '.')
              + " is too large; split it",
          e);
    }
  }

  private static boolean hashesByIdentity(ClassNode node) {
    return node.superName.equals("java/lang/Object")
        && (node.access & Opcodes.ACC_INTERFACE) == 0
        && node.methods.stream().noneMatch(m -> m.name.equals("hashCode") && m.desc.equals("()I"));
  }

  /** An identity hash is chance; this one is the order of first asking. */
  private static void addHashCode(ClassNode node) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
    node.fields.add(new FieldNode(access, HASH_FIELD, "I", null, null));
    MethodNode hashCode =
        new MethodNode(Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, "hashCode", "()I", null, null);
    hashCode.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
    hashCode.instructions.add(new VarInsnNode(Opcodes.ALOAD, 0));
    hashCode.instructions.add(new FieldInsnNode(Opcodes.GETFIELD, node.name, HASH_FIELD, "I"));
    hashCode.instructions.add(
        new MethodInsnNode(Opcodes.INVOKESTATIC, MethodRewriter.GUARD, "hash", "(I)I", false));
    hashCode.instructions.add(new InsnNode(Opcodes.DUP_X1));
    hashCode.instructions.add(new FieldInsnNode(Opcodes.PUTFIELD, node.name, HASH_FIELD, "I"));
    hashCode.instructions.add(new InsnNode(Opcodes.IRETURN));
    node.methods.add(hashCode);
  }
}
