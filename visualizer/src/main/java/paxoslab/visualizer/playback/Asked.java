package paxoslab.visualizer.playback;

import java.util.Optional;
import paxoslab.api.AppendArgs;
import paxoslab.api.GetArgs;
import paxoslab.api.PutArgs;
import paxoslab.api.Request;

/**
 * A client's operation as it was asked of a server. To the servers, two are the same if client and
 * number are, whatever the application asked for.
 *
 * @param clientId the client's name for itself
 * @param opId the client's number for the operation
 * @param operation what the application asked the client for
 */
public record Asked(String clientId, long opId, ClientOperation operation) {

  /** Who asks with a request, and for which operation; empty for a message between peers. */
  static Optional<Id> id(Request<?> request) {
    if (request instanceof PutArgs put) {
      return Optional.of(new Id(put.clientId(), put.opId()));
    } else if (request instanceof AppendArgs append) {
      return Optional.of(new Id(append.clientId(), append.opId()));
    } else if (request instanceof GetArgs get) {
      return Optional.of(new Id(get.clientId(), get.opId()));
    }
    return Optional.empty();
  }

  /** How a server tells operations apart. */
  record Id(String clientId, long opId) {}
}
