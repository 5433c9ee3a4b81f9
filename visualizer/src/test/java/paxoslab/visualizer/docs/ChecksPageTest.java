package paxoslab.visualizer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.check.Checks;
import paxoslab.check.Rules;
import paxoslab.check.StoreRules;
import paxoslab.host.CarrierPool;
import paxoslab.junit.ProjectRoot;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Mark;
import paxoslab.visualizer.image.SvgPainter;
import paxoslab.visualizer.playback.Wording;
import paxoslab.visualizer.sample.HandRun;

/** The page on the checks says what the code says; with -Dlab.write=true it is written anew. */
class ChecksPageTest {
  private static final Path ROOT = ProjectRoot.ofProcess();
  private static final String AGAIN =
      "mvn test -pl visualizer -am -Dtest=ChecksPageTest -Dlab.write=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  static Stream<Entry> pictured() {
    return ChecksPage.entries().stream()
        .filter(e -> e.example().orElse(null) instanceof Entry.Picture);
  }

  private static HandRun run(Entry entry) {
    return ((Entry.Picture) entry.example().orElseThrow()).run();
  }

  @Test
  void pageAndItsPicturesAreWhatTheRulesSay() throws IOException {
    Map<String, String> files;
    try (CarrierPool pool = new CarrierPool()) {
      files = ChecksPage.files(pool);
    }
    if (Boolean.getBoolean("lab.write")) {
      write(files);
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(ROOT.resolve(file.getKey()))
          .as("%s isn't what the code says; to write it:\n%s", file.getKey(), AGAIN)
          .content()
          .isEqualTo(file.getValue());
    }
    assertThat(pictures()).as(AGAIN).isSubsetOf(files.keySet());
  }

  private static void write(Map<String, String> files) throws IOException {
    for (String old : pictures()) {
      Files.delete(ROOT.resolve(old));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = ROOT.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static List<String> pictures() throws IOException {
    Path folder = ROOT.resolve(ChecksPage.PICTURES);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> ChecksPage.PICTURES + file.getFileName()).toList();
    }
  }

  @Test
  void everyRuleOverATraceHasItsPicture() {
    List<String> checked =
        new Checks(new HandRun(3).trace().header(), finding -> {})
            .rules().stream().map(rule -> rule.id()).toList();
    List<String> all = new ArrayList<>(checked);
    List.of(
            StoreRules.KV_ANSWERED,
            StoreRules.KV_ONCE,
            StoreRules.KV_LINEARIZABLE,
            StoreRules.KV_PROGRESS)
        .forEach(rule -> all.add(rule.id()));
    assertThat(pictured().map(entry -> entry.rule().id())).containsExactlyElementsOf(all);
  }

  @ParameterizedTest
  @MethodSource("pictured")
  void runInAPictureBreaksThatRuleFirst(Entry entry) {
    List<Finding> findings = Checks.run(run(entry).trace());
    Optional<Finding> first =
        findings.stream()
            .filter(f -> f.severity() != Severity.ADVICE || f.rule().equals(entry.rule().id()))
            .findFirst();
    if (run(entry).isToldByHand()) {
      assertThat(findings).as("nothing else is broken").isEmpty();
      assertThat(run(entry).breaking(entry.rule().id()).findings()).hasSize(1);
    } else {
      assertThat(first.map(Finding::rule)).as("%s", findings).contains(entry.rule().id());
    }
  }

  @ParameterizedTest
  @MethodSource("pictured")
  void pictureIsSmallAndHoldsNoScript(Entry entry) {
    assertThat(SvgPainter.paint(ChecksPage.picture(entry).orElseThrow(), "x"))
        .hasSizeLessThan(12_000)
        .doesNotContain("<script", "href", "NaN");
  }

  @ParameterizedTest
  @MethodSource("pictured")
  void noTextInAPictureCoversAnotherAndAllCanBeRead(Entry entry) {
    Drawing drawing = ChecksPage.picture(entry).orElseThrow();
    Rectangle2D all = new Rectangle2D.Double(0, 0, drawing.width(), drawing.height());
    List<Mark.Words> texts = drawing.marks(Mark.Words.class);
    assertThat(texts).allMatch(text -> text.font().size() >= 14);
    for (int a = 0; a < texts.size(); a++) {
      assertThat(all.contains(place(texts.get(a)))).as("%s", texts.get(a)).isTrue();
      for (int b = 0; b < a; b++) {
        assertThat(place(texts.get(a)).intersects(place(texts.get(b))))
            .as("%s over %s", texts.get(a), texts.get(b))
            .isFalse();
      }
    }
  }

  private static Rectangle2D place(Mark.Words words) {
    double size = words.font().size();
    double width = SvgPainter.measure().width(words.text(), words.font());
    return new Rectangle2D.Double(words.left().x(), words.left().y() - size * 0.75, width, size);
  }

  /** A picture without its labels would leave the reader to guess. */
  @ParameterizedTest
  @MethodSource("pictured")
  void everyMessageButAnAcknowledgementHasItsLabel(Entry entry) {
    List<String> texts =
        ChecksPage.picture(entry).orElseThrow().marks(Mark.Words.class).stream()
            .map(Mark.Words::text)
            .toList();
    List<String> labels =
        run(entry).trace().events().stream()
            .map(ChecksPageTest::message)
            .flatMap(Optional::stream)
            .map(Wording::label)
            .filter(label -> !label.equals("ok"))
            .toList();
    for (String label : labels) {
      assertThat(Collections.frequency(texts, label))
          .as("%s in %s", label, texts)
          .isGreaterThanOrEqualTo(Collections.frequency(labels, label));
    }
  }

  private static Optional<Record> message(TraceEvent event) {
    return event instanceof TraceEvent.Send send
        ? Optional.of((Record) send.msg())
        : event instanceof TraceEvent.Reply reply ? Optional.of(reply.msg()) : Optional.empty();
  }

  @Test
  void rulesAreInTheOrderOfTheCatalogue() {
    assertThat(ChecksPage.entries()).extracting(Entry::rule).isEqualTo(Rules.ALL);
  }
}
