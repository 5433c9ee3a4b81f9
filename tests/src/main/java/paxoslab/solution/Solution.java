package paxoslab.solution;

import java.util.List;
import java.util.Map;
import java.util.Set;
import paxoslab.guard.GuardControl;
import paxoslab.intake.LeftOut;

/** A student's classes, scanned and rewritten, ready to be loaded for each peer. */
public interface Solution {
  /** In the name of a solution whose servers stand on another one's peers. */
  String ON_PEERS = " on the peers of ";

  /** Its name in reports and traces: {@code skeleton}, {@code reference}, or a path. */
  String name();

  /** A digest of its sources, or of its classes where there are no sources. */
  String sha256();

  /** The binary name of the class that implements Paxos. */
  String peerClass();

  /**
   * The binary name of the class of part B's servers. Whether there is one {@link #hasStore} tells.
   */
  default String serverClass() {
    return StoreClasses.SERVER.in(peerClass());
  }

  /** The binary name of the class of part B's clients. */
  default String clientClass() {
    return StoreClasses.CLIENT.in(peerClass());
  }

  /** True if it has servers and clients for part B. */
  default boolean hasStore() {
    return classes().containsKey(serverClass()) && classes().containsKey(clientClass());
  }

  /**
   * This solution's part B on the peers of another one.
   *
   * @throws SolutionException if both have classes of one package
   */
  default Solution onPeersOf(Solution other) {
    return OnOtherPeers.of(this, other);
  }

  /** What the scan refused; a run must not begin unless this is empty. */
  List<Refusal> refusals();

  /** What may make two runs differ, the likeliest first. */
  default List<Suspect> suspects() {
    return List.of();
  }

  /** What was found beside the sources and doesn't count, what may be missed first. */
  default List<LeftOut> leftOut() {
    return List.of();
  }

  /** The rewritten classes, for a process that will load them; by binary name. */
  Map<String, byte[]> classes();

  /** The requests whose handlers can't wait, whatever they are told; binary names. */
  Set<String> withoutWait();

  /**
   * A solution of rewritten classes that came from another process, where they were scanned.
   *
   * @param serverClass as {@link #serverClass} said there
   * @param classes what {@link #classes} gave there
   * @param withoutWait what {@link #withoutWait} gave there
   */
  static Solution ofClasses(
      String peerClass, String serverClass, Map<String, byte[]> classes, Set<String> withoutWait) {
    return new CompiledSolution(
        peerClass,
        "",
        peerClass,
        serverClass,
        List.of(),
        List.of(),
        List.of(),
        classes,
        withoutWait);
  }

  /**
   * Loads the classes for one peer: nothing static is shared with another peer, or with an earlier
   * run.
   */
  LoadedPeer load(int peer);

  /** One peer's classes. */
  interface LoadedPeer {
    ClassLoader loader();

    /** The class that implements Paxos. */
    Class<?> peerClass();

    /** The class of part B's servers; only where the solution has one. */
    Class<?> serverClass();

    /** The class of part B's clients; only where the solution has one. */
    Class<?> clientClass();

    GuardControl guard();

    /** True if the handler of these requests can't wait, whatever it is told. */
    boolean neverWaits(Class<?> request);

    /**
     * Disconnects the guard and gives the classes back for a later load, which is then a thousand
     * times faster. To be called only after a run that left none of the peer's tasks behind; who
     * isn't sure leaves it out. A second call does nothing.
     */
    default void release() {}
  }
}
