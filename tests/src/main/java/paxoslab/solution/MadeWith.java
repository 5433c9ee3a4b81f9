package paxoslab.solution;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Finds what can change inside something that can't: {@code List.of(new ArrayList<>())}, a record
 * that is given a map, an enum constant with a list of its own.
 *
 * <p>Looks at one statement alone, and only at what it makes itself: what comes from elsewhere gets
 * the benefit of the doubt.
 */
final class MadeWith {
  private final StudentClasses student;
  private final ValueTypes types;

  MadeWith(StudentClasses student, ValueTypes types) {
    this.student = student;
    this.types = types;
  }

  /** The simple name of something mutable that a field is given when it is set. */
  Optional<String> with(ClassNode node, FieldNode field) {
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn instanceof FieldInsnNode put
            && isPut(insn)
            && put.owner.equals(node.name)
            && put.name.equals(field.name)) {
          Optional<String> mutable = mutable(put);
          if (mutable.isPresent()) {
            return mutable;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> mutable(FieldInsnNode put) {
    AbstractInsnNode last = Lines.previous(put);
    while (last != null && last.getOpcode() == Opcodes.CHECKCAST) {
      last = Lines.previous(last);
    }
    if (!(last instanceof MethodInsnNode call && keeps(call))) {
      return Optional.empty();
    }
    for (AbstractInsnNode insn = last; insn != null && !ends(insn); insn = Lines.previous(insn)) {
      if (insn instanceof TypeInsnNode made
          && made.getOpcode() == Opcodes.NEW
          && isMutable(made.desc)) {
        return Optional.of(TypeRules.simpleName(made.desc).replaceAll(".*\\.", ""));
      }
    }
    return Optional.empty();
  }

  /** True for calls whose result holds what they are given; a copy's elements are anybody's. */
  private static boolean keeps(MethodInsnNode call) {
    return call.name.equals("<init>")
        || call.name.equals("of")
        || call.name.startsWith("singleton");
  }

  private boolean isMutable(String type) {
    if (student.contains(type)) {
      return !types.isStateless(type) && !student.isSubtype(type, "java/lang/Enum");
    }
    return student.isSubtype(type, "java/util/Collection")
        || student.isSubtype(type, "java/util/Map")
        || type.startsWith("java/util/concurrent/atomic/");
  }

  private static boolean ends(AbstractInsnNode insn) {
    boolean stores = insn instanceof VarInsnNode variable && variable.getOpcode() >= Opcodes.ISTORE;
    return stores || isPut(insn);
  }

  private static boolean isPut(AbstractInsnNode insn) {
    return insn.getOpcode() == Opcodes.PUTSTATIC || insn.getOpcode() == Opcodes.PUTFIELD;
  }
}
