package paxoslab.course;

import java.net.URISyntaxException;
import java.nio.file.Path;
import paxoslab.graded.GradedSuite;

/** Which lab this is: a mended check gives other results, though the version is the same. */
public final class LabBuild {
  private LabBuild() {}

  /** The version and a digest of the lab's classes and rubric. */
  public static String id(String version) {
    try {
      Path classes =
          Path.of(GradedSuite.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return version + " " + Digests.ofTree(classes).substring(0, 12);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the lab's classes are nowhere", e);
    }
  }
}
