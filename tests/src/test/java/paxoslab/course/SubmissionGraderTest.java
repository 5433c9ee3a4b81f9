package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.child.ChildLimits;
import paxoslab.child.Jail;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Status;
import paxoslab.graded.GradedSuite;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.ProjectRoot;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionCompiler;
import paxoslab.solution.SolutionFinder;
import paxoslab.store.StoreSuite;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceReader;

class SubmissionGraderTest {
  @TempDir private Path folder;

  private GradeResult grade(Path path, String secret, String out) throws IOException {
    return grade(path, secret, out, () -> 0);
  }

  private GradeResult grade(Path path, String secret, String out, LongSupplier nanos)
      throws IOException {
    Path into = Files.createDirectories(folder.resolve(out));
    Submission submission = Submissions.of(List.of(path)).get(0);
    return new SubmissionGrader(HandedIn.job(secret), Jail.none(), ChildLimits.DEFAULT, nanos)
        .grade(submission, into, (label, index, of) -> {});
  }

  private static PartResult part(GradeResult result, String label) {
    return result.parts().stream().filter(p -> p.label().equals(label)).findFirst().orElseThrow();
  }

  @Test
  void correctPeerEarnsAllInBothParts() throws IOException {
    GradeResult result = grade(HandedIn.correct(folder, "ada"), "hush", "out");

    assertThat(result.status()).isEqualTo(Status.GRADED);
    assertThat(result.points()).isEqualTo(15);
    assertThat(result.earned()).isEqualTo(15);
    assertThat(result.parts())
        .extracting(PartResult::label)
        .containsExactly("A01", "B05", "A01 secret", "B05 secret");
    assertThat(part(result, "B05").seeds()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(part(result, "B05 secret").seeds()).isEqualTo(new SecretSeeds("hush").of("B05", 5));
    assertThat(result.leaderboard()).as("the measured lessons were not played").isEmpty();
    assertThat(result.playedAlone()).isEqualTo(CourseRubric.SUITE.soloPeers());
  }

  @Test
  void whoPassesTheMeasuredLessonsIsMeasured() throws IOException {
    List<LessonMethod> measured =
        GradedSuite.lessons().stream().filter(l -> l.id().matches("G0[12]")).toList();
    GradingJob job = new GradingJob("lab 1", CourseRubric.SUITE, measured, null, 600);
    Submission submission = Submissions.of(List.of(HandedIn.correct(folder, "ada"))).get(0);
    GradeResult result =
        new SubmissionGrader(job, Jail.none(), ChildLimits.DEFAULT, () -> 0)
            .grade(submission, folder, (label, index, of) -> {});
    assertThat(result.leaderboard())
        .extracting(GradeResult.Measure::name)
        .containsExactly(Leaderboard.CALLS, Leaderboard.LATENCY);
    assertThat(result.leaderboard()).allMatch(measure -> measure.value() > 0);
  }

  /** L01 lets servers contend, which shows a promise that isn't kept. */
  @Test
  void whatIsWrongInPartAIsNotLostTwiceOnOtherPeers() throws IOException {
    Path root = ProjectRoot.ofProcess();
    assumeTrue(Files.isDirectory(root.resolve(SolutionFinder.REFERENCE_SOURCES)));
    Path path = HandedIn.storeOnAPromiseBreaker(folder, "bob");

    GradeResult own = gradeStore(path, null);
    GradeResult other = gradeStore(path, SolutionFinder.find("reference", root));

    assertThat(own.earned()).isZero();
    assertThat(other.earned()).isEqualTo(other.points()).isPositive();
  }

  /** The staff's peers aren't the student's: neither to play again on, nor to look into. */
  @Test
  void onTheStaffsPeersAStudentIsToldWhatTheyCanDoAndTheirOwnLines() throws IOException {
    Path root = ProjectRoot.ofProcess();
    assumeTrue(Files.isDirectory(root.resolve(SolutionFinder.REFERENCE_SOURCES)));
    Path path = HandedIn.storeThatReadsNothing(folder, "bob");

    GradeResult own = gradeStore(path, null);
    GradeResult other = gradeStore(path, SolutionFinder.find("reference", root));

    assertThat(own.graded()).isEqualTo(new GradedPart("B", "own"));
    assertThat(other.graded()).isEqualTo(new GradedPart("B", "reference"));
    String block = part(own, "L01").failure().told().blocks().get("full");
    assertThat(block).contains("mvn test -Dlab.trace=").doesNotContain("the staff's");
    GradeResult.Told told = part(other, "L01").failure().told();
    assertThat(told.blocks().get("full"))
        .contains("Debug it        ./lab test --only L01 --seed 2\n")
        .contains("this run itself was on the staff's")
        .doesNotContain("-Dlab.trace", "exactly this run");
    assertThat(TraceReader.read(folder.resolve(told.trace())).trace().events())
        .map(SubmissionGraderTest::line)
        .filteredOn(Objects::nonNull)
        .isNotEmpty()
        .allMatch(line -> line.matches("Kv(Server|StoreClient)\\.java:\\d+"));
  }

  private static String line(TraceEvent event) {
    if (event instanceof TraceEvent.Send send) {
      return send.at();
    } else if (event instanceof TraceEvent.Reply reply) {
      return reply.at();
    }
    return event instanceof TraceEvent.Log log ? log.at() : null;
  }

  private GradeResult gradeStore(Path path, Solution peers) throws IOException {
    List<LessonMethod> lessons =
        StoreSuite.lessons().stream().filter(l -> l.id().equals("L01")).toList();
    GradingJob job = new GradingJob("lab 1", CourseRubric.SUITE, lessons, null, 600, peers);
    return new SubmissionGrader(job, Jail.none(), ChildLimits.DEFAULT, () -> 0)
        .grade(Submissions.of(List.of(path)).get(0), folder, (label, index, of) -> {});
  }

  @Test
  void brokenPromiseIsToldOnceWithARunThatCanBeRead() throws IOException {
    GradeResult result = grade(HandedIn.promiseBreaker(folder, "bob"), "hush", "out");

    PartResult failed = part(result, "B05");
    assertThat(failed.earned()).isZero();
    assertThat(failed.failure().rule()).isEqualTo("promise-kept");
    assertThat(failed.failure().told().blocks().get("none")).contains("What broke");
    assertThat(failed.failure().told().blocks().get("none")).doesNotContain("The rule");
    assertThat(failed.failure().told().blocks().get("full")).contains("The rule", "./lab view B05");
    Path trace = folder.resolve("out").resolve(failed.failure().told().trace());
    assertThat(TraceReader.read(trace).trace().failure()).isPresent();
    PartResult again = part(result, "B05 secret");
    assertThat(again.failure().sameAs()).isEqualTo("B05");
    assertThat(again.failure().told()).isNull();
    assertThat(result.leaderboard()).as("only correct peers are compared").isEmpty();
  }

  @Test
  void whatOnlyThePeersProcessSeesIsMarkedSo() throws IOException {
    GradeResult result = grade(HandedIn.lockHolder(folder, "eve"), null, "out");

    PartResult failed = part(result, "A01");
    assertThat(failed.failure().rule()).isEqualTo("lock-held-while-waiting");
    assertThat(failed.failure().attested()).isTrue();
    assertThat(failed.attested()).as("what A01 expects, messages show").isFalse();
    GradeResult other = grade(HandedIn.promiseBreaker(folder, "bob"), null, "other");
    assertThat(part(other, "B05").failure().attested()).isFalse();
  }

  @Test
  void sameSecretGivesTheSameBytesAndAnotherOneOtherSeeds() throws IOException {
    Path bob = HandedIn.promiseBreaker(folder, "bob");
    Path first = folder.resolve("first/result.json");
    Path second = folder.resolve("second/result.json");
    ResultFolder.write(first, grade(bob, "hush", "first"));
    ResultFolder.write(second, grade(bob, "hush", "second"));

    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(part(grade(bob, "other", "third"), "B05 secret").seeds())
        .isNotEqualTo(new SecretSeeds("hush").of("B05", 5));
  }

  @Test
  void whatTheScanRefusesIsSaidOnceAndPlayedNever() throws IOException {
    GradeResult result = grade(HandedIn.sleeper(folder, "dan"), "hush", "out");

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.reason().lines())
        .hasSize(3)
        .allMatch(line -> line.contains(" is refused; "))
        .allMatch(line -> line.contains("PaxosPeer.java:"));
    assertThat(result.reason().lines().findFirst().orElseThrow()).endsWith(" (and 1 more)");
    assertThat(result.reason()).contains("Thread", "System.exit");
    assertThat(result.solutionSha256()).as("its sources are known").isNotNull();
    assertThat(result.parts()).hasSize(4).allMatch(part -> !part.played());
    assertThat(result.parts()).allMatch(part -> part.failure() == null);
    assertThat(result.earned()).isZero();
  }

