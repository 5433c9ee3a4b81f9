package paxoslab.student;

import java.util.List;
import java.util.Optional;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.Env;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvClient;
import paxoslab.api.KvResult;
import paxoslab.api.PutArgs;
import paxoslab.api.PutReply;

/** Begins with another server each time; its numbers begin anywhere. */
public class KvStoreClient implements KvClient {
  private final List<String> servers;
  private final String me;
  private final Env env;
  private long number = 1_000;

  public KvStoreClient(List<String> servers, String clientId, Env env) {
    this.servers = servers;
    this.me = clientId;
    this.env = env;
  }

  private String server() {
    return servers.get(env.random().nextInt(servers.size()));
  }

  @Override
  public String get(String key) {
    number += 7;
    while (true) {
      Optional<GetReply> reply = env.call(server(), new GetArgs(key, me, number)).await();
      if (reply.isPresent() && reply.get().result() == KvResult.DONE) {
        return reply.get().value();
      }
    }
  }

  @Override
  public void put(String key, String value) {
    number += 7;
    while (true) {
      Optional<PutReply> reply = env.call(server(), new PutArgs(key, value, me, number)).await();
      if (reply.isPresent() && reply.get().result() == KvResult.DONE) {
        return;
      }
    }
  }

  @Override
  public void append(String key, String value) {
    number += 7;
    while (true) {
      Optional<AppendReply> reply =
          env.call(server(), new AppendArgs(key, value, me, number)).await();
      if (reply.isPresent() && reply.get().result() == KvResult.DONE) {
        return;
      }
    }
  }
}
