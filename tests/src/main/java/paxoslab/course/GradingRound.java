package paxoslab.course;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import paxoslab.course.GradeResult.Status;

/**
 * Grades many submissions, some at a time, each in a process of its own.
 *
 * <p>What is done is on the disk; so a round that was stopped, in whatever way, goes on where it
 * was: submissions with a complete result of the same {@link Basis} are not graded again.
 */
public final class GradingRound {
  /** A worker ends by itself when its time is over, after the lesson that it plays. */
  private static final int GRACE_SECONDS = 60;

  /** What the JVM answers to Ctrl-C, and to a polite end from outside. */
  private static final Set<Integer> INTERRUPTED = Set.of(130, 143);

  private final GradingJob job;
  private final ResultFolder results;
  private final WorkerLauncher launcher;
  private final RoundListener listener;
  private final Set<Worker> workers = new LinkedHashSet<>();
  private boolean stopped;

  /**
   * A round.
   *
   * @param job what to play
   * @param results where results go
   * @param launcher starts workers
   */
  public GradingRound(
      GradingJob job, ResultFolder results, WorkerLauncher launcher, RoundListener listener) {
    this.job = job;
    this.results = results;
    this.launcher = launcher;
    this.listener = listener;
  }

  /**
   * Those that have no result yet that counts. A crash may be the machine's fault, so it is tried
   * again.
   *
   * @param again names of submissions to grade again in any case
   */
  public List<Submission> open(List<Submission> submissions, Set<String> again) throws IOException {
    List<Submission> open = new ArrayList<>();
    for (Submission submission : submissions) {
      boolean done =
          !again.contains(submission.name())
              && results
                  .read(submission.name())
                  .filter(result -> result.status() != Status.CRASHED)
                  .filter(result -> result.basis().equals(job.basis(submission)))
                  .isPresent();
      if (!done) {
        open.add(submission);
      }
    }
    return open;
  }

  /**
   * Grades submissions.
   *
   * @param jobs how many at a time, 1 or more
   * @return true if all are graded, false if the round was stopped
   * @throws IOException if a worker can't be started, or a result can't be written
   */
  public boolean grade(List<Submission> submissions, int jobs)
      throws IOException, InterruptedException {
    Queue<Submission> queue = new ArrayDeque<>(submissions);
    ExecutorService slots = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int slot = 0; slot < jobs; slot++) {
        int number = slot;
        running.add(slots.submit(() -> workThrough(queue, number)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      stop();
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("grading broke", e.getCause());
    } finally {
      slots.shutdownNow();
    }
    return !isStopped();
  }

  /** Ends all workers; what they were at is graded by the next round. */
  public void stop() {
    synchronized (workers) {
      stopped = true;
      workers.forEach(Worker::kill);
    }
  }

  private boolean isStopped() {
    synchronized (workers) {
      return stopped;
    }
  }

  private Object workThrough(Queue<Submission> queue, int slot)
      throws IOException, InterruptedException {
    Submission next = poll(queue);
    while (next != null && !isStopped()) {
      grade(next, slot);
      next = poll(queue);
    }
    return slot;
  }

  private static @Nullable Submission poll(Queue<Submission> queue) {
    synchronized (queue) {
      return queue.poll();
    }
  }

  private void grade(Submission submission, int slot) throws IOException, InterruptedException {
    long began = System.nanoTime();
    results.clear(submission.name());
    tell(() -> listener.begins(submission));
    Worker worker = start(submission, slot);
    if (worker == null) {
      return;
    }
    boolean inTime = worker.await((long) job.limitSeconds() + GRACE_SECONDS);
    synchronized (workers) {
      workers.remove(worker);
    }
    GradeResult result = results.read(submission.name()).orElse(null);
    if (result == null && isStopped()) {
      return;
    }
    if (result == null && inTime && INTERRUPTED.contains(worker.exitStatus())) {
      stop();
      return;
    }
    if (result == null) {
      result = withoutResult(submission, worker, inTime);
      ResultFolder.write(results.file(submission.name()), result);
    }
    GradeResult told = result;
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    tell(() -> listener.ended(told, took));
  }

  /** The worker; null if the round was stopped. */
  private @Nullable Worker start(Submission submission, int slot) throws IOException {
    synchronized (workers) {
      if (stopped) {
        return null;
      }
      Process process = launcher.start(submission, results.file(submission.name()), slot);
      String secret = job.secret() == null ? "" : job.secret();
      Worker worker =
          Worker.of(
              process, secret, (done, of) -> tell(() -> listener.plays(submission, done, of)));
      workers.add(worker);
      return worker;
    }
  }

  private GradeResult withoutResult(Submission submission, Worker worker, boolean inTime) {
    if (!inTime) {
      return job.unplayed(
          submission,
          Status.OUT_OF_TIME,
          "one lesson did not end within %d s; the worker was killed"
              .formatted(job.limitSeconds() + GRACE_SECONDS));
    }
    String words = worker.lastWords();
    return job.unplayed(
        submission,
        Status.CRASHED,
        "the worker ended with status %d%s"
            .formatted(worker.exitStatus(), words.isEmpty() ? "" : ":\n" + words));
  }

  private void tell(Runnable news) {
    synchronized (listener) {
      news.run();
    }
  }
}
