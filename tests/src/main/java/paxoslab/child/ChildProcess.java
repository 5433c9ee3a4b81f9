package paxoslab.child;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM as its parent sees it: asks one thing at a time and waits for the answer, for as long
 * as the {@link Deadline} lets it. Whatever goes wrong is a {@link LostChildException} with one
 * sentence; after that the child is dead.
 */
final class ChildProcess implements AutoCloseable {
  private static final long LOOK_EVERY_NANOS = 500_000_000L;
  private static final int BURIAL_MILLIS = 200;
  private static final long LOOK_AT_DYING_EVERY_NANOS = 1_000_000L;
  private static final int LONGEST_DYING_SECONDS = 10;
  private static final int LONGEST_LAST_WORDS = 4_000;

  private final String who;
  private final Process process;
  private final InputStream in;
  private final OutputStream out;
  private final ChildLimits limits;
  private final LongTexts texts = new LongTexts(8 << 20);
  private final FrameWriter writer;
  private final SplittableRandom tokens = new SplittableRandom(new SecureRandom().nextLong());
  private final Thread watch;
  private long token;

  /** The number of the exchange that waits for its answer, or 0. */
  private volatile long owed;

  private volatile @Nullable String killedFor;
  private volatile boolean closed;
  private long exchanges;
  private @Nullable String lost;

  /**
   * Starts a child and waits until it runs.
   *
   * @param who what runs in it, for sentences, such as "the compiler"
   * @param command what to run; ends in {@link ChildMain} and its arguments
   * @throws ChildStartException if it doesn't come up
   */
  static ChildProcess start(String who, List<String> command, ChildLimits limits) {
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().clear();
      // Of its threads one runs at a time: each needs no heap of its own in C's library.
      builder.environment().put("MALLOC_ARENA_MAX", "1");
      process = builder.start();
    } catch (IOException e) {
      throw new ChildStartException("the child JVM can't be started: " + e.getMessage());
    }
    ChildProcess child = new ChildProcess(who, process, limits);
    try {
      child.owed = ++child.exchanges;
      child.receive(Frame.HELLO);
      return child;
    } catch (LostChildException e) {
      String words = child.lastWords();
      child.close();
      throw new ChildStartException(
          "the child JVM does not come up: "
              + e.getMessage()
              + (words.isEmpty() ? "" : ": " + words));
    }
  }

  private ChildProcess(String who, Process process, ChildLimits limits) {
    this.who = who;
    this.process = process;
    this.in = process.getInputStream();
    this.out = process.getOutputStream();
    this.limits = limits;
    this.writer = new FrameWriter(Integer.MAX_VALUE - 64, texts);
    this.watch = new Thread(this::watch, "paxoslab-child-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** True if the child will answer no more. */
  boolean isLost() {
    return lost != null;
  }

  /**
   * Asks, and waits.
   *
   * @return the answer, which is of that kind, or STUCK
   */
  FrameReader ask(int kind, Consumer<FrameWriter> body, int answer) throws LostChildException {
    if (lost != null) {
      throw new LostChildException(lost);
    }
    token = tokens.nextLong();
    writer.begin(kind, token);
    body.accept(writer);
    owed = ++exchanges;
    try {
      writer.writeTo(out);
    } catch (IOException e) {
      // Its reader is gone: the answer's end says why.
      owed = exchanges;
    }
    return receive(answer);
  }

  private FrameReader receive(int kind) throws LostChildException {
    try {
      FrameReader answer = FrameReader.read(in, limits.frameBytes(), texts);
      owed = 0;
      boolean expected = answer.kind() == kind || answer.kind() == Frame.STUCK;
      if (!expected || answer.token() != token) {
        throw broken("an answer to nothing that was asked");
      }
      return answer;
    } catch (BrokenFrameException e) {
      throw broken(String.valueOf(e.getMessage()));
    } catch (EOFException e) {
      throw lose(who + " " + Optional.ofNullable(killedFor).orElseGet(this::howItEnded));
    } catch (IOException e) {
      throw lose(who + " can't be heard any more: " + e.getMessage());
    }
  }

  /** The child broke the protocol: it is lost. */
  LostChildException broken(String how) {
    return lose(who + " broke the protocol: " + how);
  }

  /** The child is of no more use. */
  LostChildException lose(String reason) {
    lost = killedFor == null ? reason : who + " " + killedFor;
    close();
    return new LostChildException(lost);
  }

  private String howItEnded() {
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        return "closed its pipe and goes on";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was given up, as the lab was interrupted";
    }
    return ExitStatus.inWords(process.exitValue(), limits.heapMegabytes());
  }

  /** What a child that didn't come up wrote. */
  private String lastWords() {
    try {
      byte[] words = process.getErrorStream().readNBytes(LONGEST_LAST_WORDS);
      return new String(words, StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", "; ");
    } catch (IOException e) {
      return "";
    }
  }

  private void watch() {
    Deadline deadline = new Deadline(limits);
    while (!closed) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      long now = owed;
      if (now == 0 || closed) {
        continue;
      }
      Optional<String> late = deadline.look(now, System.nanoTime(), cpuNanos());
      if (late.isPresent() && owed == now) {
        killedFor = late.get();
        kill();
        return;
      }
    }
  }

  /** CPU time of the child and of what it started, or of what a jail put around it. */
  long cpuNanos() {
    return tree()
        .flatMap(p -> p.info().totalCpuDuration().stream())
        .mapToLong(Duration::toNanos)
        .sum();
  }

  private Stream<ProcessHandle> tree() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  /**
   * Kills all of the tree. What is below goes first: a jail's outer process then buries its own,
   * and ends by itself; orphans would wait for whoever buries them on this machine.
   */
  private List<ProcessHandle> kill() {
    List<ProcessHandle> all = tree().toList();
    for (int i = all.size() - 1; i >= 1; i--) {
      all.get(i).destroyForcibly();
    }
    if (all.size() > 1) {
      process.onExit().completeOnTimeout(process, BURIAL_MILLIS, TimeUnit.MILLISECONDS).join();
    }
    tree().forEach(ProcessHandle::destroyForcibly);
    return all;
  }

  /** Ends the child, whatever it does, and waits until it is gone. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    LockSupport.unpark(watch);
    // Bounded: a process that can't even be killed keeps nobody waiting. Not by onExit, which looks
    // at a child's child every third of a second.
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_DYING_SECONDS);
    for (ProcessHandle killed : kill()) {
      while (killed.isAlive() && System.nanoTime() < end) {
        LockSupport.parkNanos(LOOK_AT_DYING_EVERY_NANOS);
      }
    }
  }
}
