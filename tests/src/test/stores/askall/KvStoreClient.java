package paxoslab.student;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import paxoslab.api.AppendArgs;
import paxoslab.api.Env;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvClient;
import paxoslab.api.KvResult;
import paxoslab.api.PutArgs;
import paxoslab.api.Request;

/** Asks all servers at once, and takes the first that is done. */
public class KvStoreClient implements KvClient {
  private final List<String> servers;
  private final String me;
  private final Env env;
  private long number;

  public KvStoreClient(List<String> servers, String clientId, Env env) {
    this.servers = servers;
    this.me = clientId;
    this.env = env;
  }

  private <R> R ask(Request<R> request, Function<R, KvResult> result) {
    CompletableFuture<R> first = new CompletableFuture<>();
    while (true) {
      for (String server : servers) {
        env.call(server, request)
            .thenAccept(
                reply -> {
                  if (result.apply(reply) == KvResult.DONE) {
                    first.complete(reply);
                  }
                });
      }
      R reply = env.await(first.copy().completeOnTimeout(null, 600, TimeUnit.MILLISECONDS));
      if (reply != null) {
        return reply;
      }
      env.sleep(Duration.ofMillis(20 + env.random().nextInt(80)));
    }
  }

  @Override
  public String get(String key) {
    return ask(new GetArgs(key, me, ++number), GetReply::result).value();
  }

  @Override
  public void put(String key, String value) {
    ask(new PutArgs(key, value, me, ++number), reply -> reply.result());
  }

  @Override
  public void append(String key, String value) {
    ask(new AppendArgs(key, value, me, ++number), reply -> reply.result());
  }
}
