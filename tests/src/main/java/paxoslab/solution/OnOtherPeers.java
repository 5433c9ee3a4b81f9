package paxoslab.solution;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import paxoslab.api.AppendArgs;
import paxoslab.api.GetArgs;
import paxoslab.api.PutArgs;

/** One solution's part B on the peers of another one. */
final class OnOtherPeers {
  private OnOtherPeers() {}

  static Solution of(Solution store, Solution peers) {
    if (packageOf(store).equals(packageOf(peers))) {
      throw new SolutionException(
          store.name()
              + " and "
              + peers.name()
              + " are both in package "
              + packageOf(store)
              + "; choose peers of another package, such as --paxos reference");
    }
    Map<String, byte[]> all = new LinkedHashMap<>();
    peers.classes().forEach((name, bytes) -> all.put(name, withoutLines(bytes)));
    all.putAll(store.classes());
    return new CompiledSolution(
        store.name() + Solution.ON_PEERS + peers.name(),
        store.sha256(),
        peers.peerClass(),
        store.peerClass(),
        store.refusals(),
        store.suspects(),
        store.leftOut(),
        all,
        paxosAlone(peers.withoutWait()));
  }

  /** Without what is known of the handlers of servers, which are another solution's here. */
  private static Set<String> paxosAlone(Set<String> requests) {
    Set<String> kept = new LinkedHashSet<>(requests);
    List.of(GetArgs.class, PutArgs.class, AppendArgs.class)
        .forEach(type -> kept.remove(type.getName()));
    return kept;
  }

  /**
   * Traces go to students, who are told their own lines, and nothing of the peers' sources. The
   * lines of the debugger stay.
   */
  private static byte[] withoutLines(byte[] rewritten) {
    ClassNode node = new ClassNode();
    new ClassReader(rewritten).accept(node, 0);
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode insn : method.instructions.toArray()) {
        if (insn instanceof LdcInsnNode
            && insn.getNext() instanceof MethodInsnNode call
            && call.owner.equals(MethodRewriter.GUARD)) {
          method.instructions.set(insn, new InsnNode(Opcodes.ACONST_NULL));
        }
      }
    }
    ClassWriter writer = new ClassWriter(0);
    node.accept(writer);
    return writer.toByteArray();
  }

  private static String packageOf(Solution solution) {
    String name = solution.peerClass();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
