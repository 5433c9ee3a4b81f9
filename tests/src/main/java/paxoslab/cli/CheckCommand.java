package paxoslab.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paxoslab.check.Checks;
import paxoslab.check.Rules;
import paxoslab.explain.EventText;
import paxoslab.explain.TraceIndex;
import paxoslab.grade.ResultsFile;
import paxoslab.history.History;
import paxoslab.history.HistoryReader;
import paxoslab.history.Limits;
import paxoslab.history.Linearizability;
import paxoslab.history.Verdict;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.JsonLines;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab check}: the rules of Paxos over a trace, or linearizability over a history. */
@Command(
    name = "check",
    description = {
      "Check a recorded run.",
      "A trace is checked against the rules of Paxos; of a history, what clients of a store asked"
          + " and were answered, it is found out whether it is linearizable. The first line of the"
          + " file says which it is; docs/history-format.md describes histories."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab check target/lab/A07-42.jsonl",
      "  ./lab check run.jsonl.gz --json",
      "  ./lab check history.jsonl --configurations 10000000",
      "",
      "Exit status: 0 no rule is broken, or the history is linearizable; 1 one is, or",
      "it is not; 2 the file is neither trace nor history; 3 it was not found out",
      "whether the history is linearizable, which is neither a pass nor a failure."
    })
final class CheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Parameters(paramLabel = "FILE", description = "A trace or a history (.jsonl or .jsonl.gz).")
  private Path file;

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  @Option(
      names = "--configurations",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description =
          "Histories: how many configurations to look at for a key before its verdict is"
              + " 'unknown' (default: 1000000).")
  private @Nullable Integer configurations;

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path path = surroundings.file(file);
    String format = JsonLines.format(path).orElse("");
    return switch (format) {
      case HistoryReader.FORMAT -> history(path);
      case TraceReader.FORMAT -> trace(path);
      default -> throw new UserError(neither(path));
    };
  }

  private static String neither(Path path) {
    return path
        + ", line 1, column 1: expected the header of a trace, {\"format\":\""
        + TraceReader.FORMAT
        + "\",…}, or of a history, {\"format\":\""
        + HistoryReader.FORMAT
        + "\",\"version\":1}";
  }

  private int history(Path path) throws IOException {
    try (Progress progress = new Progress(surroundings)) {
      progress.now("reading " + file);
      History history = HistoryReader.read(path);
      if (history.operations().isEmpty()) {
        throw new UserError(file + " holds no operation, so there is nothing to check");
      }
      Limits limits =
          configurations == null
              ? Limits.DEFAULT
              : new Limits(Limits.DEFAULT.concurrent(), configurations);
      Verdict verdict =
          Linearizability.check(
              history,
              limits,
              (done, keys) -> progress.now("checking key " + (done + 1) + " of " + keys));
      progress.clear();
      HistoryText text = new HistoryText(history, verdict);
      surroundings
          .out()
          .print(json ? text.json(file.toString()) : text.words(surroundings.palette()));
      surroundings.out().flush();
      return switch (verdict.outcome()) {
        case LINEARIZABLE -> Main.PASSED;
        case NOT_LINEARIZABLE -> Main.FAILED;
        case UNKNOWN -> Main.UNDECIDED;
      };
    }
  }

  private int trace(Path path) throws IOException {
    if (configurations != null) {
      throw new UserError(file + " is a trace; --configurations is for histories");
    }
    TraceReader.Result read = TraceReader.read(path);
    read.warnings().forEach(w -> surroundings.err().println("lab check: warning: " + w));
    if (read.trace().events().isEmpty()) {
      throw new UserError(file + " holds no event, so there is nothing to check");
    }
    List<Finding> findings = findings(read);
    surroundings.out().print(json ? json(read, findings) : words(read.trace(), findings));
    surroundings.out().flush();
    boolean broken = findings.stream().anyMatch(f -> f.severity() != Severity.ADVICE);
    return broken ? Main.FAILED : Main.PASSED;
  }

  /** What the events show, and what whoever ran the peers saw besides and wrote into the file. */
  private static List<Finding> findings(TraceReader.Result read) {
    Trace trace = read.trace();
    List<Finding> findings = new ArrayList<>();
    Checks checks = new Checks(trace.header(), findings::add);
    trace.events().forEach(checks::on);
    // Where a file is cut short, silence after its last event shows nothing.
    if (read.warnings().isEmpty()) {
      checks.end();
    }
    List<String> shown = findings.stream().map(Finding::rule).toList();
    trace.findings().stream().filter(f -> !shown.contains(f.rule())).forEach(findings::add);
    return findings;
  }

  private String words(Trace trace, List<Finding> findings) {
    StringBuilder out = new StringBuilder();
    EventText words = new EventText(new TraceIndex(trace));
    TraceIndex index = new TraceIndex(trace);
    for (Finding finding : findings) {
      out.append(finding(finding)).append('\n');
      for (int id : finding.evidence()) {
        index
            .event(id)
            .ifPresent(e -> out.append("    %6d  %s%n".formatted(id, words.sentence(e))));
      }
    }
    out.append(findings.isEmpty() ? "" : "\n").append(summary(trace, findings)).append('\n');
    return out.toString().replace("\r\n", "\n");
  }

  private String finding(Finding finding) {
    String severity = "%-6s".formatted(name(finding.severity()));
    String stressed =
        finding.severity() == Severity.ADVICE
            ? surroundings.palette().faint(severity)
            : surroundings.palette().bad(severity);
    String at = finding.at() == TraceEvent.NONE ? "" : ", at event " + finding.at();
    String where = finding.where() == null ? "" : "\n        " + finding.where();
    String rule = Rules.find(finding.rule()).map(r -> "\n        " + r.sentence()).orElse("");
    return stressed + "  " + finding.rule() + at + "\n        " + finding.text() + rule + where;
  }

  private static String summary(Trace trace, List<Finding> findings) {
    long broken = findings.stream().filter(f -> f.severity() != Severity.ADVICE).count();
    String what =
        broken == 0
            ? "no rule is broken"
            : broken == 1 ? "a rule is broken" : broken + " rules are broken";
    return String.format(
        Locale.ROOT, "%s: %,d events, %s", what, trace.events().size(), Instances.words(trace));
  }

  private String json(TraceReader.Result read, List<Finding> findings) {
    JsonObject all = new JsonObject();
    all.addProperty("format", "paxoslab-check");
    all.addProperty("version", 1);
    all.addProperty("trace", file.toString());
    all.addProperty("events", read.trace().events().size());
    all.addProperty("instances", Instances.count(read.trace()));
    JsonArray warnings = new JsonArray();
    read.warnings().forEach(warnings::add);
    all.add("warnings", warnings);
    JsonArray list = new JsonArray();
    findings.forEach(f -> list.add(ResultsFile.finding(f)));
    all.add("findings", list);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all) + "\n";
  }

  private static String name(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
