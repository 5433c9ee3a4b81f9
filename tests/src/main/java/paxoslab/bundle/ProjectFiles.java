package paxoslab.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files of a project: those that git tracks, or where there is no git, all but what is built.
 */
final class ProjectFiles {
  private static final Set<String> NOT_OURS = Set.of("target", ".git");

  private ProjectFiles() {}

  /**
   * Paths below the root, with slashes, in the order of their names.
   *
   * @throws IOException if git can't tell, or a file is missing or a link
   */
  static SortedSet<String> of(Path root) throws IOException {
    SortedSet<String> paths = hasGit(root) ? git(root, "ls-files", "-z") : found(root);
    for (String path : paths) {
      if (!Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(
            path + " is missing, or no regular file; put it back, or remove it from git");
      }
    }
    return paths;
  }

  /**
   * Paths that git neither tracks nor ignores, as a new file that was not added yet.
   *
   * @throws IOException if git can't tell
   */
  static SortedSet<String> untracked(Path root) throws IOException {
    return hasGit(root)
        ? git(root, "ls-files", "-z", "--others", "--exclude-standard")
        : new TreeSet<>();
  }

  private static boolean hasGit(Path root) {
    return Files.exists(root.resolve(".git"));
  }

  private static SortedSet<String> git(Path root, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(words));
    Process git;
    try {
      git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new IOException("git can't be started to list the files; install it", e);
    }
    git.getOutputStream().close();
    byte[] output = git.getInputStream().readAllBytes();
    if (status(git) != 0) {
      throw new IOException("\"git ls-files\" fails in " + root + "; try it there");
    }
    SortedSet<String> paths =
        new TreeSet<>(List.of(new String(output, StandardCharsets.UTF_8).split("\0")));
    paths.remove("");
    return paths;
  }

  private static int status(Process git) throws IOException {
    try {
      return git.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git lists the files", e);
    }
  }

  private static SortedSet<String> found(Path root) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return NOT_OURS.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    SortedSet<String> paths = new TreeSet<>();
    files.forEach(file -> paths.add(root.relativize(file).toString().replace('\\', '/')));
    return paths;
  }
}
