package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.child.ChildHosts;
import paxoslab.child.ChildLimits;
import paxoslab.child.Jail;
import paxoslab.course.GradeResult.Failing;
import paxoslab.course.GradeResult.Status;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.host.PeerSource;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.ProjectRoot;
import paxoslab.junit.RunOptions;
import paxoslab.solution.Solution;

/**
 * What a hostile student could hand in, graded as a course is: nothing is earned, one sentence says
 * why, nobody else is hurt. Each file of {@code tests/src/test/hostile} is one attack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileSubmissionsTest {
  private static final Path ROOT = ProjectRoot.ofProcess();
  private static final Path ATTACKS = ROOT.resolve("tests/src/test/hostile");
  private static final LessonMethod LESSON = GradedSuite.lessons().get(0);
  private static final GradingJob JOB =
      new GradingJob("lab 1", CourseRubric.SUITE, List.of(LESSON), null, 600);

  private static final String PACKAGE = "package paxoslab.student;";

  @TempDir private Path folder;

  private final Jail jail = Jail.best();
  private final Solution honest = GoodPeer.solution();

  /**
   * An attack on the lab by a peer that decides nothing.
   *
   * @param name the file's
   * @param head what is said above the line: the {@code rule} that ends the lesson, what its
   *     sentence {@code says}, code to {@code construct} a peer, whether a {@code sandbox} is
   *     needed to try it without fear
   * @param code members of the peer
   */
  record Attack(String name, Map<String, String> head, String code) {
    static Attack read(Path file) throws IOException {
      String[] parts = Files.readString(file).split("(?m)^---$", 2);
      Map<String, String> head = new TreeMap<>();
      for (String line : parts[0].strip().split("\n")) {
        String[] words = line.split(":", 2);
        head.put(words[0], words[1].strip());
      }
      return new Attack(file.getFileName().toString().replace(".txt", ""), head, parts[1].strip());
    }

    Path handIn(Path parent) throws IOException {
      Path submission = Files.createDirectories(parent.resolve(name));
      String construct = head.getOrDefault("construct", "");
      for (Map.Entry<String, String> file : PeerSource.files(construct, code).entrySet()) {
        Files.writeString(submission.resolve(file.getKey()), file.getValue());
      }
      return submission;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Attack> attacks() throws IOException {
    try (Stream<Path> files = Files.list(ATTACKS)) {
      return files.sorted().map(HostileSubmissionsTest::attack).toList();
    }
  }

  private static Attack attack(Path file) {
    try {
      return Attack.read(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private GradeResult grade(Path path) throws IOException {
    Path out = Files.createDirectories(folder.resolve("results").resolve(path.getFileName()));
    Submission submission = Submissions.of(List.of(path)).get(0);
    return new SubmissionGrader(JOB, jail, ChildLimits.DEFAULT, System::nanoTime)
        .grade(submission, out, (label, index, of) -> {});
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void attackEarnsNothingAndASentenceSaysWhy(Attack attack) throws IOException {
    assumeThat(jail.isSandboxed() || !attack.head.containsKey("sandbox"))
        .as("a sandbox, should this get past the scan")
        .isTrue();
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();

    GradeResult result = grade(attack.handIn(folder));

    assertThat(result.earned()).isZero();
    assertThat(result.leaderboard()).isEmpty();
    assertThat(ROOT.resolve("result.json")).doesNotExist();
    if (attack.head.get("rule").equals("refused")) {
      assertThat(result.status()).isEqualTo(Status.REFUSED);
      assertThat(result.reason().lines().findFirst().orElseThrow()).contains(" is refused; ");
      assertThat(result.reason()).contains(attack.head.get("says"));
      assertThat(result.parts()).as("said once, not for each").allMatch(part -> !part.played());
      return;
    }
    assertThat(result.status()).isEqualTo(Status.GRADED);
    Failing failure = result.parts().get(0).failure();
    assertThat(failure.rule()).as(failure.text()).isEqualTo(attack.head.get("rule"));
    assertThat(failure.text()).contains(attack.head.get("says")).isNotBlank().doesNotContain("\n");
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList())
        .as("processes that are left")
        .isSubsetOf(before);
    assertThat(nextPasses()).isTrue();
  }

  /** Plays a correct peer, in the same JVM and jail. */
  private boolean nextPasses() {
    try (CarrierPool pool = new CarrierPool();
        ChildHosts hosts = new ChildHosts(honest, jail, ChildLimits.DEFAULT)) {
      return new LessonRunner(honest, pool, hosts).run(LESSON, RunOptions.defaults()).passed();
    }
  }

  /** What is handed in, but for its sources. */
  interface Packer {
    Path pack(Path parent) throws IOException;
  }

  /**
   * An attack on the intake.
   *
   * @param says what the reason contains
   */
  record Package(String name, String says, Packer packer) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Package> packages() {
    String windows = "C:\\\\x.java";
    return List.of(
        new Package("link-in-a-directory", "is a link", HostileSubmissionsTest::linkInside),
        new Package("link-as-submission", "is a link", HostileSubmissionsTest::linkItself),
        zip("path-that-climbs-out", "climbs out", "../PaxosPeer.java", "x"),
        zip("absolute-path", "absolute path", "/tmp/PaxosPeer.java", "x"),
        zip("path-of-windows", "absolute path", windows, "x"),
        zip("bomb", "more than 2 MB", "PaxosPeer.java", " ".repeat(50_000_000)),
        zip("class-file-alone", "no PaxosPeer.java", "PaxosPeer.class", "\u00ca\u00fe\u00ba\u00be"),
        zip(
            "class-of-the-jdk",
            "package java.lang",
            "String.java",
            "package java.lang; class X {}"),
        zip("source-that-is-no-text", "not UTF-8", "PaxosPeer.java", "\u00ff" + PACKAGE));
  }

  private static Package zip(String name, String says, String path, String text) {
    return new Package(
        name,
        says,
        parent -> {
          Path zip = parent.resolve(name + ".zip");
          try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            Map<String, String> files = new LinkedHashMap<>(PeerSource.files("", ""));
            if (path.startsWith("PaxosPeer.")) {
              files.remove("PaxosPeer.java");
            }
            files.put(path, text);
            for (Map.Entry<String, String> file : files.entrySet()) {
              out.putNextEntry(new ZipEntry(file.getKey()));
              out.write(file.getValue().getBytes(StandardCharsets.ISO_8859_1));
            }
          }
          return zip;
        });
  }

  private static Path linkInside(Path parent) throws IOException {
    Path secret = Files.writeString(parent.resolve("secret"), PACKAGE);
    Path directory = Files.createDirectories(parent.resolve("linked"));
    Files.createSymbolicLink(directory.resolve("PaxosPeer.java"), secret);
    return directory;
  }

  private static Path linkItself(Path parent) throws IOException {
    Path other = HandedIn.correct(parent, "copied");
    return Files.createSymbolicLink(parent.resolve("link"), other);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("packages")
  void packageIsRefusedInASentence(Package attack) throws IOException {
    Path folderOfOthers = Files.createDirectories(folder.resolve("others"));
    Path handedIn = attack.packer.pack(Files.createDirectories(folder.resolve("in")));

    GradeResult result = grade(handedIn);

    assertThat(result.status()).as(result.reason()).isEqualTo(Status.REFUSED);
    assertThat(result.earned()).isZero();
    assertThat(result.reason()).contains(attack.says).doesNotContain("\n");
    assertThat(folderOfOthers).isEmptyDirectory();
  }

  /** A friendlier Env, and a processor that javac would run: neither counts. */
  @Test
  void whatStandsInForTheLabsOrRunsInTheCompilerIsLeftOut() throws IOException {
    Path submission = Files.createDirectories(folder.resolve("shadow"));
    Map<String, String> files = new LinkedHashMap<>(PeerSource.files("", ""));
    files.put("Env.java", "package paxoslab.api; public class Env {}");
    files.put("Guard.java", "\\u0070ackage paxoslab.guard; class Guard {} /*" + PACKAGE + "*/");
    files.put("META-INF/services/javax.annotation.processing.Processor", "evil.Processor");
    files.put("Processor.java", "package evil; public class Processor {}");
    files.put("lab.class", "x");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = submission.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }

    GradeResult result = grade(submission);

    assertThat(result.leftOut()).hasSize(5);
    assertThat(result.earned()).isZero();
    assertThat(result.parts().get(0).failure().rule()).isEqualTo("decides-after-heal");
  }

  @Test
  void submissionThatComesAfterAnAttackEarnsAll() throws IOException {
    Attack worst = Attack.read(ATTACKS.resolve("full-heap.txt"));
    assertThat(grade(worst.handIn(folder)).earned()).isZero();
    assertThat(grade(HandedIn.correct(folder, "honest")).earned()).isEqualTo(LESSON.points());
  }
}
