package paxoslab.solution;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a class has to be, so that the lab can make objects of it.
 *
 * @param type the interface that it implements, by internal name
 * @param constructor the descriptor of its public constructor
 * @param parameters the same in words
 */
record SolutionRole(String type, String constructor, String parameters) {
  static final SolutionRole PEER =
      new SolutionRole(
          "paxoslab/api/Paxos",
          "(Ljava/util/List;ILpaxoslab/api/Env;)V",
          "(List<String> peers, int me, Env env)");

  /**
   * Checks a class.
   *
   * @param solution its solution's name, for messages
   * @throws SolutionException if it can't play this role
   */
  void require(String solution, ClassNode node, StudentClasses student) {
    String name = node.name.replace('/', '.');
    if (!student.isSubtype(node.name, type)) {
      throw new SolutionException(
          solution + ": " + name + " doesn't implement " + type.replace('/', '.'));
    }
    if ((node.access & Opcodes.ACC_PUBLIC) == 0 || (node.access & Opcodes.ACC_ABSTRACT) != 0) {
      throw new SolutionException(solution + ": " + name + " isn't a public, concrete class");
    }
    if (node.methods.stream().noneMatch(this::isConstructor)) {
      throw new SolutionException(
          solution + ": " + name + " has no public constructor " + parameters);
    }
  }

  private boolean isConstructor(MethodNode method) {
    return method.name.equals("<init>")
        && method.desc.equals(constructor)
        && (method.access & Opcodes.ACC_PUBLIC) != 0;
  }
}