  @Test
  void whatDoesNotCompileIsRefusedWithTheErrorAndNoPathOfTheStaff() throws IOException {
    GradeResult result = grade(HandedIn.uncompilable(folder, "carl"), "hush", "out");

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.earned()).isZero();
    assertThat(result.points()).isEqualTo(15);
    assertThat(result.reason()).contains("PaxosPeer.java:1").doesNotContain(folder.toString());
    assertThat(result.parts()).hasSize(4).noneMatch(PartResult::played);
  }

  @Test
  void whatFillsTheCompilerIsRefusedInASentence() throws IOException {
    GradeResult result = grade(HandedIn.tooMuchForACompiler(folder, "eve"), null, "out");

    assertThat(result.status()).isEqualTo(Status.REFUSED);
    assertThat(result.reason())
        .isEqualTo("the compiler ran out of memory" + SolutionCompiler.TOO_MUCH);
  }

  @Test
  void emptyAndBrokenSubmissionsAreRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path torn = Files.write(folder.resolve("torn.zip"), new byte[] {'P', 'K', 3, 4, 0});

    assertThat(grade(empty, null, "out").reason()).contains("no PaxosPeer.java");
    assertThat(grade(torn, null, "out").reason()).contains("not a zip");
  }

  @Test
  void lessonsThatWerePlayedCountWhenTheTimeIsOver() throws IOException {
    AtomicLong hours = new AtomicLong();
    // The clock is asked at the start and before each lesson.
    LongSupplier clock = () -> hours.getAndIncrement() < 2 ? 0 : 3_600_000_000_000L;

    GradeResult result = grade(HandedIn.correct(folder, "ada"), null, "out", clock);

    assertThat(result.status()).isEqualTo(Status.OUT_OF_TIME);
    assertThat(result.reason())
        .isEqualTo("after 600 s B05 was not begun; 1 of 2 parts were played");
    assertThat(result.earned()).isEqualTo(5);
    assertThat(part(result, "B05").played()).isFalse();
  }

  @Test
  void progressCountsAllParts() throws IOException {
    List<String> told = new ArrayList<>();
    Path ada = HandedIn.correct(folder, "ada");
    new SubmissionGrader(HandedIn.job("hush"), Jail.none(), ChildLimits.DEFAULT, () -> 0)
        .grade(
            Submissions.of(List.of(ada)).get(0),
            folder,
            (label, index, of) -> told.add(label + " " + index + "/" + of));

    assertThat(told).containsExactly("A01 0/4", "B05 1/4", "A01 secret 2/4", "B05 secret 3/4");
  }
}
