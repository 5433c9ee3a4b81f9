package paxoslab.course;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Finds the submissions that a user named. */
public final class Submissions {
  private static final List<String> SUFFIXES = List.of(".zip", ".tar", ".tar.gz", ".tgz");

  private Submissions() {}

  /**
   * The submissions at some paths, by name.
   *
   * @param paths directories and files, each one a submission
   * @throws CourseException if one doesn't exist, or two have one name; upper and lower case don't
   *     tell names apart, as results are files
   */
  public static List<Submission> of(List<Path> paths) {
    Map<String, Submission> byName = new TreeMap<>();
    for (Path path : paths) {
      Submission found = submission(path.toAbsolutePath().normalize());
      Submission other = byName.put(found.name().toLowerCase(Locale.ROOT), found);
      if (other != null && other.path().equals(found.path())) {
        throw new CourseException(
            found.path() + " is named twice, perhaps as an entry of a directory; name it once");
      } else if (other != null) {
        throw new CourseException(
            "two submissions are called %s: %s and %s; rename one"
                .formatted(found.name(), other.path(), found.path()));
      }
    }
    return byName.values().stream().sorted(Comparator.comparing(Submission::name)).toList();
  }

  /**
   * The entries of a directory that may be submissions: all but those whose names begin with a dot.
   *
   * @throws CourseException if it is no directory, or has no entries
   */
  public static List<Path> in(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new CourseException(directory + ": no such directory of submissions");
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
      for (Path entry : found) {
        if (!entry.getFileName().toString().startsWith(".")) {
          entries.add(entry);
        }
      }
    }
    if (entries.isEmpty()) {
      throw new CourseException(directory + ": there are no submissions in it");
    }
    return entries;
  }

  /**
   * Results and submissions must not be mixed: the next run would grade what this one wrote.
   *
   * @param path what holds submissions, or is one
   * @throws CourseException if results would be in it, or it is where results are, or it holds
   *     those of another run
   */
  public static void requireApart(Path path, Path results) throws IOException {
    Path submissions = path.toAbsolutePath().normalize();
    Path out = results.toAbsolutePath().normalize();
    if (out.startsWith(submissions) || submissions.startsWith(out)) {
      throw new CourseException(
          "%s holds submissions, and %s is for results; keep them apart, with another --out"
              .formatted(path, out.equals(submissions) ? "the same directory" : results));
    }
    ResultFolder folder = new ResultFolder(submissions);
    for (String name : folder.names()) {
      if (folder.read(name).isPresent()) {
        throw new CourseException(
            path + " holds the results of a grading, not submissions; name what was handed in");
      }
    }
  }

  private static Submission submission(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : withoutSuffix(last.toString());
    if (name.isEmpty() || name.startsWith(".")) {
      throw new CourseException(path + ": no name for a submission; rename it");
    }
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new CourseException(path + ": no such submission");
    }
    return new Submission(name, path);
  }

  private static String withoutSuffix(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return SUFFIXES.stream()
        .filter(lower::endsWith)
        .max(Comparator.comparingInt(String::length))
        .map(suffix -> file.substring(0, file.length() - suffix.length()))
        .orElse(file);
  }
}
