package paxoslab.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static paxoslab.grade.Runs.failed;
import static paxoslab.grade.Runs.finding;
import static paxoslab.grade.Runs.lesson;
import static paxoslab.grade.Runs.passed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.junit.LessonMethod;
import paxoslab.trace.TraceReader;

class TraceFolderTest {
  @TempDir private Path directory;

  private final LessonMethod lesson = lesson("A01", "One proposer", 1);

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void keepsTheFailingRunThatTheReportTellsOf() throws IOException {
    TraceFolder folder = new TraceFolder(directory);

    folder.put(failed(lesson, finding("agreement", "x", null)), false);

    assertThat(names()).containsExactly("A01-2.jsonl");
    assertThat(folder.traceOf(lesson)).contains(directory.resolve("A01-2.jsonl"));
    assertThat(TraceReader.read(directory.resolve("A01-2.jsonl")).trace().header().seed())
        .isEqualTo(2);
  }

  @Test
  void keepsAllRunsWhereAsked() throws IOException {
    new TraceFolder(directory).put(passed(lesson), true);

    assertThat(names()).containsExactly("A01-1.jsonl", "A01-2.jsonl");
  }

  @Test
  void removesWhatEarlierRunsOfTheLessonLeft() throws IOException {
    for (String name :
        List.of(
            "A01-7.jsonl", "A01--3.jsonl", ".A01-2.jsonl.77.partial", "A011-1.jsonl", "my.jsonl")) {
      Files.createFile(directory.resolve(name));
    }

    new TraceFolder(directory).put(passed(lesson), false);

    assertThat(names()).containsExactly("A011-1.jsonl", "my.jsonl");
  }
}
