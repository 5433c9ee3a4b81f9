package paxoslab.host;

import java.util.ArrayList;
import java.util.List;
import paxoslab.solution.Solution;

/** Peers in this JVM. */
public final class LocalHosts implements HostFactory {
  private final Solution solution;

  /** Will make peers of this solution. */
  public LocalHosts(Solution solution) {
    this.solution = solution;
  }

  @Override
  public List<Host> hosts(Stage stage, List<String> names, List<Long> seeds, boolean otherClasses) {
    // Takes the first peer's turn.
    Solution.LoadedPeer spare = otherClasses ? solution.load(0) : null;
    List<Host> hosts = new ArrayList<>();
    for (int peer = 0; peer < names.size(); peer++) {
      hosts.add(new LocalHost(stage, solution, names, peer, seeds.get(peer)));
    }
    if (spare != null) {
      spare.release();
    }
    return hosts;
  }
}
