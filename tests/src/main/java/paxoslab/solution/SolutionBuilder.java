package paxoslab.solution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;
import paxoslab.intake.LeftOut;

/** Makes a solution of class files: checks that it is a peer, scans it, and rewrites it. */
final class SolutionBuilder {
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
    requireRoles(name, peerClass, student);
    List<Refusal> refusals = new ClassScan(student, sources).refusals();
    List<Suspect> suspects = new SuspectScan(student).suspects();
    Set<String> withoutWait = HandlerWaits.withoutWait(student);
    return new CompiledSolution(
        name,
        sha256,
        peerClass,
        refusals,
        suspects,
        leftOut,
        rewritten(name, student),
        withoutWait);
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

  private static void requireRoles(String name, String peerClass, StudentClasses student) {
    ClassNode peer =
        student
            .find(peerClass.replace('.', '/'))
            .orElseThrow(() -> new SolutionException(name + ": no class " + peerClass));
    SolutionRole.PEER.require(name, peer, student);
    for (StoreClasses part : StoreClasses.all()) {
      student
          .find(part.in(peerClass).replace('.', '/'))
          .ifPresent(node -> part.role().require(name, node, student));
    }
  }
}
