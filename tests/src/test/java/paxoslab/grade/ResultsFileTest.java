package paxoslab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static paxoslab.grade.Runs.failed;
import static paxoslab.grade.Runs.finding;
import static paxoslab.grade.Runs.grading;
import static paxoslab.grade.Runs.lesson;
import static paxoslab.grade.Runs.passed;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
  @TempDir private Path root;

  private final Grading grading =
      grading(
          passed(lesson("A01", "One proposer", 1)),
          failed(
              lesson("A02", "One proposer", 1), finding("agreement", "they differ", "P.java:8")));

  private ResultsFile file() {
    return new ResultsFile(root, l -> Optional.of(root.resolve("target/lab/A02-2.jsonl")));
  }

  @Test
  void holdsTotalsAndWhoWasGraded() {
    JsonObject all = JsonParser.parseString(file().json(grading)).getAsJsonObject();

    assertThat(all.get("format").getAsString()).isEqualTo("paxoslab-results");
    assertThat(all.get("version").getAsInt()).isEqualTo(1);
    assertThat(all.get("solution").getAsString()).isEqualTo("skeleton");
    assertThat(all.get("solutionSha256").getAsString()).isEqualTo("abc");
    assertThat(List.of(all.get("earned").getAsInt(), all.get("points").getAsInt()))
        .containsExactly(5, 10);
  }

  @Test
  void holdsWhyALessonFailed() {
    JsonObject all = JsonParser.parseString(file().json(grading)).getAsJsonObject();

    assertThat(all.getAsJsonArray("lessons").get(1))
        .hasToString(
            "{\"id\":\"A02\",\"title\":\"Lesson A02\",\"topic\":\"One proposer\",\"points\":5,"
                + "\"earned\":0,\"passed\":false,\"seeds\":[1,2],\"failedSeeds\":[2],"
                + "\"failure\":{\"rule\":\"agreement\",\"severity\":\"hard\","
                + "\"text\":\"they differ\",\"where\":\"P.java:8\",\"at\":1,\"peer\":0,"
                + "\"seed\":2,\"events\":90,\"trace\":\"target/lab/A02-2.jsonl\"},"
                + "\"advice\":[]}");
  }

  @Test
  void appearsWholeAndLeavesNothingBeside() throws IOException {
    Path results = root.resolve("target/lab/results.json");

    file().write(results, grading);
    file().write(results, grading);

    assertThat(results).hasContent(file().json(grading));
    try (Stream<Path> all = Files.list(results.getParent())) {
      assertThat(all).containsExactly(results);
    }
  }
}
