package paxoslab.student;

import java.util.List;
import paxoslab.api.Env;
import paxoslab.api.KvClient;

/**
 * Your client of the store: part B (handout 13). It asks servers until one of them answers DONE.
 *
 * <p>What each method owes is in the documentation of {@link KvClient}.
 */
public class KvStoreClient implements KvClient {
  private final List<String> servers;
  private final String clientId;
  private final Env env;

  /**
   * Makes a client that has asked for nothing yet.
   *
   * @param servers the addresses of the servers
   * @param clientId this client's own name; no other client has it
   * @param env this client's world
   */
  public KvStoreClient(List<String> servers, String clientId, Env env) {
    this.servers = servers;
    this.clientId = clientId;
    this.env = env;
  }

  @Override
  public String get(String key) {
    throw new UnsupportedOperationException("not implemented yet: get");
  }

  @Override
  public void put(String key, String value) {
    throw new UnsupportedOperationException("not implemented yet: put");
  }

  @Override
  public void append(String key, String value) {
    throw new UnsupportedOperationException("not implemented yet: append");
  }
}
