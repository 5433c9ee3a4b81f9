package paxoslab.solution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import paxoslab.intake.LeftOut;

/** Makes a solution of class files: checks that it is a peer, scans it, and rewrites it. */
final class SolutionBuilder {
  private static final String CONSTRUCTOR = "(Ljava/util/List;ILpaxoslab/api/Env;)V";

  private SolutionBuilder() {}

  static Solution build(
      String name,
      String peerClass,
      String sha256,
      Map<String, byte[]> classes,
      SourceLines sources,
      List<LeftOut> leftOut) {
    StudentClasses student = StudentClasses.read(classes);
    requireOnePackage(name, peerClass, student);
    requirePeer(name, peerClass, student);
    List<Refusal> refusals = new ClassScan(student, sources).refusals();
    List<Suspect> suspects = new SuspectScan(student).suspects();
    return new CompiledSolution(
        name, sha256, peerClass, refusals, suspects, leftOut, rewritten(name, student));
  }

  private static Map<String, byte[]> rewritten(String name, StudentClasses student) {
    ClassRewriter rewriter = new ClassRewriter(student);
    Map<String, byte[]> rewritten = new LinkedHashMap<>();
    for (ClassNode node : student.all()) {
      rewritten.put(node.name.replace('/', '.'), rewriter.rewrite(name, node));
    }
    return rewritten;
  }

  /**
   * What counts is where classes are, not what package their sources seem to declare: a class
   * elsewhere could take the place of one of the guard's.
   */
  private static void requireOnePackage(String name, String peerClass, StudentClasses student) {
    String folder = peerClass.replace('.', '/').substring(0, peerClass.lastIndexOf('.') + 1);
    for (ClassNode node : student.all()) {
      if (!node.name.startsWith(folder) || node.name.indexOf('/', folder.length()) >= 0) {
        throw new SolutionException(
            name
                + ": "
                + Lines.fileOf(node)
                + " compiles to class "
                + node.name.replace('/', '.')
                + ", outside the peer's package; write its package line without tricks");
      }
    }
  }

  private static void requirePeer(String name, String peerClass, StudentClasses student) {
    ClassNode peer =
        student
            .find(peerClass.replace('.', '/'))
            .orElseThrow(() -> new SolutionException(name + ": no class " + peerClass));
    if (!student.isSubtype(peer.name, "paxoslab/api/Paxos")) {
      throw new SolutionException(
          name + ": " + peerClass + " doesn't implement paxoslab.api.Paxos");
    }
    if ((peer.access & Opcodes.ACC_PUBLIC) == 0 || (peer.access & Opcodes.ACC_ABSTRACT) != 0) {
      throw new SolutionException(name + ": " + peerClass + " isn't a public, concrete class");
    }
    if (peer.methods.stream().noneMatch(SolutionBuilder::isConstructor)) {
      throw new SolutionException(
          name
              + ": "
              + peerClass
              + " has no public constructor (List<String> peers, int me, Env env)");
    }
  }

  private static boolean isConstructor(MethodNode method) {
    return method.name.equals("<init>")
        && method.desc.equals(CONSTRUCTOR)
        && (method.access & Opcodes.ACC_PUBLIC) != 0;
  }
}
