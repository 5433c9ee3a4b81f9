package paxoslab.course;

import java.io.IOException;
import java.nio.file.Path;

/** Starts the process that grades one submission. */
public interface WorkerLauncher {
  /**
   * Starts a worker. It reads one line from its input, the secret seed, which may be empty, and
   * ends when its input does; it prints {@code lesson INDEX OF LABEL} before each lesson; it writes
   * the result whole, or not at all.
   *
   * @param out the result file
   * @param slot which of the workers that run at the same time, from 0
   */
  Process start(Submission submission, Path out, int slot) throws IOException;
}
