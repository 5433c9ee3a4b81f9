package paxoslab.host;

import java.util.List;
import java.util.Optional;

/** Makes the hosts of a solution's peers, run by run: says where peers live. */
public interface HostFactory {
  /**
   * The hosts of one run; to be released when it is over.
   *
   * @param stage runs the tasks of those that live in this JVM
   * @param cast who takes part
   * @param seeds one for each of them, of its own random numbers
   * @param otherClasses true if each peer gets another copy of its classes than in the run before:
   *     the same run, played again, then shows what depends on hash codes
   */
  List<Host> hosts(Stage stage, Cast cast, List<Long> seeds, boolean otherClasses);

  /**
   * True if a peer can know of others only what its host is told; false if peers may share memory,
   * so that their runs need closer checks.
   */
  default boolean keepsPeersApart() {
    return true;
  }

  /** A lesson begins: nothing that lives elsewhere need outlast the one before. */
  default void newLesson() {}

  /** The next {@link #hosts} are for this run of a lesson; peers are not told. */
  default void newRun(String lesson, long seed) {}

  /**
   * The run of the latest hosts is over: if one of its peers was chosen for that, tells it the same
   * again where no other peer is.
   *
   * @return the first thing that it did otherwise; empty if all was the same, or none was chosen
   */
  default Optional<SoloDifference> playAlone() {
    return Optional.empty();
  }
}
