package paxoslab.api;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/** A peer's world: other peers, tasks, time and chance. */
public interface Env {
  <R> RpcFuture<R> call(String peer, Request<R> request);

  <T> T await(CompletionStage<T> stage);

  void spawn(Runnable task);

  void sleep(Duration d);

  Duration now();

  Random random();

  void log(String format, Object... args);
}
