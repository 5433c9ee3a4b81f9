package paxoslab.reference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import paxoslab.api.AppendArgs;
import paxoslab.api.Env;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvClient;
import paxoslab.api.KvResult;
import paxoslab.api.PutArgs;
import paxoslab.api.Request;

/**
 * The staff's client. It asks one server after the other, beginning with that which answered last,
 * and never changes an operation's number while it asks: that is how servers know it again.
 */
public final class KvStoreClient implements KvClient {
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(50);

  private final Env env;
  private final List<String> servers;
  private final String clientId;
  private int preferred;
  private long operations;

  /**
   * Makes a client that has asked for nothing yet.
   *
   * @param all whom to ask
   * @param id whose operations they are
   * @param env time and calls
   */
  public KvStoreClient(List<String> all, String id, Env env) {
    this.env = env;
    this.servers = all;
    this.clientId = id;
  }

  @Override
  public String get(String key) {
    long opId = ++operations;
    return ask(new GetArgs(key, clientId, opId), GetReply::result).value();
  }

  @Override
  public void put(String key, String value) {
    long opId = ++operations;
    ask(new PutArgs(key, value, clientId, opId), reply -> reply.result());
  }

  @Override
  public void append(String key, String value) {
    long opId = ++operations;
    ask(new AppendArgs(key, value, clientId, opId), reply -> reply.result());
  }

  /** Asks until a server says that it is done. */
  private <R> R ask(Request<R> request, Function<R, KvResult> result) {
    for (int tries = 1; ; tries++) {
      Optional<R> reply = env.call(servers.get(preferred), request).await();
      if (reply.isPresent() && result.apply(reply.get()) == KvResult.DONE) {
        return reply.get();
      }
      preferred = (preferred + 1) % servers.size();
      if (tries % servers.size() == 0) {
        env.sleep(BETWEEN_ROUNDS);
      }
    }
  }
}
