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
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Looks through a student's classes for what the lab refuses, before a run: other sources of time,
 * chance and parallelism than Env, and state that peers or runs would share.
 */
final class ClassScan {
  private record Found(String file, int line, Denial denial) {}

  private final StudentClasses student;
  private final StaticState statics;
  private final SourceLines sources;
  private final List<Found> found = new ArrayList<>();
  private String file = "";
  private int line;

  ClassScan(StudentClasses student, SourceLines sources) {
    this.student = student;
    this.sources = sources;
    statics = new StaticState(student);
  }

  /** What is refused, by file and line; one for each line and remedy. */
  List<Refusal> refusals() {
    student.all().forEach(this::scan);
    Set<Refusal> refusals = new LinkedHashSet<>();
    Set<String> said = new LinkedHashSet<>();
    found.stream()
        .sorted(Comparator.comparing(Found::file).thenComparing(Found::line))
        .forEach(
            f -> {
              String at = Lines.at(f.file, f.line);
              // "new Thread(..).start()" is one mistake, not two.
              if (said.add(at + f.denial.remedy())) {
                refusals.add(new Refusal(at, f.denial.what(), f.denial.remedy()));
              }
            });
    return List.copyOf(refusals);
  }

  private void scan(ClassNode node) {
    file = Lines.fileOf(node);
    line = Lines.ofClass(node);
    inherits(node.superName);
    node.interfaces.forEach(this::inherits);
    for (MethodNode method : node.methods) {
      scan(method);
    }
    for (StaticState.Shared shared : statics.of(node)) {
      FieldNode field = shared.field();
      line = shared.setAt();
      if (line == 0) {
        boolean isStatic = (field.access & Opcodes.ACC_STATIC) != 0;
        line = sources.lineOf(file, node.name, field.name, isStatic).orElse(shared.usedAt());
      }
      refuse(shared.denial());
    }
  }

  private void inherits(String type) {
    if (student.contains(type)) {
      return;
    }
    String what = "extending " + TypeRules.simpleName(type);
    if (type.equals("paxoslab/api/RpcFuture")) {
      refuse(new Denial(what, "extend CompletableFuture: only env.call makes an RpcFuture"));
    }
    TypeRules.remedy(type).ifPresent(remedy -> refuse(new Denial(what, remedy)));
  }

  private void scan(MethodNode method) {
    int first = Lines.first(method);
    line = first > 0 ? first : line;
    if ((method.access & Opcodes.ACC_NATIVE) != 0) {
      refuse(new Denial("native method " + method.name, "write it in Java"));
    }
    if (method.name.equals("finalize") && method.desc.equals("()V")) {
      refuse(new Denial("finalize", "end what is to end in kill()"));
    }
    for (AbstractInsnNode insn : method.instructions) {
      scan(insn);
    }
  }

  private void scan(AbstractInsnNode insn) {
    if (insn instanceof LineNumberNode number) {
      line = number.line;
    } else if (insn instanceof MethodInsnNode call) {
      if (!sequentialStream(call)) {
        uses(call.owner, call.name, call.desc);
      }
    } else if (insn instanceof FieldInsnNode field) {
      uses(field.owner, field.name, field.desc);
    } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
      for (Object argument : dynamic.bsmArgs) {
        if (argument instanceof Handle handle) {
          uses(handle.getOwner(), handle.getName(), handle.getDesc());
        }
      }
    } else if (insn instanceof LdcInsnNode ldc
        && ldc.cst instanceof Type type
        && type.getSort() == Type.OBJECT
        && !student.contains(type.getInternalName())) {
      String name = type.getInternalName();
      TypeRules.remedy(name)
          .ifPresent(remedy -> refuse(new Denial(TypeRules.simpleName(name) + ".class", remedy)));
    }
  }

  private void uses(String owner, String name, String descriptor) {
    denial(owner, name, descriptor).ifPresent(this::refuse);
  }

  private Optional<Denial> denial(String owner, String name, String descriptor) {
    if (MemberRules.permitted(owner, name, descriptor) || ownMember(owner, name, descriptor)) {
      return Optional.empty();
    }
    Optional<Denial> denial = memberDenial(owner, owner, name, descriptor);
    if (!name.equals("<init>")) {
      // Whom the call reaches may be inherited: List.parallelStream is Collection's.
      for (String type : student.supertypes(owner)) {
        denial = denial.or(() -> memberDenial(owner, type, name, descriptor));
      }
    }
    return student.contains(owner) ? denial : denial.or(() -> typeDenial(owner, name));
  }

  private static Optional<Denial> memberDenial(
      String owner, String declaring, String name, String descriptor) {
    // Whether javac names Object or the receiver's type depends on its version.
    String shown = declaring.equals("java/lang/Object") ? declaring : owner;
    return MemberRules.remedy(declaring, name, descriptor)
        .map(remedy -> new Denial(inWords(shown, name), remedy));
  }

  private static Optional<Denial> typeDenial(String owner, String name) {
    return TypeRules.remedy(owner).map(remedy -> new Denial(inWords(owner, name), remedy));
  }

  private static String inWords(String owner, String name) {
    String simple = TypeRules.simpleName(owner);
    return name.equals("<init>") ? "new " + simple : simple + "." + name;
  }

  private boolean ownMember(String owner, String name, String descriptor) {
    return student.supertypes(owner).stream()
        .flatMap(type -> student.find(type).stream())
        .anyMatch(
            node ->
                node.methods.stream()
                        .anyMatch(m -> m.name.equals(name) && m.desc.equals(descriptor))
                    || node.fields.stream().anyMatch(f -> f.name.equals(name)));
  }

  /** {@code StreamSupport.stream(spliterator, false)} is the way from an Iterable to a stream. */
  private static boolean sequentialStream(MethodInsnNode call) {
    return call.owner.equals("java/util/stream/StreamSupport")
        && Lines.previous(call) != null
        && Lines.previous(call).getOpcode() == Opcodes.ICONST_0;
  }

  private void refuse(Denial denial) {
    found.add(new Found(file, line, denial));
  }
}
