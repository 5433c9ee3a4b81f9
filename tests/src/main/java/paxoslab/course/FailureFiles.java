package paxoslab.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.course.GradeResult.Failing;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradeResult.Told;
import paxoslab.explain.Hints;
import paxoslab.grade.Palette;
import paxoslab.grade.Report;
import paxoslab.grade.RunAgain;
import paxoslab.junit.LessonResult;
import paxoslab.junit.SeedRun;
import paxoslab.junit.Shortener;
import paxoslab.trace.Finding;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceWriter;

/** Puts what became of lessons into words, and the run of each new mistake into files. */
final class FailureFiles {
  /** A longer trace helps nobody, and two hundred students' would fill a disk. */
  private static final long LONGEST_TRACE = 2_000_000;

  private final Path folder;
  private final GradedPart graded;
  private final Optional<DiagramMaker> diagrams = DiagramMaker.find();
  private final Map<List<String>, String> mistakes = new HashMap<>();

  FailureFiles(Path folder, GradedPart graded) {
    this.folder = folder;
    this.graded = graded;
  }

  /** The result of one part; its files are written. */
  PartResult tell(LessonResult result, Part part) {
    List<Long> seeds = result.runs().stream().map(SeedRun::seed).toList();
    List<Long> failed =
        result.runs().stream().filter(run -> !run.passed()).map(SeedRun::seed).toList();
    List<String> advice =
        result.runs().stream()
            .flatMap(run -> run.advice().stream())
            .map(Finding::rule)
            .distinct()
            .sorted()
            .toList();
    String label = part == Part.SECRET ? result.lesson().id() + " secret" : result.lesson().id();
    return new PartResult(
        result.lesson().id(),
        result.lesson().title(),
        result.lesson().topic(),
        part,
        result.lesson().points(),
        result.earned(),
        result.passed(),
        seeds,
        failed,
        result.passed() ? null : failing(result, label),
        advice,
        result.lesson().attested());
  }

  private Failing failing(LessonResult result, String label) {
    SeedRun run = result.firstFailure().orElseThrow();
    Trace told = result.told().orElseThrow();
    Finding raw = run.failure().orElseThrow();
    Finding finding = told.failure().orElse(raw);
    String first = mistakes.putIfAbsent(Shortener.mistake(raw), label);
    try {
      return new Failing(
          finding.rule(),
          finding.severity().name().toLowerCase(Locale.ROOT),
          finding.text(),
          finding.where(),
          run.seed(),
          first,
          first == null ? told(result, run, told) : null,
          AttestedRules.contains(finding.rule()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Told told(LessonResult result, SeedRun run, Trace trace) throws IOException {
    String name = result.lesson().id() + "-" + run.seed();
    String file = trace.events().isEmpty() ? null : traceFile(name, trace);
    String diagram = file == null ? null : diagramFile(name, result, trace);
    return new Told(blocks(result, file), file, diagram);
  }

  /** The commands that it names are those for who has the trace in the project's directory. */
  private Map<String, String> blocks(LessonResult result, @Nullable String trace) {
    Path here = Path.of("").toAbsolutePath().resolve("lab-of-the-student");
    RunAgain own = new RunAgain(here, here, "skeleton");
    RunAgain again = graded.isOnOtherPeers() ? own.withoutItsPeers() : own;
    Map<String, String> blocks = new LinkedHashMap<>();
    for (Hints level : Hints.values()) {
      Report report =
          new Report(
              Palette.PLAIN, again, lesson -> Optional.ofNullable(trace).map(here::resolve), level);
      blocks.put(level.toString(), report.failure(result).strip() + "\n");
    }
    return blocks;
  }

  private @Nullable String traceFile(String name, Trace trace) throws IOException {
    Path file = folder.resolve(name + ".jsonl.gz");
    TraceWriter.write(file, trace);
    if (Files.size(file) > LONGEST_TRACE) {
      Files.delete(file);
      return null;
    }
    return file.getFileName().toString();
  }

  /** Only of the shortest run: thousands of messages are no diagram. */
  private @Nullable String diagramFile(String name, LessonResult result, Trace trace)
      throws IOException {
    if (result.shortest() == null || diagrams.isEmpty()) {
      return null;
    }
    Path file = folder.resolve(name + ".svg");
    Files.write(file, diagrams.get().svg(trace).getBytes(StandardCharsets.UTF_8));
    return file.getFileName().toString();
  }
}
