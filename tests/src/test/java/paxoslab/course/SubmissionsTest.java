package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionsTest {
  @TempDir private Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  @Test
  void identityIsTheBaseNameWithoutItsArchiveSuffix() throws IOException {
    List<Path> paths =
        List.of(
            file("bob.ZIP"),
            file("carl.tar.gz"),
            file("dan.tgz"),
            file("eve.tar"),
            file("frank.rar"),
            Files.createDirectory(folder.resolve("ada.v2")));

    assertThat(Submissions.of(paths))
        .extracting(Submission::name)
        .containsExactly("ada.v2", "bob", "carl", "dan", "eve", "frank.rar");
  }

  @Test
  void twoOfOneNameAreRefusedNamingBoth() throws IOException {
    List<Path> paths = List.of(file("a/ada.zip"), file("b/ada.tar"));

    assertThatThrownBy(() -> Submissions.of(paths))
        .isInstanceOf(CourseException.class)
        .hasMessageContaining("ada.zip")
        .hasMessageContaining("ada.tar")
        .hasMessageEndingWith("; rename one");
  }

  @Test
  void caseAloneTellsNoSubmissionsApart() throws IOException {
    List<Path> paths = List.of(file("Ada.zip"), file("ada.tar"));

    assertThatThrownBy(() -> Submissions.of(paths)).hasMessageContaining("two submissions");
  }

  @Test
  void oneThatIsNotThereIsRefused() {
    Path missing = folder.resolve("nobody.zip");

    assertThatThrownBy(() -> Submissions.of(List.of(missing)))
        .hasMessage(missing + ": no such submission");
  }

  @Test
  void oneWithoutANameIsRefused() throws IOException {
    Path hidden = file(".zip");

    assertThatThrownBy(() -> Submissions.of(List.of(hidden))).hasMessageContaining("no name");
  }

  @Test
  void entriesOfADirectoryAreSubmissionsUnlessTheyAreHidden() throws IOException {
    file("ada.zip");
    file(".DS_Store");

    assertThat(Submissions.in(folder)).containsExactly(folder.resolve("ada.zip"));
  }

  @Test
  void shardsShareAllSubmissionsAndNoneTwice() {
    List<Submission> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(new Submission("s" + i, folder));
    }
    List<Submission> shared = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      List<Submission> mine = Shard.parse(i + "/3").of(all);
      assertThat(mine).hasSizeBetween(3, 4);
      shared.addAll(mine);
    }

    assertThat(shared).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void shardOfAnotherFormIsRefused() {
    for (String wrong : List.of("", "3", "0/3", "4/3", "1/0", "a/b", "-1/3")) {
      assertThatThrownBy(() -> Shard.parse(wrong)).as(wrong).hasMessageContaining("such as 2/3");
    }
  }

  @Test
  void sameOneTwiceIsToldAsThat() throws IOException {
    Path ada = file("ada.zip");
    assertThatThrownBy(() -> Submissions.of(List.of(ada, folder.resolve("x/../ada.zip"))))
        .isInstanceOf(CourseException.class)
        .hasMessage(ada + " is named twice, perhaps as an entry of a directory; name it once");
  }

  @Test
  void resultsAndSubmissionsAreKeptApart() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Submissions.requireApart(in, folder.resolve("out"));
    assertThatThrownBy(() -> Submissions.requireApart(in, in))
        .isInstanceOf(CourseException.class)
        .hasMessageEndingWith(
            "in holds submissions, and the same directory is for results; keep them apart, with"
                + " another --out");
    assertThatThrownBy(() -> Submissions.requireApart(in, folder.resolve("in/results")))
        .as("the next run would grade them")
        .hasMessageContaining("keep them apart");
    assertThatThrownBy(() -> Submissions.requireApart(in.resolve("ada"), in))
        .hasMessageContaining("keep them apart");

    Submission ada = Submissions.of(List.of(file("ada.zip"))).get(0);
    GradeResult result = HandedIn.job(null).unplayed(ada, GradeResult.Status.REFUSED, "empty");
    ResultFolder.write(in.resolve("submissions/ada/result.json"), result);
    assertThatThrownBy(() -> Submissions.requireApart(in, folder.resolve("out")))
        .hasMessageEndingWith(
            "in holds the results of a grading, not submissions; name what was handed in");
  }
}
