package paxoslab.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import paxoslab.grade.Palette;
import paxoslab.history.History;
import paxoslab.history.KeyVerdict;
import paxoslab.history.KeyVerdict.NotLinearizable;
import paxoslab.history.KeyVerdict.Unknown;
import paxoslab.history.Operation;
import paxoslab.history.Verdict;
import paxoslab.history.Words;

/** What came out for a history, for people and for programs. */
final class HistoryText {
  private static final String INDENT = "        ";
  private static final int SHOWN_BEFORE = 5;

  private final History history;
  private final Verdict verdict;

  HistoryText(History history, Verdict verdict) {
    this.history = history;
    this.verdict = verdict;
  }

  String words(Palette palette) {
    StringBuilder out = new StringBuilder();
    for (KeyVerdict key : verdict.keys()) {
      if (key instanceof NotLinearizable failure) {
        out.append(palette.bad("not linearizable")).append("  key ").append(key(failure));
        failure(out, failure);
      } else if (key instanceof Unknown unknown) {
        out.append(palette.bad("unknown")).append("  key ").append(key(unknown));
        out.append('\n').append(INDENT).append(unknown.reason()).append("\n\n");
      }
    }
    return out.append(summary()).append('\n').toString();
  }

  private static String key(KeyVerdict key) {
    return Words.value(key.key());
  }

  private static void failure(StringBuilder out, NotLinearizable failure) {
    List<Operation> few = failure.subHistory();
    out.append('\n').append(INDENT).append(failure.text()).append('\n').append(INDENT);
    if (few.size() > 1) {
      out.append(few.size()).append(" operations can't be put in order, whatever the others did");
      out.append(failure.minimal() ? ":\n" : "; perhaps fewer would do:\n");
      List<String> times = few.stream().map(HistoryText::times).toList();
      int width = times.stream().mapToInt(String::length).max().orElse(0);
      for (int i = 0; i < few.size(); i++) {
        String time = times.get(i) + " ".repeat(width - times.get(i).length());
        boolean misfit = few.get(i).equals(failure.misfit());
        out.append(INDENT).append(misfit ? "* " : "  ").append(time).append("  ");
        out.append(done(few.get(i))).append(misfit ? "  fits nowhere\n" : "\n");
      }
      out.append(INDENT);
    } else {
      Operation misfit = failure.misfit();
      out.append("* ").append(times(misfit)).append("  ").append(done(misfit));
      out.append("  fits nowhere\n").append(INDENT);
    }
    before(out, failure.prefix());
  }

  private static void before(StringBuilder out, List<Operation> prefix) {
    if (prefix.isEmpty()) {
      out.append("Nothing took effect before it.\n\n");
      return;
    }
    int skipped = Math.max(0, prefix.size() - SHOWN_BEFORE);
    out.append(count(prefix.size(), "operation"));
    out.append(" before it ").append(prefix.size() == 1 ? "fits:\n" : "fit, in this order");
    if (prefix.size() > 1) {
      out.append(skipped > 0 ? "; the last of them:\n" : ":\n");
    }
    for (Operation operation : prefix.subList(skipped, prefix.size())) {
      out.append(INDENT).append("  ").append(done(operation)).append('\n');
    }
    out.append('\n');
  }

  private static String times(Operation operation) {
    return Words.time(operation.invoked())
        + " – "
        + (operation.isPending() ? "no answer" : Words.time(operation.completed()));
  }

  private static String done(Operation operation) {
    String result = operation.isWrite() ? "" : " = " + Words.value(operation.value());
    return "client " + operation.client() + "  " + Words.call(operation) + result;
  }

  private String summary() {
    int keys = verdict.keys().size();
    int unknown = verdict.unknowns().size();
    String what =
        switch (verdict.outcome()) {
          case LINEARIZABLE -> "linearizable: ";
          case NOT_LINEARIZABLE ->
              "not linearizable: "
                  + of(verdict.failures().size(), keys)
                  + (unknown == 0 ? "" : ", and " + unknown + " not decided")
                  + "; ";
          case UNKNOWN ->
              "unknown, neither a pass nor a failure: " + of(unknown, keys) + " not decided; ";
        };
    long pending = pending();
    return what
        + count(history.operations().size(), "operation")
        + " of "
        + count(clients(), "client")
        + (verdict.outcome() == Verdict.Outcome.LINEARIZABLE ? " on " + count(keys, "key") : "")
        + (pending == 0 ? "" : String.format(Locale.ROOT, ", %,d without an answer", pending));
  }

  private static String of(int number, int keys) {
    return number + " of " + count(keys, "key");
  }

  private static String count(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }

  private long pending() {
    return history.operations().stream().filter(Operation::isPending).count();
  }

  private long clients() {
    return history.operations().stream().mapToInt(Operation::client).distinct().count();
  }

  /** As {@code docs/history-format.md} has it. */
  String json(String file) {
    JsonObject all = new JsonObject();
    all.addProperty("format", "paxoslab-linearizability");
    all.addProperty("version", 1);
    all.addProperty("history", file);
    all.addProperty("verdict", verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    all.addProperty("operations", history.operations().size());
    all.addProperty("pending", pending());
    all.addProperty("clients", clients());
    all.addProperty("keys", verdict.keys().size());
    JsonArray failures = new JsonArray();
    verdict.failures().forEach(failure -> failures.add(json(failure)));
    all.add("failures", failures);
    JsonArray unknowns = new JsonArray();
    for (Unknown unknown : verdict.unknowns()) {
      JsonObject object = new JsonObject();
      object.addProperty("key", unknown.key());
      object.addProperty("reason", unknown.reason());
      unknowns.add(object);
    }
    all.add("unknown", unknowns);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all) + "\n";
  }

  private static JsonObject json(NotLinearizable failure) {
    JsonObject object = new JsonObject();
    object.addProperty("key", failure.key());
    object.addProperty("text", failure.text());
    object.add("misfit", json(failure.misfit()));
    object.add("subHistory", json(failure.subHistory()));
    object.addProperty("minimal", failure.minimal());
    object.add("prefix", json(failure.prefix()));
    return object;
  }

  private static JsonArray json(List<Operation> operations) {
    JsonArray array = new JsonArray();
    operations.forEach(operation -> array.add(json(operation)));
    return array;
  }

  private static JsonObject json(Operation operation) {
    JsonObject object = new JsonObject();
    object.addProperty("client", operation.client());
    object.addProperty("op", operation.kind().name().toLowerCase(Locale.ROOT));
    object.addProperty("key", operation.key());
    object.addProperty("value", operation.value());
    object.addProperty("invoked", operation.invoked());
    if (!operation.isPending()) {
      object.addProperty("completed", operation.completed());
    }
    return object;
  }
}
