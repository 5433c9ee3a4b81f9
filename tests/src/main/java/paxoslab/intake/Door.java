package paxoslab.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Finds out in what form a submission comes, and has it read. */
final class Door {
  private Door() {}

  /**
   * Offers all entries of a submission to a collector.
   *
   * @throws RefusedException if it is refused
   * @throws IOException if a directory or an archive can't be read from disk
   */
  static void read(Path path, Collector collector) throws IOException {
    BasicFileAttributes attributes = attributes(path);
    if (attributes.isDirectory()) {
      DirectoryEntries.read(path, collector);
      return;
    }
    Path last = path.getFileName();
    Optional<ArchiveFormat> format =
        attributes.isRegularFile() && last != null
            ? ArchiveFormat.of(last.toString())
            : Optional.empty();
    if (format.isEmpty()) {
      throw new RefusedException(
          "neither a directory nor a .zip, .tar, .tar.gz or .tgz; pack it with ./lab submit");
    }
    int most = format.get() == ArchiveFormat.ZIP ? Limits.MAX_BYTES : Limits.MAX_TAR_BYTES;
    byte[] packed = bytes(path, most);
    try {
      switch (format.get()) {
        case ZIP -> ZipEntries.read(packed, collector);
        case TAR -> TarEntries.read(packed, collector);
        case TAR_GZ -> TarEntries.readCompressed(packed, collector);
      }
    } catch (IOException e) {
      // All is in memory, so it isn't the disk that is to blame.
      throw new RefusedException(
          "not a "
              + format.get().inWords()
              + ", or damaged or cut off; pack it anew with ./lab submit");
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw new RefusedException("no such file or directory");
    }
    if (attributes.isSymbolicLink()) {
      throw new RefusedException("is a link; give what it leads to");
    }
    return attributes;
  }

  private static byte[] bytes(Path file, int most) throws IOException {
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw Collector.tooBig();
      }
      return bytes;
    }
  }
}
