package paxoslab.api;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/**
 * A peer's world: the other peers, tasks, time and chance. There is nothing else: threads,
 * executors, timers, clocks, files, sockets, static mutable state and other sources of chance are
 * refused, with file and line, before the run begins or when they are used.
 *
 * <p><b>Tasks.</b> Each request is handled in a task of its own; {@link #spawn} makes more. One
 * task of a peer runs at a time, and it gives way only where it waits: {@link #await}, {@link
 * #sleep}, {@link RpcFuture#await()}, {@code join}, {@code get}. Between two waits a task is
 * atomic, so no locks are needed; after a wait everything may have changed, so look again.
 *
 * <p><b>Waiting</b> is allowed in handlers and spawned tasks. It is refused in the constructor, in
 * {@code start}, {@code status}, {@code done}, {@code max}, {@code min} and {@code kill}, and in
 * callbacks: spawn a task there. A task that waits while it holds a lock, waits for what nobody
 * will complete, or loops without end, ends the lesson with its line.
 *
 * <p><b>Time is virtual.</b> It passes only while all tasks wait; a long sleep costs nothing.
 *
 * <p>To ask all peers, and go on when a majority has agreed:
 *
 * <pre>{@code
 * CompletableFuture<Void> majority = new CompletableFuture<>();
 * int[] yes = {0};
 * for (String peer : peers) {                        // this peer included
 *   env.call(peer, new PrepareArgs(seq, n)).thenAccept(reply -> {
 *     if (reply.ok() && ++yes[0] == peers.size() / 2 + 1) {
 *       majority.complete(null);
 *     }
 *   });
 * }
 * env.await(majority);                               // what if it never comes?
 * }</pre>
 */
public interface Env {
  /**
   * Starts a call; never waits. Call every peer this way, yourself included: loopback is never lost
   * or cut, takes no time, is delivered once the current task has given way, and makes the run
   * visible. To call your own handler as a method is legal.
   *
   * <p>A request may be lost, be delivered twice, late (also after its call has timed out), or in
   * any order; so may its reply. Values are copied on the way: they may be strings, boxed
   * primitives, enums, records and lists of such.
   *
   * @param peer an address from the list of peers
   * @param request the message; nothing changed in it later is seen by the receiver
   * @param <R> the type of the reply
   * @return the reply on its way
   * @throws IllegalArgumentException if the address is unknown, or a value is of another type (the
   *     message names the class and the remedy)
   */
  <R> RpcFuture<R> call(String peer, Request<R> request);

  /**
   * Waits, in virtual time, until the stage is complete; {@code CompletableFuture.allOf} and your
   * own futures included.
   *
   * @param stage what to wait for
   * @param <T> the type of its result
   * @return its result
   * @throws java.util.concurrent.CompletionException if it completed with an exception, which is
   *     the cause; {@link NoReplyException} for a call without a reply
   */
  <T> T await(CompletionStage<T> stage);

  /**
   * Makes a new task of this peer. It runs after the current task or callback has given way, at the
   * same virtual time.
   *
   * @param task what it does; it may wait; an exception that escapes it ends the lesson
   */
  void spawn(Runnable task);

  /**
   * This task waits.
   *
   * @param d how long, in virtual time; zero only gives way
   * @throws IllegalArgumentException if it is negative
   */
  void sleep(Duration d);

  /**
   * The virtual time since the run began, to the microsecond. Peers' clocks agree, but no correct
   * protocol needs that.
   *
   * @return the time
   */
  Duration now();

  /**
   * This peer's own source of chance. It is seeded: the same run draws the same numbers.
   *
   * @return always the same object
   */
  Random random();

  /**
   * Writes a line into the trace, shown beside this peer in the visualizer. It never changes the
   * run.
   *
   * @param format as for {@link String#format}
   * @param args its arguments
   */
  void log(String format, Object... args);
}
