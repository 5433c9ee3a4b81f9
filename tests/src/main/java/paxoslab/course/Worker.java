package paxoslab.course;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A process that grades one submission. */
final class Worker {
  private static final int LONGEST_LINE = 200;
  private static final int MOST_WORDS = 4_000;
  private static final int MOST_MILLIS_TO_READ = 5_000;

  private final Process process;
  private final StringBuilder lastWords = new StringBuilder();
  private @Nullable Thread errors;

  private Worker(Process process) {
    this.process = process;
  }

  /**
   * Takes charge of a process.
   *
   * @param secret goes to its input, as a command line can be seen by everybody
   * @param progress is told how many parts were played, and of how many
   */
  static Worker of(Process process, String secret, BiConsumer<Integer, Integer> progress)
      throws IOException {
    Worker worker = new Worker(process);
    listen("lab-grade-progress", () -> worker.follow(progress));
    worker.errors = listen("lab-grade-errors", worker::keepLastWords);
    OutputStream in = process.getOutputStream();
    try {
      in.write((secret + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      // It ended already; why is known when it is waited for.
      process.destroy();
    }
    return worker;
  }

  private static Thread listen(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void follow(BiConsumer<Integer, Integer> progress) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        String[] words = line.substring(0, Math.min(line.length(), LONGEST_LINE)).split(" ", 4);
        if (words.length == 4 && words[0].equals("lesson")) {
          progress.accept(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
        line = lines.readLine();
      }
    } catch (IOException | NumberFormatException e) {
      // The process ended in the middle of a line, and tells no more.
      progress.accept(0, 1);
    }
  }

  private void keepLastWords() {
    try (InputStream in = process.getErrorStream();
        InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      char[] some = new char[1024];
      int read = text.read(some);
      while (read >= 0) {
        synchronized (lastWords) {
          lastWords.append(some, 0, read);
          lastWords.delete(0, Math.max(0, lastWords.length() - MOST_WORDS));
        }
        read = text.read(some);
      }
    } catch (IOException e) {
      synchronized (lastWords) {
        lastWords.append("(its errors could not be read)");
      }
    }
  }

  /** Waits for its end; false if it had to be killed because the time was over. */
  boolean await(long seconds) throws InterruptedException {
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    if (!ended) {
      kill();
    }
    if (errors != null) {
      // What it said last may still be in the pipe; a process that it left behind may hold that.
      errors.join(MOST_MILLIS_TO_READ);
    }
    return ended;
  }

  /** Ends the process and all that it started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  int exitStatus() {
    return process.exitValue();
  }

  /** The end of what it printed to its errors. */
  String lastWords() {
    synchronized (lastWords) {
      return lastWords.toString().strip();
    }
  }
}
