package paxoslab.course;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import paxoslab.child.Jail;

/**
 * Keeps other runs away from a folder of results, in which they would be in each other's way. The
 * system lets go of it when the process ends, however that is.
 */
public final class ResultLock implements AutoCloseable {
  private final FileChannel channel;

  private ResultLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws CourseException if another run has it
   */
  public static ResultLock of(ResultFolder results) throws IOException {
    if (Files.exists(results.root()) && !Files.isDirectory(results.root())) {
      throw new CourseException(results.root() + " is a file; --out names a directory for results");
    }
    if (!Files.isDirectory(results.root())) {
      Files.createDirectories(results.root());
      if (Jail.isRoot()) {
        // Peers may run as another user here, who must not read what others earned.
        Folders.closeToOthers(results.root());
      }
    }
    FileChannel channel =
        FileChannel.open(
            results.root().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isTaken(channel)) {
      channel.close();
      throw new CourseException(
          results.root()
              + ": another run writes results there; wait for it, or give another --out");
    }
    return new ResultLock(channel);
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
