package paxoslab.bundle;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which files a student gets. The list says what goes out, not what stays: a file that nobody
 * thought of stays with the staff.
 *
 * <p>The harness's own tests stay, because they hold peers that work.
 */
final class StudentTree {
  /** A path that ends in a slash stands for all below it. */
  private static final List<String> PARTS =
      List.of(
          ".editorconfig",
          ".gitattributes",
          ".gitignore",
          ".idea/runConfigurations/",
          ".mvn/",
          ".vscode/",
          "LICENSE",
          "docs/",
          "handout.md",
          "lab",
          "lab-skeleton/",
          "lab.cmd",
          "pom.xml",
          "tests/pom.xml",
          "tests/src/main/",
          "visualizer/pom.xml",
          "visualizer/src/main/");

  /** Below the parts above, what only staff need. */
  private static final List<String> STAFF =
      List.of(
          "docs/architecture.md",
          "docs/course/",
          "docs/grading-security.md",
          "docs/grading.md",
          "docs/mutation-testing.md",
          "docs/staff/",
          "docs/images/");

  /** Of what only staff need, what a student gets all the same: the pictures of a page. */
  private static final List<String> PICTURES = List.of("docs/images/checks/");

  /**
   * The students' own first page; that of the staff's tree speaks of what a student doesn't have.
   */
  private static final String README = "docs/student/README.md";

  private static final Pattern GIVEN = anyOf(PARTS);
  private static final Pattern KEPT = anyOf(STAFF);
  private static final Pattern SHOWN = anyOf(PICTURES);

  private StudentTree() {}

  /** True if a student gets this file; the path has slashes. */
  static boolean holds(String path) {
    return GIVEN.matcher(path).matches()
        && (!KEPT.matcher(path).matches() || SHOWN.matcher(path).matches())
        && !path.contains("/target/");
  }

  /** The path at which a student finds this file. */
  static String placeOf(String path) {
    return path.equals(README) ? "README.md" : path;
  }

  /** True if a student has to be able to run this file. */
  static boolean isExecutable(String path) {
    return path.equals("lab");
  }

  private static Pattern anyOf(List<String> parts) {
    return Pattern.compile(
        parts.stream()
            .map(part -> Pattern.quote(part) + (part.endsWith("/") ? ".+" : ""))
            .collect(Collectors.joining("|")));
  }
}
