package paxoslab.solution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Looks through a student's classes for what can be chance without looking like it: identity hash
 * codes, what is ordered by hash codes, and texts that hold one.
 *
 * <p>The rewriter gives a student's own classes hash codes that are the same in each run, but not
 * arrays, enums, lambdas and the JDK's classes.
 */
final class SuspectScan {
  /** How likely it is the cause, likeliest first. */
  private enum Kind {
    IDENTITY,
    ORDER,
    MIXED_HASH,
    TEXT
  }

  private record Found(Kind kind, String file, int line, String what, String remedy) {
    Suspect suspect() {
      return new Suspect(Lines.at(file, line), what, remedy);
    }
  }

  private static final String JAVA_OBJECT = "java/lang/Object";
  private static final String NUMBER = "number the objects yourself";
  private static final String NAME = "write what tells it apart: its name, its number";

  private static final Set<String> HASH_ORDERED =
      Set.of("java/util/concurrent/ConcurrentHashMap", "java/util/Hashtable");
  private static final Set<String> CONCURRENT_COLLECTORS =
      Set.of("groupingByConcurrent", "toConcurrentMap");
  private static final Set<String> INTERRUPTS = Set.of("interrupt", "isInterrupted");
  private static final Set<String> STACKS = Set.of("getStackTrace", "printStackTrace");

  private final StudentClasses student;
  private final List<Found> found = new ArrayList<>();
  private String file = "";
  private int line;

  SuspectScan(StudentClasses student) {
    this.student = student;
  }

  /** The likeliest first, then by file and line. */
  List<Suspect> suspects() {
    student.all().forEach(this::scan);
    Set<Suspect> suspects = new LinkedHashSet<>();
    found.stream()
        .sorted(
            Comparator.comparing(Found::kind).thenComparing(Found::file).thenComparing(Found::line))
        .forEach(f -> suspects.add(f.suspect()));
    return List.copyOf(suspects);
  }

  private void scan(ClassNode node) {
    file = Lines.fileOf(node);
    for (MethodNode method : node.methods) {
      line = Lines.first(method);
      for (AbstractInsnNode insn : method.instructions) {
        scan(method, insn);
      }
    }
  }

