package paxoslab.api;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A reply on its way: an ordinary CompletableFuture whose waiting takes virtual time.
 *
 * <p>It completes exactly once: with the reply, or, when none has come within the RPC timeout (500
 * ms of virtual time, unless a lesson says otherwise), with {@link NoReplyException}. Only the
 * network completes it: a peer that calls {@code complete}, {@code completeExceptionally}, {@code
 * cancel} or {@code obtrudeValue} is refused.
 *
 * <p>Everything inherited works, in virtual time and within the peer: {@code join} and {@code get}
 * wait as {@link Env#await} does; {@code orTimeout} and {@code get(timeout)} count virtual time;
 * {@code thenApplyAsync} and its like run as a task of this peer. A callback without "Async" in its
 * name runs in the event loop: it may call, spawn and log, but not wait. An exception that escapes
 * a callback ends the lesson and names its line.
 *
 * <pre>{@code
 * env.call(peer, new PrepareArgs(seq, n))
 *     .whenComplete((reply, lost) -> count(reply));   // reply is null if lost
 * }</pre>
 *
 * @param <R> the type of the reply
 */
public class RpcFuture<R> extends CompletableFuture<R> {
  /** Made by {@link Env#call} only. */
  protected RpcFuture() {}

  /**
   * Waits for the reply: this task gives way, and virtual time passes. Allowed where {@link
   * Env#await} is.
   *
   * @return the reply, or empty if there is none: lost, cut off or too late; you can't know which
   */
  public Optional<R> await() {
    try {
      return Optional.of(join());
    } catch (NoReplyException e) {
      return Optional.empty();
    } catch (CompletionException e) {
      if (e.getCause() instanceof NoReplyException) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
