package paxoslab.visualizer.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.host.CarrierPool;
import paxoslab.trace.Finding;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Figure;
import paxoslab.visualizer.image.SvgPainter;

/** Makes docs/checks.md and its pictures from the rules and {@link Entry entries}. */
final class ChecksPage {
  static final String FILE = "docs/checks.md";
  static final String PICTURES = "docs/images/checks/";

  private static final String INTRODUCTION =
      """
      # The checks

      <!-- Made by ChecksPageTest, which says how to make it again. Change the rules in Rules.java and
           HostRules.java, the rest in the test's package. -->

      Each rule has a stable id, a severity, one sentence, and its source. A finding names the rule, the event
      at which it shows, the events that prove it, and the student's line.

      - **hard**: no correct peer breaks it; the lesson fails.
      - **bound**: a configurable limit; the lesson fails.
      - **advice**: legal but slow or fragile; printed, points unchanged.

      The rules from `ballot-fresh` to `sends-forgotten` are functions over a trace (`paxoslab.check.Checks`),
      except `no-telepathy`, `decides-after-heal`, `rpc-budget` and `min-progress`; so are `kv-answered` and,
      at the end of a run, `kv-once` and `kv-linearizable`. Those four, and the rest of the table, are raised by whoever runs
      the peers.

      **No false alarm.** A peer that never sent a ballot to itself may have called its own handler: its own
      vote is then unknown, which can excuse but never accuse. A handler that waits may answer after others:
      what was answered before a request arrived binds its answer; what was answered meanwhile binds it only
      where every order would break a rule. A refusal may carry any ballot. Once every peer's `min()` has passed
      an instance, nothing is checked there but that it stays forgotten.

      Below the table each rule has its section. **The pictures** show short runs that break just that rule:
      time goes to the right, each peer has its line (a client's is dashed), a heavy arrow is a request and a light one its reply; a
      cross means lost. The triangle stands where the rule shows as broken, rings with numbers are the events
      that prove it. The peers ask their own acceptors without a message, which is legal and saves arrows; in
      a peer of yours the lab sees more if it sends them. **The code** is that of a peer which otherwise says yes
      to everything and does nothing; below it stands what the lab says of it.

      """;

  private ChecksPage() {}

  /** All entries, in the order of the rules. */
  static List<Entry> entries() {
    Map<Rule, Entry> entries =
        Stream.of(
                VoteEntries.ballots(),
                VoteEntries.acceptors(),
                VoteEntries.proposers(),
                LearnEntries.all(),
                ForgetEntries.all(),
                StoreEntries.all(),
                TaskEntries.law(),
                TaskEntries.lessons())
            .flatMap(List::stream)
            .collect(Collectors.toMap(Entry::rule, entry -> entry));
    return Rules.ALL.stream()
        .map(
            rule ->
                Optional.ofNullable(entries.get(rule))
                    .orElseThrow(() -> new AssertionError("no entry for " + rule.id())))
        .toList();
  }

  /** The text of each file, by its path below the project's root. */
  static Map<String, String> files(CarrierPool pool) {
    Map<String, String> files = new LinkedHashMap<>();
    StringBuilder page = new StringBuilder(INTRODUCTION);
    page.append("| id | severity | the rule | source | handout |\n|---|---|---|---|---|\n");
    Rules.ALL.forEach(rule -> page.append(row(rule)));
    for (Entry entry : entries()) {
      page.append(section(entry, pool));
      picture(entry)
          .ifPresent(
              drawing -> files.put(pictureOf(entry), SvgPainter.paint(drawing, title(entry))));
    }
    files.put(FILE, page.toString());
    return files;
  }

  private static String title(Entry entry) {
    return "A run that breaks " + entry.rule().id() + ": " + entry.rule().title();
  }

  static Optional<Drawing> picture(Entry entry) {
    return entry.example().orElse(null) instanceof Entry.Picture p
        ? Optional.of(new Figure(p.run().breaking(entry.rule().id()), SvgPainter.measure()).draw())
        : Optional.empty();
  }

  static String pictureOf(Entry entry) {
    return PICTURES + entry.rule().id() + ".svg";
  }

  private static String row(Rule rule) {
    return "| [`%s`](#%s) | %s | %s | %s | %s |\n"
        .formatted(
            rule.id(), rule.id(), severity(rule), rule.sentence(), rule.source(), rule.handout());
  }

  private static String severity(Rule rule) {
    return rule.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String section(Entry entry, CarrierPool pool) {
    Rule rule = entry.rule();
    String head =
        "\n## %s\n\n%s\n\n*%s · %s · handout %s*\n\n%s\n"
            .formatted(
                rule.id(),
                demand(rule),
                severity(rule),
                rule.source(),
                rule.handout(),
                entry.meaning());
    return head + entry.example().map(example -> shown(entry, example, pool)).orElse("");
  }

  /** Title and sentence, which may be the same. */
  private static String demand(Rule rule) {
    String title = "**" + rule.title() + ".**";
    return rule.sentence().equals(rule.title() + ".") ? title : title + " " + rule.sentence();
  }

  private static String shown(Entry entry, Entry.Example example, CarrierPool pool) {
    if (example instanceof Entry.Picture picture) {
      String file = pictureOf(entry).substring("docs/".length());
      return "\n![%s](%s)\n\n%s\n".formatted(title(entry), file, picture.look());
    }
    Entry.Code code = (Entry.Code) example;
    Finding finding = Misbehaviour.of(code, pool);
    if (!finding.rule().equals(entry.rule().id())) {
      throw new AssertionError("%s: the code breaks %s".formatted(entry.rule().id(), finding));
    }
    return "\n```java\n%s```\n\n```text\n%s\n```\n".formatted(code.java(), said(finding));
  }

  /** The sentence, and the line where it doesn't tell it. */
  private static String said(Finding finding) {
    String line = String.valueOf(finding.where()).replaceFirst(".*, ", "");
    return finding.where() == null || finding.text().contains(line)
        ? finding.text()
        : finding.text() + "\n" + line;
  }
}
