package paxoslab.solution;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static String packageOf(Solution solution) {
    String name = solution.peerClass();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
