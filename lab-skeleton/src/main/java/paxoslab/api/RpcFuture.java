package paxoslab.api;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A reply on its way. An ordinary CompletableFuture whose waiting takes virtual time. */
public class RpcFuture<R> extends CompletableFuture<R> {
  /** Made by {@link Env#call} only. */
  protected RpcFuture() {}

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
