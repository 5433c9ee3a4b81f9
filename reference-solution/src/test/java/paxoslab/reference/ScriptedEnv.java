package paxoslab.reference;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;
import paxoslab.api.Env;
import paxoslab.api.NoReplyException;
import paxoslab.api.Request;
import paxoslab.api.RpcFuture;

/**
 * A world of one peer, in which the test plays all others: each call is answered at once by a
 * script, sleeping takes no time, and tasks run one after the other.
 */
final class ScriptedEnv implements Env {
  /** What a peer answers to a request; empty is no reply. */
  interface Script {
    Optional<Object> answer(String peer, Request<?> request);
  }

  /** A call that was made. */
  record Call(String peer, Request<?> request) {}

  private final Script script;
  private final List<Call> calls = new ArrayList<>();
  private final List<Duration> sleeps = new ArrayList<>();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Random random = new Random(1);
  private IntConsumer onSleep = count -> {};

  ScriptedEnv(Script script) {
    this.script = script;
  }

  List<Call> calls() {
    return calls;
  }

  /** The requests of one type to one peer, in order. */
  <T> List<T> sent(String peer, Class<T> type) {
    return calls.stream()
        .filter(call -> call.peer().equals(peer))
        .map(Call::request)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  List<Duration> sleeps() {
    return sleeps;
  }

  /** Does this at each pause; it is told how many there were. */
  void onSleep(IntConsumer action) {
    onSleep = action;
  }

  /** Runs the spawned tasks, each to its end. */
  void runTasks() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  int waitingTasks() {
    return tasks.size();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R> RpcFuture<R> call(String peer, Request<R> request) {
    calls.add(new Call(peer, request));
    RpcFuture<R> reply = new Reply<>();
    script
        .answer(peer, request)
        .ifPresentOrElse(
            answer -> reply.complete((R) answer),
            () -> reply.completeExceptionally(new NoReplyException(peer + " " + request)));
    return reply;
  }

  @Override
  public <T> T await(CompletionStage<T> stage) {
    assertDone(stage);
    return stage.toCompletableFuture().join();
  }

  private static void assertDone(CompletionStage<?> stage) {
    if (!stage.toCompletableFuture().isDone()) {
      throw new AssertionError("waits although every call was answered");
    }
  }

  @Override
  public void spawn(Runnable task) {
    tasks.add(task);
  }

  @Override
  public void sleep(Duration d) {
    sleeps.add(d);
    onSleep.accept(sleeps.size());
    if (sleeps.size() > 1_000) {
      throw new AssertionError("no end after 1,000 pauses");
    }
  }

  @Override
  public Duration now() {
    return sleeps.stream().reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public Random random() {
    return random;
  }

  @Override
  public void log(String format, Object... args) {}

  private static final class Reply<R> extends RpcFuture<R> {}
}
