package paxoslab.course;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import paxoslab.graded.GradedSuite;

/** Which lab this is: a mended check gives other results, though the version is the same. */
public final class LabBuild {
  /** Packages that play no lesson: to write a page in other words is no reason to grade again. */
  private static final Set<String> WITHOUT_EFFECT = Set.of("bench", "bundle", "cli", "gradebook");

  private LabBuild() {}

  /** The version and a digest of the classes and the rubric that lessons are played with. */
  public static String id(String version) {
    try {
      Path classes =
          Path.of(GradedSuite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return version + " " + Digests.ofTree(classes, LabBuild::hasEffect).substring(0, 12);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the lab's classes are nowhere", e);
    }
  }

  private static boolean hasEffect(Path file) {
    return file.getNameCount() < 2 || !WITHOUT_EFFECT.contains(file.getName(1).toString());
  }
}
