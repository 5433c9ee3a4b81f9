package paxoslab.grade;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.SeedRun;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;

/** A grading as JSON, for programs; the format is described in {@code docs/results.md}. */
public final class ResultsFile {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Function<LessonMethod, Optional<Path>> traces;
  private final Path root;

  /**
   * A way to write results.
   *
   * @param root the project's directory; traces below it are named relative to it
   * @param traces where the failing run of a lesson was written, if it was
   */
  public ResultsFile(Path root, Function<LessonMethod, Optional<Path>> traces) {
    this.root = root.toAbsolutePath().normalize();
    this.traces = traces;
  }

  /**
   * Puts the results under a name, whole; replaces earlier ones.
   *
   * @throws IOException naming the file and the reason
   */
  public void write(Path file, Grading grading) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path partial = target.resolveSibling("." + file.getFileName() + ".partial");
    try {
      Files.writeString(partial, json(grading));
      move(partial, target);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static void move(Path partial, Path target) throws IOException {
    try {
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The results as one JSON document that ends with a line feed. */
  public String json(Grading grading) {
    JsonObject all = new JsonObject();
    all.addProperty("format", "paxoslab-results");
    all.addProperty("version", 1);
    all.addProperty("solution", grading.solution());
    all.addProperty("solutionSha256", grading.sha256());
    all.addProperty("points", grading.points());
    all.addProperty("earned", grading.earned());
    all.addProperty("lessonCount", grading.results().size());
    all.addProperty("passedCount", grading.passed());
    JsonArray lessons = new JsonArray();
    grading.results().forEach(result -> lessons.add(lesson(result)));
    all.add("lessons", lessons);
    return GSON.toJson(all) + "\n";
  }

  private JsonObject lesson(LessonResult result) {
    LessonMethod lesson = result.lesson();
    JsonObject json = new JsonObject();
    json.addProperty("id", lesson.id());
    json.addProperty("title", lesson.title());
    json.addProperty("topic", lesson.topic());
    json.addProperty("points", lesson.points());
    json.addProperty("earned", result.earned());
    json.addProperty("passed", result.passed());
    json.add("seeds", seeds(result, false));
    json.add("failedSeeds", seeds(result, true));
    if (!result.passed()) {
      json.add("failure", failure(Failure.of(result)));
    }
    json.add("advice", advice(result));
    return json;
  }

  private static JsonArray seeds(LessonResult result, boolean failedOnly) {
    JsonArray seeds = new JsonArray();
    for (SeedRun run : result.runs()) {
      if (!failedOnly || !run.passed()) {
        seeds.add(run.seed());
      }
    }
    return seeds;
  }

  private JsonObject failure(Failure failure) {
    JsonObject json = finding(failure.finding());
    json.addProperty("seed", failure.run().seed());
    json.addProperty("events", failure.run().events());
    traces.apply(failure.first().lesson()).ifPresent(t -> json.addProperty("trace", name(t)));
    return json;
  }

  private static JsonArray advice(LessonResult result) {
    JsonArray all = new JsonArray();
    for (SeedRun run : result.runs()) {
      for (Finding finding : run.advice()) {
        JsonObject json = finding(finding);
        json.addProperty("seed", run.seed());
        all.add(json);
      }
    }
    return all;
  }

  /** A finding; what it does not tell is left out. */
  public static JsonObject finding(Finding finding) {
    JsonObject json = new JsonObject();
    json.addProperty("rule", finding.rule());
    json.addProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.addProperty("text", finding.text());
    if (finding.where() != null) {
      json.addProperty("where", finding.where());
    }
    if (finding.at() != TraceEvent.NONE) {
      json.addProperty("at", finding.at());
    }
    if (finding.peer() != TraceEvent.NONE) {
      json.addProperty("peer", finding.peer());
    }
    if (!finding.evidence().isEmpty()) {
      JsonArray evidence = new JsonArray();
      finding.evidence().forEach(evidence::add);
      json.add("evidence", evidence);
    }
    return json;
  }

  private String name(Path trace) {
    Path whole = trace.toAbsolutePath().normalize();
    Path shown = whole.startsWith(root) ? root.relativize(whole) : whole;
    return shown.toString().replace('\\', '/');
  }
}
