package paxoslab.junit;

import java.util.List;
import java.util.Optional;
import paxoslab.trace.TraceEvent;

/** Clients that are to be free; holds once they are. */
final class OpenOperations implements Awaited {
  private final List<Client> clients;
  private final int servers;

  OpenOperations(List<Client> clients, int servers) {
    this.clients = List.copyOf(clients);
    this.servers = servers;
  }

  @Override
  public boolean getAsBoolean() {
    for (Client client : clients) {
      if (!client.isFree()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String missing() {
    Client slow = slow();
    return "%s's %s, operation %d of those it was asked for, is not complete"
        .formatted(slow, slow.doing(), slow.completed() + 1);
  }

  @Override
  public Optional<Cause> cause(List<TraceEvent> events) {
    return StalledOperation.in(events, slow().node(), servers);
  }

  private Client slow() {
    return clients.stream().filter(client -> !client.isFree()).findFirst().orElseThrow();
  }
}
