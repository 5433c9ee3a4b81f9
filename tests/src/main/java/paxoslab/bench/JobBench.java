package paxoslab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a whole grading of one submission costs, from the command to the report: the CPU time of all
 * its processes, and the memory of those that are there for this submission alone.
 *
 * <p>Reads Linux's {@code /proc} every 50 ms; elsewhere memory isn't known.
 */
public final class JobBench {
  private static final int LOOK_EVERY_MILLIS = 50;
  private static final double MEGABYTE = 1 << 20;
  private static final int SUBMISSIONS = 200;
  private static final int PROCESSORS = 2;

  private final List<String> command;
  private final Map<Long, Duration> cpu = new HashMap<>();
  private long mostBytes;

  /**
   * A grading.
   *
   * @param command that grades one submission, and starts other processes for it
   */
  public JobBench(List<String> command) {
    this.command = List.copyOf(command);
  }

  /** Runs it to its end. */
  public List<Figure> measure() {
    Stopwatch watch = new Stopwatch();
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
          look(process);
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException("the grading ended with status " + process.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a submission was graded", e);
    }
    double seconds = cpu.values().stream().mapToLong(Duration::toNanos).sum() / 1e9;
    double wall = watch.wallSeconds();
    return List.of(
        new Figure(
            "a submission graded with ./lab grade, all its processes",
            seconds,
            "CPU-s",
            seconds,
            wall,
            "at most 15"),
        new Figure(
            "memory of its processes together, at most",
            mostBytes / MEGABYTE,
            "MB resident",
            seconds,
            wall,
            "at most 400"),
        new Figure(
            SUBMISSIONS + " such submissions on " + PROCESSORS + " processors, by CPU time",
            seconds * SUBMISSIONS / PROCESSORS / 60,
            "minutes",
            seconds,
            wall,
            "at most 50"));
  }

  private void look(Process process) {
    long bytes = 0;
    for (ProcessHandle one :
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
      // Of a process that is gone the latest reading stays.
      one.info().totalCpuDuration().ifPresent(time -> cpu.put(one.pid(), time));
      if (one.pid() != process.pid()) {
        bytes += ResidentMemory.now(Path.of("/proc", String.valueOf(one.pid()))).orElse(0);
      }
    }
    mostBytes = Math.max(mostBytes, bytes);
  }

  /** Writes a submission of these files for {@link #measure} to grade. */
  public static Path submission(Path folder, Map<String, String> files) {
    try {
      Path submission = Files.createDirectories(folder.resolve("correct"));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(submission.resolve(file.getKey()), file.getValue());
      }
      return submission;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
