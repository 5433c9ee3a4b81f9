package paxoslab.course;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import paxoslab.graded.GradedSuite;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.ProjectRoot;

/** Submissions of a small course. */
public final class HandedIn {
  private static final Path PEER =
      ProjectRoot.ofProcess().resolve("tests/src/test/peers/sequential/PaxosPeer.java");

  private HandedIn() {}

  /** A correct peer, as a directory. */
  public static Path correct(Path in, String name) throws IOException {
    return directory(in, name, Files.readString(PEER));
  }

  /** A peer that accepts below its promise, as a zip. */
  public static Path promiseBreaker(Path in, String name) throws IOException {
    String broken = Files.readString(PEER).replace(".filter(memory -> args.n() >= memory.np)", "");
    Path zip = Files.createDirectories(in).resolve(name + ".zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("paxoslab/student/PaxosPeer.java"));
      out.write(broken.getBytes(StandardCharsets.UTF_8));
    }
    return zip;
  }

  /** A peer that waits with a lock in its hands. */
  public static Path lockHolder(Path in, String name) throws IOException {
    String held = "synchronized (this) { env.sleep(java.time.Duration.ofMillis(1)); }";
    return directory(
        in,
        name,
        Files.readString(PEER)
            .replace(
                "env.spawn(() -> agree(seq));", "env.spawn(() -> { " + held + " agree(seq); });"));
  }

  /** A constant that doubles forty times. */
  public static Path tooMuchForACompiler(Path in, String name) throws IOException {
    StringBuilder code = new StringBuilder("static final String A0 = \"0123456789\";\n");
    for (int i = 1; i <= 40; i++) {
      code.append("static final String A%d = A%d + A%d;\n".formatted(i, i - 1, i - 1));
    }
    String peer = Files.readString(PEER);
    int body = peer.indexOf('{', peer.indexOf("class PaxosPeer")) + 1;
    return directory(in, name, peer.substring(0, body) + code + peer.substring(body));
  }

  /** A peer that uses two things that the scan refuses. */
  public static Path sleeper(Path in, String name) throws IOException {
    String sleeps = "new Thread(() -> {}).start(); System.exit(3);";
    return directory(
        in,
        name,
        Files.readString(PEER)
            .replace("env.spawn(() -> agree(seq));", sleeps + " env.spawn(() -> agree(seq));"));
  }

  /** Sources that don't compile. */
  public static Path uncompilable(Path in, String name) throws IOException {
    return directory(in, name, "package paxoslab.student; public class PaxosPeer { <b>oops</b> }");
  }

  /** A correct store on a peer that breaks its promises. */
  static Path storeOnAPromiseBreaker(Path in, String name) throws IOException {
    Path directory =
        directory(
            in,
            name,
            Files.readString(PEER).replace(".filter(memory -> args.n() >= memory.np)", ""));
    Path stores = ProjectRoot.ofProcess().resolve("tests/src/test/stores");
    for (String file : List.of("eachhandler/KvServer.java", "batching/KvStoreClient.java")) {
      Path source = stores.resolve(file);
      Files.copy(source, directory.resolve(source.getFileName()));
    }
    return directory;
  }

  /** A store whose gets always find "", on a correct peer. */
  static Path storeThatReadsNothing(Path in, String name) throws IOException {
    Path directory = storeOnAPromiseBreaker(in, name);
    Files.copy(PEER, directory.resolve("PaxosPeer.java"), StandardCopyOption.REPLACE_EXISTING);
    Path server = directory.resolve("KvServer.java");
    Files.writeString(
        server, Files.readString(server).replace("answers.get(a.clientId()))", "\"\")"));
    return directory;
  }

  private static Path directory(Path in, String name, String source) throws IOException {
    Path directory = Files.createDirectories(in.resolve(name));
    Files.writeString(directory.resolve("PaxosPeer.java"), source);
    return directory;
  }

  /** Two lessons: one that every peer here passes, and one that a broken promise fails. */
  static List<LessonMethod> lessons() {
    return GradedSuite.lessons().stream()
        .filter(lesson -> List.of("A01", "B05").contains(lesson.id()))
        .toList();
  }

  static GradingJob job(String secret) {
    return new GradingJob("lab 1", CourseRubric.SUITE, lessons(), secret, 600);
  }
}
