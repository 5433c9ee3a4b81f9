package paxoslab.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.ResultFolder;
import paxoslab.explain.Hints;

class PagesOfGradesTest {
  private static final String NAME = "ada & \"<b>\"";

  @TempDir private Path root;
  private ResultFolder results;

  @BeforeEach
  void attachments() throws IOException {
    results = new ResultFolder(root);
    Files.createDirectories(results.of(NAME));
    Files.writeString(results.of(NAME).resolve("B05-2.jsonl.gz"), "a run");
    Files.writeString(results.of(NAME).resolve("B05-2.svg"), "<svg/>");
  }

  private void write(Hints hints, Instant now, boolean published) throws IOException {
    CourseRubric rubric = Graded.rubric(hints);
    List<Grade> grades =
        List.of(
            Graded.grade(Graded.result(NAME), rubric, null),
            Graded.grade(Graded.refused("bob"), rubric, null));
    new Gradebook(results, rubric, now, published).write(Set.of(Form.HTML), grades);
  }

  private String page(String folder, String name) throws IOException {
    return Files.readString(root.resolve("html").resolve(folder).resolve(name + ".html"));
  }

  private static Instant before() {
    return Graded.DUE.minusSeconds(1);
  }

  @Test
  void hostileTextsAreShownAndDoNothing() throws IOException {
    write(Hints.FULL, before(), false);

    for (String page :
        List.of(
            page("students", NAME),
            page("staff", NAME),
            page("students", "bob"),
            Files.readString(root.resolve("html/index.html")))) {
      assertThat(page).doesNotContain("<script", "<b>", "\u202E", "\u0007");
      assertThat(page).doesNotContainPattern("(?i)(src|href)=\"(?!data:|#|staff/)");
      assertThat(page).contains("default-src 'none'");
    }
    assertThat(page("students", NAME)).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void studentSeesNoSecretPartBeforeTheDueDate() throws IOException {
    write(Hints.FULL, before(), false);

    assertThat(page("students", NAME))
        .contains("2 more parts are not shown yet; it is due on 2026-10-01 22:00 UTC")
        .contains("<strong>2</strong> of 12 points")
        .doesNotContain("HIDDEN-TEXT", "secret seeds", "</strong> of 20 points");
    assertThat(page("staff", NAME)).contains("HIDDEN-TEXT", "<strong>5</strong> of 20 points");
  }

  @Test
  void studentSeesSecretPartsOnceTheyAreDueOrPublished() throws IOException {
    write(Hints.FULL, Graded.DUE.plusSeconds(1), false);
    assertThat(page("students", NAME)).contains("HIDDEN-TEXT");

    write(Hints.FULL, before(), true);
    assertThat(page("students", NAME)).contains("HIDDEN-TEXT");
  }

  @Test
  void runAndDiagramAreInThePage() throws IOException {
    write(Hints.FULL, before(), false);

    assertThat(page("students", NAME))
        .contains("download=\"B05-2.jsonl.gz\" href=\"data:application/gzip;base64,YSBydW4=\"")
        .contains("src=\"data:image/svg+xml;base64,PHN2Zy8+\"")
        .contains("./lab view B05-2.jsonl.gz")
        .doesNotContain("./lab replay B05-2.jsonl.gz --solution SUBMISSION");
    assertThat(page("staff", NAME)).contains("./lab replay B05-2.jsonl.gz --solution SUBMISSION");
  }

  @Test
  void pagesSayWhichPartWasGradedAndOnWhosePeers() throws IOException {
    write(Hints.FULL, before(), false);

    assertThat(page("students", NAME)).contains("Graded was part A, Paxos.");
    assertThat(page("students", "bob"))
        .contains("Graded was part B, the store, on the staff&#39;s Paxos peers");
  }

  @Test
  void hintsLimitWhatAStudentIsTold() throws IOException {
    write(Hints.RULE, before(), false);
    assertThat(page("students", NAME))
        .contains("RULE-BLOCK", "Having promised n, an acceptor accepts nothing below n.")
        .doesNotContain("FULL-BLOCK", "image/svg");

    write(Hints.NONE, before(), false);
    assertThat(page("students", NAME))
        .contains("NONE-BLOCK")
        .doesNotContain("RULE-BLOCK", "Having promised", "application/gzip", "PaxosPeer.java:88");
    assertThat(page("staff", NAME)).contains("FULL-BLOCK", "image/svg");
  }

  @Test
  void indexTellsWhoBrokeWhichRule() throws IOException {
    write(Hints.FULL, before(), false);
    String index = Files.readString(root.resolve("html/index.html"));

    String link =
        "<a href=\"staff/ada%20%26%20%22%3Cb%3E%22.html\">ada &amp; &quot;&lt;b&gt;&quot;</a>";
    assertThat(index).containsSubsequence("Broken rules", "promise-kept", link);
    assertThat(index).containsSubsequence("Hardest lessons", "B05", "1 of 1");
    assertThat(index).containsSubsequence("Not graded in full", "bob", "could not be used");
    assertThat(index).contains("<strong>2</strong> submissions");
  }

  @Test
  void whatOnlyThePeersProcessSeesIsMarkedSo() throws IOException {
    CourseRubric rubric = Graded.rubric(Hints.FULL);
    List<Grade> grades = List.of(Graded.grade(Graded.attested("eve"), rubric, null));
    new Gradebook(results, rubric, before(), false).write(Set.of(Form.HTML), grades);

    for (String page : List.of(page("students", "eve"), page("staff", "eve"))) {
      assertThat(page).containsSubsequence("id=\"part-F14\"", "the lab takes its word for it");
      assertThat(page).containsOnlyOnce("the lab takes its word for it");
      assertThat(page).containsSubsequence("<td>F14</td>", "<em>attested</em>");
      assertThat(page).containsOnlyOnce("<em>attested</em>");
      assertThat(page).contains("so these 4 points rest on what the peers' own process says");
    }
    assertThat(Files.readString(root.resolve("html/index.html")))
        .containsSubsequence("values-released", "<em>attested</em>")
        .containsOnlyOnce("<em>attested</em>");
  }

  @Test
  void pagesOfSubmissionsThatAreGoneGoToo() throws IOException {
    Files.createDirectories(root.resolve("html/students"));
    Path stale = Files.writeString(root.resolve("html/students/zoe.html"), "old");

    write(Hints.FULL, before(), false);

    assertThat(stale).doesNotExist();
  }

  /** Of 15 points, of 4, and of 2: points of one are no measure for another. */
  @Test
  void medianOfDifferentPointsIsInPercent() throws IOException {
    CourseRubric rubric = Graded.rubric(Hints.FULL);
    Grade some = Graded.grade(Graded.result(NAME), rubric, null);
    Grade other = Graded.grade(Graded.attested("eve"), rubric, null);
    assertThat(Grade.median(List.of(some))).isEqualTo("5 of 20 points");
    assertThat(Grade.median(List.of(some, other)))
        .isEqualTo("12.5 % of their points, which differ");
    new Gradebook(results, rubric, before(), false).write(Set.of(Form.HTML), List.of(some, other));
    assertThat(Files.readString(root.resolve("html/index.html")))
        .contains("median 12.5 % of their points, which differ");
  }
}
