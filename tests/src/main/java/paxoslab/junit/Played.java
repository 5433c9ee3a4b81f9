package paxoslab.junit;

import java.lang.reflect.Parameter;
import java.util.Optional;

/**
 * What a lesson is played with, as its method's parameter says.
 *
 * @param peers how many peers, or servers
 * @param clients how many clients; 0 if there is no store
 */
record Played(int peers, int clients) {
  /** A cluster or a store; empty if the parameter is neither, or isn't annotated. */
  static Optional<Played> by(Parameter parameter) {
    Peers peers = parameter.getAnnotation(Peers.class);
    Servers servers = parameter.getAnnotation(Servers.class);
    if (parameter.getType() == Cluster.class && peers != null) {
      return Optional.of(new Played(peers.value(), 0));
    } else if (parameter.getType() == Store.class && servers != null && servers.clients() > 0) {
      return Optional.of(new Played(servers.value(), servers.clients()));
    }
    return Optional.empty();
  }
}
