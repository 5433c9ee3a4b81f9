package paxoslab.host;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AppendArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.Env;
import paxoslab.api.GetArgs;
import paxoslab.api.KvClient;
import paxoslab.api.KvService;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PutArgs;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.solution.Solution;

/**
 * The student's objects that live in a host: a peer, a server with its peer, or a client.
 *
 * @param paxos null at a client
 * @param server null but at a server of a store
 * @param client null but at a client
 */
record Resident(@Nullable Paxos paxos, @Nullable KvService server, @Nullable KvClient client) {

  /**
   * Calls the constructors of what lives at this place; what they throw is thrown on.
   *
   * @param door through it a server calls its peer
   */
  static Resident of(Solution.LoadedPeer loaded, Cast cast, int me, Env env, Door door) {
    List<String> names = cast.names();
    if (cast.isClient(me)) {
      Class<?>[] parameters = {List.class, String.class, Env.class};
      String id = cast.everybody().get(me);
      Object client = construct(loaded.clientClass(), parameters, names, id, env);
      return new Resident(null, null, (KvClient) client);
    }
    Class<?>[] parameters = {List.class, int.class, Env.class};
    Paxos paxos = (Paxos) construct(loaded.peerClass(), parameters, names, me, env);
    if (!cast.isStore()) {
      return new Resident(paxos, null, null);
    }
    Class<?>[] withPeer = {List.class, int.class, Paxos.class, Env.class};
    Object server = construct(loaded.serverClass(), withPeer, names, me, door.to(paxos), env);
    return new Resident(paxos, (KvService) server, null);
  }

  /** What a server sees of its peer. */
  interface Door {
    Paxos to(Paxos peer);
  }

  private static Object construct(Class<?> type, Class<?>[] parameters, Object... arguments) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw Resident.<RuntimeException>unchecked(
          Objects.requireNonNull(e.getCause(), "what the constructor threw"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getSimpleName() + " can't be constructed", e);
    }
  }

  /** Throws what a constructor threw, which may be checked, without wrapping it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** The peer; there is one. */
  Paxos peer() {
    return Objects.requireNonNull(paxos, "a client has no peer");
  }

  /** The handler's reply, or null if it returned that. */
  @Nullable Record handle(Request<?> request) {
    if (request instanceof PrepareArgs p) {
      return peer().prepare(p);
    } else if (request instanceof AcceptArgs a) {
      return peer().accept(a);
    } else if (request instanceof ChooseArgs c) {
      return peer().choose(c);
    } else if (request instanceof SeqArgs s) {
      return peer().updateDoneSeqs(s);
    }
    KvService service = Objects.requireNonNull(server, "only a server is asked for keys");
    if (request instanceof GetArgs g) {
      return service.get(g);
    } else if (request instanceof PutArgs p) {
      return service.put(p);
    }
    return service.append((AppendArgs) request);
  }

  /** Makes a client do something; waits until it is done. */
  @Nullable String operate(Stimulus.Invoke what) {
    KvClient asked = Objects.requireNonNull(client, "only a client is asked to do something");
    switch (what.op()) {
      case GET -> {
        return asked.get(what.key());
      }
      case PUT -> asked.put(what.key(), Objects.requireNonNull(what.value()));
      case APPEND -> asked.append(what.key(), Objects.requireNonNull(what.value()));
    }
    return null;
  }

  /** Tells all of them that they stop for good. */
  void kill() {
    if (server != null) {
      server.kill();
    }
    if (paxos != null) {
      paxos.kill();
    }
  }
}
