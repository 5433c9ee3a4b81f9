package paxoslab.solution;

import java.util.LinkedHashMap;
import java.util.Map;

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
    Map<String, byte[]> all = new LinkedHashMap<>(peers.classes());
    all.putAll(store.classes());
    return new CompiledSolution(
        store.name() + Solution.ON_PEERS + peers.name(),
        store.sha256(),
        peers.peerClass(),
        store.peerClass(),
        store.refusals(),
        store.suspects(),
        store.leftOut(),
        all);
  }

  private static String packageOf(Solution solution) {
    String name = solution.peerClass();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
