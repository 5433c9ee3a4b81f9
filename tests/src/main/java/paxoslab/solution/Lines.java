package paxoslab.solution;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Files and lines of compiled code. */
final class Lines {
  private Lines() {}

  /** The source file of a class. */
  static String fileOf(ClassNode node) {
    if (node.sourceFile != null) {
      return node.sourceFile;
    }
    String simple = node.name.substring(node.name.lastIndexOf('/') + 1);
    int inner = simple.indexOf('$', 1);
    return (inner < 0 ? simple : simple.substring(0, inner)) + ".java";
  }

  /** The first line of a method, or 0 if it was compiled without lines. */
  static int first(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return 0;
  }

  /** The first line of a class that is known from its code, or 0. */
  static int ofClass(ClassNode node) {
    return node.methods.stream().mapToInt(Lines::first).filter(n -> n > 0).min().orElse(0);
  }

  /**
   * The instruction before another one, labels, lines and frames aside; null if it is the first.
   */
  static AbstractInsnNode previous(AbstractInsnNode insn) {
    AbstractInsnNode previous = insn.getPrevious();
    while (previous != null && previous.getOpcode() < 0) {
      previous = previous.getPrevious();
    }
    return previous;
  }

  /** As it is shown: {@code PaxosPeer.java:88}, or the file alone if the line is unknown. */
  static String at(String file, int line) {
    return line > 0 ? file + ":" + line : file;
  }
}
