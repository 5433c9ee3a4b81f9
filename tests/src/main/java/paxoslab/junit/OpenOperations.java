package paxoslab.junit;

import java.util.List;

/** Clients that are to be free; holds once they are. */
final class OpenOperations implements Awaited {
  private final List<Client> clients;

  OpenOperations(List<Client> clients) {
    this.clients = List.copyOf(clients);
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
    Client slow = clients.stream().filter(client -> !client.isFree()).findFirst().orElseThrow();
    return "%s's %s, operation %d of those it was asked for, is not complete"
        .formatted(slow, slow.doing(), slow.completed() + 1);
  }
}
