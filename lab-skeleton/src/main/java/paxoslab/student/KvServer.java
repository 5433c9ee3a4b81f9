package paxoslab.student;

import java.util.List;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.Env;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvService;
import paxoslab.api.Paxos;
import paxoslab.api.PutArgs;
import paxoslab.api.PutReply;

/**
 * Your server of the store: part B (handout 13). Each operation becomes the value of an instance;
 * all servers apply the instances in order.
 *
 * <p>What each method owes is in the documentation of {@link KvService}. You may add classes beside
 * this one; a record for what is agreed on, for one.
 */
public class KvServer implements KvService {
  private final List<String> servers;
  private final int me;
  private final Paxos paxos;
  private final Env env;

  /**
   * Makes a server of an empty store. It may call and spawn here, but not wait.
   *
   * @param servers the addresses of all servers, the same list at each of them
   * @param me this server's index in it
   * @param paxos the peer beside this server: call its {@code start}, {@code status}, {@code done},
   *     {@code max} and {@code min}; its handlers are called by the network
   * @param env this server's world, and its peer's
   */
  public KvServer(List<String> servers, int me, Paxos paxos, Env env) {
    this.servers = servers;
    this.me = me;
    this.paxos = paxos;
    this.env = env;
  }

  @Override
  public GetReply get(GetArgs args) {
    throw new UnsupportedOperationException("not implemented yet: get");
  }

  @Override
  public PutReply put(PutArgs args) {
    throw new UnsupportedOperationException("not implemented yet: put");
  }

  @Override
  public AppendReply append(AppendArgs args) {
    throw new UnsupportedOperationException("not implemented yet: append");
  }

  /** Your tasks end by themselves; there need be nothing to do. */
  @Override
  public void kill() {}
}