  private void scan(MethodNode method, AbstractInsnNode insn) {
    if (insn instanceof LineNumberNode number) {
      line = number.line;
    } else if (insn instanceof MethodInsnNode call) {
      if (!isAboutInterrupts(call)) {
        uses(call.owner, call.name, call.desc);
        if (writes(call)) {
          joins(pushedBefore(method, call));
        }
      }
    } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
      for (Object argument : dynamic.bsmArgs) {
        if (argument instanceof Handle handle) {
          uses(handle.getOwner(), handle.getName(), handle.getDesc());
        }
      }
      if (dynamic.name.equals("makeConcatWithConstants")) {
        for (Type part : Type.getArgumentTypes(dynamic.desc)) {
          joins(part);
        }
      }
    }
  }

  private void uses(String owner, String name, String descriptor) {
    if (name.equals("hashCode") && descriptor.equals("()I")) {
      hashes(owner);
    } else if (owner.equals("java/util/Objects") && name.startsWith("hash")) {
      add(Kind.MIXED_HASH, "Objects." + name + " of an enum or an array is chance", NUMBER);
    } else if (owner.equals("java/util/Arrays")
        && (name.equals("deepHashCode") || descriptor.equals("([Ljava/lang/Object;)I"))) {
      add(Kind.MIXED_HASH, "Arrays." + name + " of enums or objects is chance", NUMBER);
    } else if (HASH_ORDERED.contains(owner)
        && (name.equals("<init>") || name.equals("newKeySet"))) {
      ordered(TypeRules.simpleName(owner));
    } else if (owner.equals("java/util/stream/Collectors")
        && CONCURRENT_COLLECTORS.contains(name)) {
      ordered("Collectors." + name);
    } else if (owner.equals("java/lang/Thread") && name.equals("currentThread")) {
      add(Kind.TEXT, "Thread.currentThread is whatever thread the lab has free", "leave it out");
    } else if (STACKS.contains(name) && student.isSubtype(owner, "java/lang/Throwable")) {
      add(Kind.TEXT, "a stack trace shows the lab's own frames", "use getMessage()");
    } else if (owner.equals(JAVA_OBJECT) && name.equals("toString")) {
      text();
    }
  }

  /**
   * Javac names Object as the owner where the receiver's class defines no hash code; or else the
   * class that defines it, or inherits it.
   */
  private void hashes(String owner) {
    if (owner.equals(JAVA_OBJECT)) {
      add(Kind.IDENTITY, "the hash code of an object that defines none is chance", NUMBER);
      return;
    }
    identityComponent(owner)
        .ifPresent(
            part ->
                add(
                    Kind.IDENTITY,
                    "the hash code of "
                        + TypeRules.simpleName(owner)
                        + " holds that of "
                        + part
                        + ", which is chance",
                    NUMBER));
  }

  /** The name of a record's component whose own hash code is chance. */
  private Optional<String> identityComponent(String type) {
    if (!student.isSubtype(type, "java/lang/Record")) {
      return Optional.empty();
    }
    return student.find(type).stream()
        .flatMap(node -> node.fields.stream())
        .filter(field -> hashesByIdentity(Type.getType(field.desc)))
        .map(field -> field.name)
        .findFirst();
  }

  private boolean hashesByIdentity(Type type) {
    return type.getSort() == Type.ARRAY
        || (type.getSort() == Type.OBJECT
            && student.isSubtype(type.getInternalName(), "java/lang/Enum"));
  }

  private void ordered(String what) {
    add(
        Kind.ORDER,
        what + " is in the order of its keys' hash codes, which for enums are chance",
        "use a LinkedHashMap");
  }

  /** True for calls that make a text of an object; newer compilers join strings by the first. */
  private static boolean writes(MethodInsnNode call) {
    return call.desc.startsWith("(Ljava/lang/Object;)")
        && ((call.owner.equals("java/lang/String") && call.name.equals("valueOf"))
            || (call.owner.equals("java/lang/StringBuilder") && call.name.equals("append")));
  }

  /** The type of the value on top of the stack, as far as one instruction tells. */
  private static Type pushedBefore(MethodNode method, AbstractInsnNode insn) {
    AbstractInsnNode push = Lines.previous(insn);
    if (push instanceof MethodInsnNode call) {
      return call.name.equals("<init>")
          ? Type.getObjectType(call.owner)
          : Type.getReturnType(call.desc);
    } else if (push instanceof FieldInsnNode field) {
      return Type.getType(field.desc);
    } else if (push instanceof VarInsnNode variable && method.localVariables != null) {
      int at = method.instructions.indexOf(push);
      return method.localVariables.stream()
          .filter(local -> local.index == variable.var)
          .filter(local -> method.instructions.indexOf(local.end) > at)
          .findFirst()
          .map(local -> Type.getType(local.desc))
          .orElse(Type.VOID_TYPE);
    }
    return push instanceof IntInsnNode array && array.getOpcode() == Opcodes.NEWARRAY
        ? Type.getType("[I")
        : Type.VOID_TYPE;
  }

  /** What a string is joined of. */
  private void joins(Type part) {
    boolean object =
        part.getSort() == Type.OBJECT
            && (part.getInternalName().equals(JAVA_OBJECT)
                || part.getInternalName().equals("java/lang/Thread"));
    if (part.getSort() == Type.ARRAY || object || ValueTypes.isFunction(part)) {
      text();
    }
  }

  private void text() {
    add(Kind.TEXT, "the text of an object without a toString() holds a hash code", NAME);
  }

  private static boolean isAboutInterrupts(MethodInsnNode call) {
    AbstractInsnNode next = call.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return call.owner.equals("java/lang/Thread")
        && next instanceof MethodInsnNode then
        && INTERRUPTS.contains(then.name);
  }

  private void add(Kind kind, String what, String remedy) {
    found.add(new Found(kind, file, line, what, remedy));
  }
}
