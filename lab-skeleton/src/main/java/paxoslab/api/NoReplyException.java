package paxoslab.api;

/**
 * No reply came in time. The request was lost, or the reply was, or the link is cut, or the other
 * peer is dead or slow: a caller can't know which. The other peer may have handled the request, or
 * may still do so.
 *
 * <p>{@link RpcFuture} completes with it. {@link RpcFuture#await()} turns it into an empty
 * Optional; {@code join}, {@code get} and {@link Env#await} throw it as CompletableFuture does, as
 * the cause of a {@code CompletionException} or {@code ExecutionException}.
 */
public final class NoReplyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which call was not answered.
   *
   * @param message the call in words
   */
  public NoReplyException(String message) {
    // No stack: it would show the world's event loop, and thousands are made in a lossy run.
    super(message, null, false, false);
  }
}
