package paxoslab.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** Digests of what results depend on. */
final class Digests {
  /** A submission that is longer is refused, so its start tells enough. */
  private static final int MOST_BYTES = 8_000_000;

  private static final int MOST_FILES = 5_000;

  private Digests() {}

  static String ofText(String text) {
    return hex(sha256(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A digest of a file, or of names and contents in a directory; links are not followed. */
  static String ofTree(Path path) {
    return ofTree(path, file -> true);
  }

  /**
   * The same, of some files only.
   *
   * @param counts is asked with each file's path below the directory
   */
  static String ofTree(Path path, Predicate<Path> counts) {
    try {
      MessageDigest digest = sha256();
      for (Path file : files(path)) {
        if (!counts.test(path.relativize(file))) {
          continue;
        }
        BasicFileAttributes is =
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String name = path.relativize(file).toString().replace('\\', '/');
        String head = name + '\0' + (is.isRegularFile() ? is.size() : -1) + '\0';
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        if (is.isRegularFile() && Files.isReadable(file)) {
          try (InputStream in = Files.newInputStream(file)) {
            digest.update(in.readNBytes(MOST_BYTES));
          }
        }
      }
      return hex(digest, new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path path) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return files.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    // A directory's own order differs between file systems.
    files.sort(null);
    return files;
  }

  private static String hex(MessageDigest digest, byte[] last) {
    return HexFormat.of().formatHex(digest.digest(last), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
