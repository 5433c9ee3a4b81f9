package paxoslab.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import paxoslab.course.Basis;
import paxoslab.course.CourseException;
import paxoslab.course.GradeResult;
import paxoslab.course.GradedPart;
import paxoslab.course.ResultFolder;

/** Puts the results of several folders into one. */
final class ResultMerge {
  private final List<ResultFolder> parts;

  ResultMerge(List<ResultFolder> parts) {
    this.parts = parts;
  }

  /**
   * Copies all results; the result file of each submission comes last.
   *
   * @return the names of all submissions, sorted
   * @throws CourseException if a submission is in two parts, or they were graded in other ways
   */
  List<String> into(ResultFolder target) throws IOException {
    Map<String, ResultFolder> from = new TreeMap<>();
    List<GradeResult> results = new ArrayList<>();
    for (ResultFolder part : parts) {
      int before = results.size();
      for (String name : part.names()) {
        GradeResult result = part.read(name).orElse(null);
        if (result != null) {
          results.add(result);
          ResultFolder other = from.put(name, part);
          if (other != null) {
            throw new CourseException(
                "%s is graded in both %s and %s; leave one of them out"
                    .formatted(name, other.root(), part.root()));
          }
        }
      }
      if (results.size() == before) {
        throw new CourseException(part.root() + ": there are no results in it");
      }
    }
    requireOneWay(results, from);
    GradedPart graded = results.get(0).graded();
    if (graded != null) {
      target.requireOnly(graded);
    }
    for (Map.Entry<String, ResultFolder> each : from.entrySet()) {
      copy(each.getValue(), target, each.getKey());
    }
    return List.copyOf(from.keySet());
  }

  private static void requireOneWay(List<GradeResult> results, Map<String, ResultFolder> from) {
    Basis first = results.get(0).basis();
    for (GradeResult result : results) {
      Basis basis = result.basis();
      if (!basis.lab().equals(first.lab())
          || !basis.rubric().equals(first.rubric())
          || !basis.secret().equals(first.secret())
          || !basis.lessons().equals(first.lessons())) {
        throw new CourseException(
            "%s and %s were graded with different labs, rubrics, secret seeds or lessons; grade"
                    .formatted(results.get(0).submission(), result.submission())
                + " one again");
      }
    }
    assert results.size() == from.size();
  }

  private static void copy(ResultFolder from, ResultFolder to, String name) throws IOException {
    if (Files.exists(to.of(name)) && Files.isSameFile(from.of(name), to.of(name))) {
      return;
    }
    to.clear(name);
    Path result = from.file(name);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from.of(name))) {
      for (Path file : files) {
        if (Files.isRegularFile(file) && !file.equals(result)) {
          Files.copy(
              file, to.of(name).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    ResultFolder.write(to.file(name), from.read(name).orElseThrow());
  }
}
