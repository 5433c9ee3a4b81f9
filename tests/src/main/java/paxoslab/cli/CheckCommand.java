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
import paxoslab.check.Checks;
import paxoslab.check.Rules;
import paxoslab.explain.EventText;
import paxoslab.explain.TraceIndex;
import paxoslab.grade.ResultsFile;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab check}: the rules of Paxos over a trace file. */
@Command(
    name = "check",
    description = "Check a recorded run against the rules of Paxos.",
    footer = {
      "",
      "Examples:",
      "  ./lab check target/lab/A07-42.jsonl",
      "  ./lab check run.jsonl.gz --json",
      "",
      "Exit status: 0 no rule is broken, 1 one is, 2 the file is no trace."
    })
final class CheckCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Parameters(paramLabel = "TRACE", description = "A trace (.jsonl or .jsonl.gz).")
  private Path file;

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  CheckCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    TraceReader.Result read = TraceReader.read(surroundings.file(file));
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
