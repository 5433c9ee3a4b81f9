package paxoslab.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import paxoslab.grade.FaultVerdict;
import paxoslab.grade.Palette;
import paxoslab.grade.ResultsFile;

/** Which faults were noticed, by what: two lines a fault. */
final class FaultTable {
  private static final int LONGEST = 130;

  private final Palette palette;
  private final boolean all;

  /**
   * A way to tell verdicts.
   *
   * @param all true if all runs were made; else each trial ended when the rule had spoken
   */
  FaultTable(Palette palette, boolean all) {
    this.palette = palette;
    this.all = all;
  }

  /** One fault. */
  String row(FaultVerdict verdict) {
    String mark = verdict.asDemanded() ? palette.good("noticed") : palette.bad("MISSED ");
    String name = "%-44s".formatted(verdict.fault().name());
    String head = "%s  %s %s\n".formatted(mark, name, seen(verdict)).stripTrailing() + "\n";
    String wanted = verdict.asDemanded() ? "" : "         " + why(verdict) + "\n";
    String said =
        verdict.finding() == null
            ? "         " + palette.faint(verdict.fault().title()) + "\n"
            : "         " + palette.faint(firstLine(verdict.finding().text())) + "\n";
    return head + wanted + said;
  }

  private String seen(FaultVerdict verdict) {
    if (verdict.finding() == null) {
      return "nowhere in " + verdict.runs() + " runs";
    }
    return "%s  %s (%d of %d runs)"
        .formatted(
            verdict.lesson(), verdict.finding().rule(), verdict.noticedRuns(), verdict.runs());
  }

  private static String why(FaultVerdict verdict) {
    String rule = verdict.fault().rule();
    return switch (verdict.noticed()) {
      case BY_ITS_RULE -> "";
      case BY_ANOTHER_RULE -> rule + " should have noticed; another rule did";
      case BY_A_BOUND_ONLY -> rule + " should have noticed; only a bound was missed";
      case NO -> rule + " should have noticed";
    };
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** The last line. */
  String summary(List<FaultVerdict> verdicts) {
    long missed = verdicts.stream().filter(v -> !v.asDemanded()).count();
    String all = "%d faults, each noticed by its rule".formatted(verdicts.size());
    return missed == 0
        ? "\n" + palette.good(all) + "\n"
        : "\n"
            + palette.bad(
                "%d of %d faults not noticed by their rule".formatted(missed, verdicts.size()))
            + "\n";
  }

  /** The verdicts for a program. */
  static String json(List<FaultVerdict> verdicts) {
    JsonObject all = new JsonObject();
    all.addProperty("format", "paxoslab-faults");
    all.addProperty("version", 1);
    JsonArray list = new JsonArray();
    for (FaultVerdict verdict : verdicts) {
      JsonObject json = new JsonObject();
      json.addProperty("name", verdict.fault().name());
      json.addProperty("title", verdict.fault().title());
      json.addProperty("rule", verdict.fault().rule());
      json.addProperty(
          "noticed", verdict.noticed().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.addProperty("lesson", verdict.lesson());
      json.addProperty("noticedRuns", verdict.noticedRuns());
      json.addProperty("runs", verdict.runs());
      if (verdict.finding() != null) {
        json.add("finding", ResultsFile.finding(verdict.finding()));
      }
      list.add(json);
    }
    all.add("faults", list);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all) + "\n";
  }
}
