package paxoslab.host;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.Env;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;

/** Constructs the student's peer, and calls the handler that a request is for. */
final class StudentPeer {
  private StudentPeer() {}

  /** Calls the constructor; what it throws is thrown on. */
  static Paxos construct(Class<?> type, List<String> peers, int me, Env env) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(List.class, int.class, Env.class);
      constructor.setAccessible(true);
      return (Paxos) constructor.newInstance(peers, me, env);
    } catch (InvocationTargetException e) {
      throw StudentPeer.<RuntimeException>unchecked(
          Objects.requireNonNull(e.getCause(), "what the constructor threw"));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the peer can't be constructed", e);
    }
  }

  /** Throws what a constructor threw, which may be checked, without wrapping it. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** The handler's reply, or null if it returned that. */
  static @Nullable Record handle(Paxos peer, Request<?> request) {
    if (request instanceof PrepareArgs p) {
      return peer.prepare(p);
    } else if (request instanceof AcceptArgs a) {
      return peer.accept(a);
    } else if (request instanceof ChooseArgs c) {
      return peer.choose(c);
    }
    return peer.updateDoneSeqs((SeqArgs) request);
  }
}
