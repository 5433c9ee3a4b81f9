package paxoslab.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;

/** Reads a submission that is a directory. Links aren't followed, and only files are opened. */
final class DirectoryEntries {
  private record Found(String path, Path file, EntryType type) {}

  private DirectoryEntries() {}

  static void read(Path directory, Collector collector) throws IOException {
    // In the order of names: a directory's own order differs between file systems.
    List<Found> all = walk(directory);
    all.sort(Comparator.comparing(Found::path));
    for (Found found : all) {
      collector.offer(found.path, found.type, most -> content(found, most));
    }
  }

  private static List<Found> walk(Path directory) throws IOException {
    List<Found> all = new ArrayList<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            if (visited.equals(directory)) {
              return FileVisitResult.CONTINUE;
            }
            return found(visited, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return found(file, attributes);
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            throw unreadable(inside(directory, file), e);
          }

          /** Nobody looks into a hidden directory, and one entry too many is enough. */
          private FileVisitResult found(Path file, BasicFileAttributes attributes) {
            Found found = new Found(inside(directory, file), file, type(attributes));
            all.add(found);
            if (all.size() > Limits.MAX_ENTRIES) {
              return FileVisitResult.TERMINATE;
            }
            boolean isHidden =
                EntryPath.hidden(EntryPath.fileName(found.path), attributes.isDirectory())
                    .isPresent();
            return isHidden && attributes.isDirectory()
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }
        });
    return all;
  }

  private static String inside(Path directory, Path file) {
    StringJoiner path = new StringJoiner("/");
    directory.relativize(file).forEach(part -> path.add(part.toString()));
    return path.toString();
  }

  private static EntryType type(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return EntryType.LINK;
    }
    if (attributes.isDirectory()) {
      return EntryType.DIRECTORY;
    }
    return attributes.isRegularFile() ? EntryType.FILE : EntryType.SPECIAL;
  }

  private static byte[] content(Found found, int most) {
    // Should a link have taken the file's place meanwhile, then opening it fails.
    try (InputStream in =
        Files.newInputStream(found.file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(most);
    } catch (IOException e) {
      throw unreadable(found.path, e);
    }
  }

  private static RefusedException unreadable(String path, IOException e) {
    String why = e instanceof AccessDeniedException ? "access denied" : e.getMessage();
    String what = path.isEmpty() ? "can't" : Printable.of(path) + " can't";
    return new RefusedException(what + " be read (" + why + "); mend its permissions");
  }
}
