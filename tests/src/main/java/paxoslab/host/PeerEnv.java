package paxoslab.host;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Env;
import paxoslab.api.Request;
import paxoslab.api.RpcFuture;
import paxoslab.wire.Encoder;
import paxoslab.wire.Messages;

/** The world as one peer sees it. */
final class PeerEnv implements Env {
  private final LocalHost host;
  private final Marshal marshal;
  private final List<String> peers;
  private final Random random;

  PeerEnv(LocalHost host, Marshal marshal, List<String> peers, Random random) {
    this.host = host;
    this.marshal = marshal;
    this.peers = peers;
    this.random = random;
  }

  @Override
  public <R> RpcFuture<R> call(String peer, Request<R> request) {
    host.checkRunning();
    String at = line();
    host.runtime().checkMaySend(at);
    int to = peer == null ? -1 : peers.indexOf(peer);
    if (to < 0) {
      throw host.fault(
          "exception-escaped",
          "there is no peer \"" + peer + "\"; the peers are " + peers,
          at,
          List.of());
    }
    if (request == null) {
      throw host.fault("unsendable-value", "the request of a call is null", at, List.of());
    }
    if (host.cast().isClient(host.me()) && !Messages.isOfStore(request)) {
      throw host.fault(
          "refused",
          "a client sends " + Messages.name(request) + "; it may send gets, puts and appends",
          at,
          List.of());
    }
    if (to == host.me() && LoopbackCalls.waitsForItself(host.current(), request)) {
      throw host.fault(
          "handler-deadlock",
          "the handler of "
              + Messages.name(request)
              + " calls itself with the same request and so waits for itself",
          at,
          List.of());
    }
    if (to == host.me() && LoopbackCalls.hasNoEnd(host.current())) {
      throw host.fault(
          "handler-deadlock",
          "handlers of this peer call each other, each waiting for the next",
          at,
          List.of());
    }
    try {
      @SuppressWarnings("unchecked")
      RpcFuture<R> future = (RpcFuture<R>) host.openCall(to, marshal.encode(request), at);
      return future;
    } catch (Encoder.UnsendableException e) {
      throw host.fault("unsendable-value", String.valueOf(e.getMessage()), at, List.of());
    }
  }

  @Override
  public <T> T await(CompletionStage<T> stage) {
    host.checkRunning();
    CompletableFuture<T> future = stage.toCompletableFuture();
    host.runtime().await(future);
    return future.join();
  }

  @Override
  public void spawn(Runnable task) {
    host.checkRunning();
    java.util.Objects.requireNonNull(task, "the task to spawn");
    host.schedule(new Task(host, Task.Kind.SPAWNED, null, task));
  }

  @Override
  public void sleep(Duration d) {
    host.checkRunning();
    if (d.isNegative()) {
      throw new IllegalArgumentException("a sleep of " + d + " is negative");
    }
    host.runtime().sleep(micros(d));
  }

  private static long micros(Duration d) {
    // A sleep of less than a microsecond must still give way.
    return Math.addExact(
        Math.multiplyExact(d.getSeconds(), 1_000_000L), (d.getNano() + 999) / 1000);
  }

  @Override
  public Duration now() {
    host.checkRunning();
    return Duration.ofNanos(Math.multiplyExact(host.now(), 1_000L));
  }

  @Override
  public Random random() {
    host.checkRunning();
    return random;
  }

  @Override
  public void log(String format, Object... args) {
    host.checkRunning();
    String text =
        args == null || args.length == 0 ? format : String.format(Locale.ROOT, format, args);
    host.effect(new Effect.LogLine(text, line()));
  }

  private @Nullable String line() {
    String at = host.guard().takeLine();
    return at != null ? at : StudentCode.here(host);
  }
}
