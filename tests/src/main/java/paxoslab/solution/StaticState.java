package paxoslab.solution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Finds fields that would share state between runs: static ones, and those of enum constants, that
 * can change or hold something that can.
 */
final class StaticState {
  /**
   * A field that is refused.
   *
   * @param setAt the line where it is initialised, or 0
   * @param usedAt a line of code that uses it, or else the first of its class, or 0
   */
  record Shared(FieldNode field, int setAt, int usedAt, Denial denial) {}

  private static final Set<String> FACTORIES =
      Set.of(
          "java/util/List.of",
          "java/util/List.copyOf",
          "java/util/Set.of",
          "java/util/Map.of",
          "java/util/stream/Stream.toList");

  private final StudentClasses student;
  private final ValueTypes types;
  private final MadeWith made;

  StaticState(StudentClasses student) {
    this.student = student;
    types = new ValueTypes(student);
    made = new MadeWith(student, types);
  }

  List<Shared> of(ClassNode node) {
    // A constant with a body is of a class of its own.
    boolean isEnum = student.isSubtype(node.name, "java/lang/Enum");
    List<Shared> shared = new ArrayList<>();
    for (FieldNode field : node.fields) {
      boolean isStatic = (field.access & Opcodes.ACC_STATIC) != 0;
      if ((field.access & Opcodes.ACC_SYNTHETIC) == 0 && (isStatic || isEnum)) {
        denial(node, field, isStatic).ifPresent(denial -> shared.add(shared(node, field, denial)));
      }
    }
    return shared;
  }

  private Optional<Denial> denial(ClassNode node, FieldNode field, boolean isStatic) {
    boolean isConstant = (field.access & Opcodes.ACC_ENUM) != 0;
    String what =
        (isConstant ? "enum constant " : isStatic ? "static field " : "field of an enum constant, ")
            + field.name;
    String remedy =
        isStatic && !isConstant
            ? Remedy.INSTANCE
            : "keep it in the peer: enum constants are shared";
    if ((field.access & Opcodes.ACC_FINAL) == 0) {
      return Optional.of(new Denial(what + " that isn't final", remedy));
    }
    Type type = Type.getType(field.desc);
    boolean frozen =
        types.isValue(type)
            || (types.mayHoldValues(type) && (!isStatic || setToValue(node, field)));
    if (!frozen) {
      return Optional.of(new Denial(what + " of mutable type " + simpleName(type), remedy));
    }
    return made.with(node, field)
        .map(held -> new Denial(what + " with " + article(held) + " in it", remedy));
  }

  private static String article(String type) {
    return ("AEIOU".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
  }

  /** True if each assignment gives the field something that can't change. */
  private boolean setToValue(ClassNode node, FieldNode field) {
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn.getOpcode() == Opcodes.PUTSTATIC
            && isOf((FieldInsnNode) insn, node, field)
            && !makesValue(Lines.previous(insn))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean makesValue(AbstractInsnNode insn) {
    if (insn instanceof TypeInsnNode cast && cast.getOpcode() == Opcodes.CHECKCAST) {
      return makesValue(Lines.previous(insn));
    }
    if (insn instanceof InvokeDynamicInsnNode lambda) {
      // What a lambda captures it keeps.
      for (Type captured : Type.getArgumentTypes(lambda.desc)) {
        if (!types.isValue(captured)) {
          return false;
        }
      }
      return true;
    }
    if (insn instanceof MethodInsnNode call) {
      return call.name.equals("<init>") ? types.isStateless(call.owner) : returnsValue(call);
    }
    if (insn instanceof FieldInsnNode read) {
      return types.isValue(Type.getType(read.desc));
    }
    return insn != null && insn.getOpcode() <= Opcodes.LDC;
  }

  private boolean returnsValue(MethodInsnNode call) {
    String unmodifiable = "(unmodifiable|empty|singleton).*";
    Type returned = Type.getReturnType(call.desc);
    return FACTORIES.contains(call.owner + "." + call.name)
        || (call.owner.equals("java/util/Collections") && call.name.matches(unmodifiable))
        || types.isValue(returned)
        || (!student.contains(call.owner) && ValueTypes.isFunction(returned));
  }

  private Shared shared(ClassNode owner, FieldNode field, Denial denial) {
    int set = 0;
    int used = Lines.ofClass(owner);
    for (MethodNode method : owner.methods) {
      int line = 0;
      for (AbstractInsnNode insn : method.instructions) {
        if (insn instanceof LineNumberNode number) {
          line = number.line;
        } else if (insn instanceof FieldInsnNode use && isOf(use, owner, field)) {
          used = line;
          set = method.name.equals("<clinit>") ? line : set;
        }
      }
    }
    return new Shared(field, set, used, denial);
  }

  private static boolean isOf(FieldInsnNode use, ClassNode owner, FieldNode field) {
    return use.owner.equals(owner.name) && use.name.equals(field.name);
  }

  private static String simpleName(Type type) {
    return type.getClassName().replaceAll(".*[.$]", "");
  }
}
