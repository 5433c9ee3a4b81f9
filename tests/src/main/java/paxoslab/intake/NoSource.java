package paxoslab.intake;

import java.util.Locale;
import java.util.Set;

/** Why a file that isn't Java source doesn't count, by its name. */
final class NoSource {
  private static final Set<String> BUILD_FILES =
      Set.of(
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "gradle.properties",
          "gradlew",
          "gradlew.bat",
          "mvnw",
          "mvnw.cmd",
          "build.xml",
          "build.sbt",
          "build",
          "build.bazel",
          "makefile",
          "lab",
          "lab.cmd");
  private static final Set<String> ARCHIVES =
      Set.of("zip", "jar", "war", "tar", "tgz", "gz", "bz2", "xz", "zst", "7z", "rar");

  private NoSource() {}

  static String reason(String path) {
    String name = EntryPath.fileName(path).toLowerCase(Locale.ROOT);
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    if (BUILD_FILES.contains(name)) {
      return "a build file; the lab builds by itself";
    }
    if (suffix.equals("class")) {
      return "a class file; the lab compiles the sources itself";
    }
    if (ARCHIVES.contains(suffix) && name.indexOf('.') >= 0) {
      return "an archive inside the submission, which is not opened";
    }
    return "not a .java file";
  }
}
