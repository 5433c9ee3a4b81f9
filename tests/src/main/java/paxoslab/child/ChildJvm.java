package paxoslab.child;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import paxoslab.api.Paxos;

/** The command line of a child JVM, without what is put around it. */
final class ChildJvm {
  private ChildJvm() {}

  /** Runs {@link ChildMain}, with nothing on its class path but the harness and the student API. */
  static List<String> command(ChildLimits limits) {
    return List.of(
        java().toString(),
        "-Xmx" + limits.heapMegabytes() + "m",
        // Much dies young: a small young generation is collected often, and not one by the
        // machine's size.
        "-Xms24m",
        "-Xmn16m",
        "-XX:MaxDirectMemorySize=64m",
        "-XX:MaxMetaspaceSize=256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-Xshare:auto",
        // The same on each machine, or a student's format would depend on the grader's desk.
        "-Duser.language=en",
        "-Duser.country=US",
        "-Duser.timezone=UTC",
        "-Dfile.encoding=UTF-8",
        // As in the lab itself: the path to a value that is still held leads through the JDK.
        "--add-opens",
        "java.base/java.util=ALL-UNNAMED",
        "--add-opens",
        "java.base/java.util.concurrent=ALL-UNNAMED",
        "-cp",
        classPath().stream().map(Path::toString).collect(Collectors.joining(separator())),
        ChildMain.class.getName(),
        String.valueOf(limits.frameBytes()));
  }

  private static String separator() {
    return System.getProperty("path.separator");
  }

  private static Path java() {
    return javaHome().resolve("bin").resolve("java");
  }

  static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Directories or jars. */
  static Set<Path> classPath() {
    Set<Path> entries = new LinkedHashSet<>();
    for (Class<?> one : List.of(ChildMain.class, Paxos.class)) {
      try {
        entries.add(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()));
      } catch (URISyntaxException e) {
        throw new IllegalStateException(one + " comes from no file", e);
      }
    }
    return entries;
  }
}
