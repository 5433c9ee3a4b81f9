package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.child.Jail;
import paxoslab.course.GradeResult.Status;

/** What a round does with its workers, whatever they do. */
class GradingRoundTest {
  @TempDir private Path folder;
  private final List<String> started = Collections.synchronizedList(new ArrayList<>());
  private final List<String> ended = new ArrayList<>();
  private final GradingJob job = HandedIn.job(null);
  private ResultFolder results;
  private List<Submission> submissions;

  @BeforeEach
  void handIn() throws IOException {
    results = new ResultFolder(folder.resolve("results"));
    List<Path> paths = new ArrayList<>();
    for (String name : List.of("ada", "bob", "carl")) {
      paths.add(Files.createDirectories(folder.resolve("in").resolve(name)));
    }
    submissions = Submissions.of(paths);
  }

  private GradingRound round(GradingJob what, WorkerLauncher launcher) {
    return new GradingRound(
        what,
        results,
        (submission, out, slot) -> {
          started.add(submission.name());
          return launcher.start(submission, out, slot);
        },
        new RoundListener() {
          @Override
          public void ended(GradeResult result, Duration took) {
            ended.add(result.submission());
          }
        });
  }

  private boolean grade(GradingJob what, WorkerLauncher launcher)
      throws IOException, InterruptedException {
    started.clear();
    GradingRound round = round(what, launcher);
    return round.grade(round.open(submissions, Set.of()), 2);
  }

  /** A worker that writes a result and ends well. */
  private WorkerLauncher diligent(GradingJob what) {
    return (submission, out, slot) -> {
      ResultFolder.write(out, what.unplayed(submission, Status.REFUSED, "empty"));
      return new EndedProcess(0, "");
    };
  }

  @Test
  void allAreGradedAndNoneTwice() throws Exception {
    assertThat(grade(job, diligent(job))).isTrue();

    assertThat(started).containsExactlyInAnyOrder("ada", "bob", "carl");
    assertThat(ended).containsExactlyInAnyOrder("ada", "bob", "carl");
    assertThat(grade(job, diligent(job))).isTrue();
    assertThat(started).isEmpty();
  }

  @Test
  void halfAResultIsNone() throws Exception {
    grade(job, diligent(job));
    Path file = results.file("bob");
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() / 2));

    grade(job, diligent(job));

    assertThat(started).containsExactly("bob");
    assertThat(file).hasContent(whole);
  }

  @Test
  void anotherBasisIsGradedAgain() throws Exception {
    grade(job, diligent(job));
    GradingJob mended = new GradingJob("lab 2", job.rubric(), job.lessons(), null, 600);
    grade(mended, diligent(mended));
    assertThat(started).as("another lab").hasSize(3);

    GradingJob secret = new GradingJob("lab 2", job.rubric(), job.lessons(), "hush", 600);
    grade(secret, diligent(secret));
    assertThat(started).as("a secret seed").hasSize(3);

    Files.writeString(submissions.get(1).path().resolve("PaxosPeer.java"), "class PaxosPeer {}");
    grade(secret, diligent(secret));
    assertThat(started).as("a new version was handed in").containsExactly("bob");
  }

  @Test
  void thoseThatAreNamedAreGradedAgain() throws Exception {
    grade(job, diligent(job));

    assertThat(round(job, diligent(job)).open(submissions, Set.of("carl")))
        .extracting(Submission::name)
        .containsExactly("carl");
  }

  @Test
  void workerWithoutAResultIsACrashWithItsLastWordsAndIsTriedAgain() throws Exception {
    boolean all = grade(job, (submission, out, slot) -> new EndedProcess(2, "lab: out of memory"));

    assertThat(all).isTrue();
    GradeResult result = results.read("ada").orElseThrow();
    assertThat(result.status()).isEqualTo(Status.CRASHED);
    assertThat(result.earned()).isZero();
    assertThat(result.reason()).startsWith("the worker ended with status 2");
    grade(job, diligent(job));
    assertThat(started).hasSize(3);
  }

  @Test
  void interruptedWorkerStopsTheRoundAndLeavesNoResult() throws Exception {
    boolean all = grade(job, (submission, out, slot) -> new EndedProcess(130, ""));

    assertThat(all).isFalse();
    assertThat(ended).isEmpty();
    assertThat(results.read("ada")).isEmpty();
  }

  @Test
  void stoppedRoundKillsItsWorkersAndGoesOnLater() throws Exception {
    List<EndedProcess> endless = Collections.synchronizedList(new ArrayList<>());
    GradingRound[] round = new GradingRound[1];
    round[0] =
        round(
            job,
            (submission, out, slot) -> {
              EndedProcess process = EndedProcess.endless(() -> round[0].stop());
              endless.add(process);
              return process;
            });

    assertThat(round[0].grade(submissions, 1)).isFalse();

    assertThat(endless).singleElement().matches(EndedProcess::wasKilled);
    grade(job, diligent(job));
    assertThat(started).hasSize(3);
  }

  @Test
  void resultsLeftByAnEarlierGradingAreClearedFirst() throws Exception {
    Files.createDirectories(results.of("ada"));
    Path stale = Files.writeString(results.of("ada").resolve("B05-1.jsonl.gz"), "old");

    grade(job, diligent(job));

    assertThat(stale).doesNotExist();
  }

  /** Peers may run as another user where the lab is root. */
  @Test
  void newFolderOfRootsIsClosedToOthers() throws IOException {
    assumeThat(Jail.isRoot()).as("this is root").isTrue();
    ResultLock.of(results).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(results.root())))
        .isEqualTo("rwx------");
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    ResultLock.of(new ResultFolder(open)).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
        .as("what was there keeps the permissions that somebody gave it")
        .isEqualTo("rwxr-xr-x");
  }

  /** It is done, and the next round would not tell of it. */
  @Test
  void whatEndsAsTheRoundIsStoppedIsToldStill() throws Exception {
    List<GradingRound> stopping = new ArrayList<>();
    WorkerLauncher launcher =
        (submission, out, slot) -> {
          diligent(job).start(submission, out, slot);
          return EndedProcess.endless(() -> stopping.get(0).stop());
        };
    GradingRound round = round(job, launcher);
    stopping.add(round);

    assertThat(round.grade(submissions, 1)).isFalse();

    assertThat(started).containsExactly("ada");
    assertThat(ended).containsExactly("ada");
  }

  @Test
  void fileInPlaceOfTheFolderIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("afile"), "x");
    assertThatThrownBy(() -> ResultLock.of(new ResultFolder(file)))
        .isInstanceOf(CourseException.class)
        .hasMessage(file + " is a file; --out names a directory for results");
  }
}
