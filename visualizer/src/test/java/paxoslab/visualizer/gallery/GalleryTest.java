package paxoslab.visualizer.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.ProjectRoot;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceWriter;

/** The folder docs/gallery is what {@code ./lab gallery} writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryTest {
  private static final Path ROOT = ProjectRoot.ofProcess();
  private static final Path FOLDER = ROOT.resolve(GalleryPage.FOLDER);
  private static final String AGAIN = "%s isn't what the code says; run ./lab gallery";

  @TempDir Path directory;
  private Map<Exhibit, Trace> recorded;

  @BeforeAll
  void record() throws IOException {
    recorded = new Recorder(ROOT).record();
  }

  @Test
  void tracesAreThoseThatTheExhibitsGive() throws IOException {
    for (Map.Entry<Exhibit, Trace> one : recorded.entrySet()) {
      Path written = directory.resolve("trace.jsonl");
      TraceWriter.write(written, one.getValue());
      Path there = FOLDER.resolve(one.getKey().name() + ".jsonl");
      assertThat(there).as(AGAIN, there).hasSameTextualContentAs(written);
    }
  }

  @Test
  void pageIsThatOfTheExhibits() {
    assertThat(FOLDER.resolve(GalleryPage.PAGE))
        .as(AGAIN, GalleryPage.PAGE)
        .content()
        .isEqualTo(new GalleryPage(recorded).page());
  }

  @Test
  void eachExhibitHasItsPictureAndThereIsNothingElse() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files).hasSize(2 * Exhibit.ALL.size() + 1);
    }
    for (Exhibit exhibit : Exhibit.ALL) {
      BufferedImage picture = ImageIO.read(FOLDER.resolve(exhibit.name() + ".png").toFile());
      assertThat(picture.getWidth()).isEqualTo(1920);
    }
  }

  @Test
  void theReferenceBreaksNoRuleAndTheOthersDo() {
    recorded.forEach(
        (exhibit, trace) -> {
          List<String> rules = trace.findings().stream().map(Finding::rule).toList();
          if (exhibit.mistaken()) {
            assertThat(rules).as(exhibit.name()).containsExactly(exhibit.breaks());
          } else {
            assertThat(rules).as(exhibit.name()).isEmpty();
          }
        });
  }

  @Test
  void tracesTellNothingOfTheCodeThatPlayedThem() throws IOException {
    for (Exhibit exhibit : Exhibit.ALL) {
      assertThat(Files.readString(FOLDER.resolve(exhibit.name() + ".jsonl")))
          .doesNotContain(".java", "\"solution", "\"at\":\"");
    }
  }

  @Test
  void everySceneIsAnExhibit() {
    assertThat(Scenes.all())
        .extracting(LessonMethod::id)
        .isSubsetOf(Exhibit.ALL.stream().map(Exhibit::name).toList())
        .hasSize((int) Exhibit.ALL.stream().filter(e -> e.duel() == null).count());
  }

  @Test
  void aTreeWithoutTheReferenceSaysSo() {
    StringWriter err = new StringWriter();
    int status =
        new picocli.CommandLine(new GalleryCommand(directory))
            .setErr(new java.io.PrintWriter(err))
            .execute();
    assertThat(status).isEqualTo(2);
    assertThat(err.toString()).contains("only the staff's tree has it");
  }
}
