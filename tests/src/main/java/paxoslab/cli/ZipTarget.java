package paxoslab.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The zip that a user asks for. */
final class ZipTarget {
  private ZipTarget() {}

  /**
   * Checks a file's name before the work begins.
   *
   * @throws UserError if it can't be written, or must not be
   */
  static Path of(Path file, boolean force) {
    if (!file.toString().endsWith(".zip")) {
      throw new UserError(file + ": give a name that ends in .zip");
    }
    if (Files.isDirectory(file)) {
      throw new UserError(file + " is a directory; name a file in it");
    }
    if (!force && Files.exists(file)) {
      throw new UserError(file + " exists; --force replaces it");
    }
    return file;
  }
}
