package paxoslab.solution;

import java.util.List;

/** The classes of part B: they stand in the peer's package, under names of their own. */
enum StoreClasses {
  SERVER(
      "KvServer",
      "paxoslab/api/KvService",
      "(Ljava/util/List;ILpaxoslab/api/Paxos;Lpaxoslab/api/Env;)V",
      "(List<String> servers, int me, Paxos paxos, Env env)"),
  CLIENT(
      "KvStoreClient",
      "paxoslab/api/KvClient",
      "(Ljava/util/List;Ljava/lang/String;Lpaxoslab/api/Env;)V",
      "(List<String> servers, String clientId, Env env)");

  private final String simpleName;
  private final SolutionRole role;

  StoreClasses(String simpleName, String type, String constructor, String parameters) {
    this.simpleName = simpleName;
    this.role = new SolutionRole(type, constructor, parameters);
  }

  /** The binary name beside a peer's class. */
  String in(String peerClass) {
    return peerClass.substring(0, peerClass.lastIndexOf('.') + 1) + simpleName;
  }

  /** What such a class has to be. */
  SolutionRole role() {
    return role;
  }

  static List<StoreClasses> all() {
    return List.of(values());
  }
}
