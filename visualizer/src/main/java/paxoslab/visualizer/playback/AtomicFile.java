package paxoslab.visualizer.playback;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is either complete or, if writing fails, what it was before. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What makes the bytes of a file. */
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Writes beside the file, then moves; folders are made. */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        content.write(out);
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
