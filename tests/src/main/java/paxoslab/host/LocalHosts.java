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
  public List<Host> hosts(Stage stage, Cast cast, List<Long> seeds, boolean otherClasses) {
    // Takes the first peer's turn.
    Solution.LoadedPeer spare = otherClasses ? solution.load(0) : null;
    List<Host> hosts = new ArrayList<>();
    for (int node = 0; node < cast.size(); node++) {
      hosts.add(new LocalHost(stage, solution, cast, node, seeds.get(node)));
    }
    if (spare != null) {
      spare.release();
    }
    return hosts;
  }
}
