package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.explore.LiveRun;
import paxoslab.explore.LiveStep;
import paxoslab.grade.QuietPeer;
import paxoslab.host.CarrierPool;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.Choice;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceWriter;

class TraceCommandsTest {
  private static final String TRACE = "target/lab/A01-1.jsonl";

  @TempDir private Path root;
  private Lab lab;
  private Path quiet;

  @BeforeEach
  void record() throws IOException {
    lab = new Lab(root);
    quiet = lab.solution("quiet", QuietPeer.sources());
    lab.run("test", "--solution", quiet.toString(), "--only", "A01");
  }

  private Path tooHigh() throws IOException {
    return lab.solution("high", QuietPeer.with("Math.max(max, seq)", "seq + 1"));
  }

  @Test
  void aRecordedRunIsTheSameWhenPlayedAgain() {
    assertThat(lab.run("replay", TRACE)).isZero();
    assertThat(lab.out()).matches("same trace \\(\\d+ events\\), same finding\\R");
    assertThat(lab.err()).isEmpty();
  }

  @Test
  void anotherSolutionDiffersAndTheFirstDifferenceIsTold() throws IOException {
    assertThat(lab.run("replay", TRACE, "--solution", tooHigh().toString())).isEqualTo(1);

    assertThat(lab.out())
        .startsWith("this is not the solution that was recorded, or it was changed since\n")
        .contains("the traces differ, first at event ")
        .contains("  recorded  p0 answers max() = 0")
        .contains("  now       p0 answers max() = 1");
  }

  @Test
  void aChangedSolutionIsSaidSoThoughItDoesTheSame() throws IOException {
    lab.solution("quiet", QuietPeer.with("max = -1;", "max = 0 - 1;"));

    assertThat(lab.run("replay", TRACE)).isZero();
    assertThat(lab.out()).contains("changed since").contains("same trace");
  }

  @Test
  void aRunByHandIsTheSameWhenPlayedAgain() throws IOException {
    Path file = root.resolve("live.jsonl");
    Solution solution = SolutionFinder.find(quiet.toString(), root);
    try (CarrierPool pool = new CarrierPool()) {
      Trace run = LiveRun.begin(solution, pool, 2);
      List<Choice> choices = new ArrayList<>(run.choices());
      choices.add(LiveRun.next(run, new LiveStep.Start(1, 3, "x")));
      Trace started = new Trace(run.header(), choices, List.of(), List.of());
      TraceWriter.write(file, LiveRun.replay(solution, pool, started));
    }

    assertThat(lab.run("replay", "live.jsonl")).as(lab.err()).isZero();
    assertThat(lab.out()).startsWith("same trace (");

    Files.writeString(file, Files.readString(file).replace("start/1/3/x", "stop/1"));
    assertThat(lab.run("replay", "live.jsonl")).isEqualTo(2);
    assertThat(lab.err()).contains("live.jsonl: the choice \"stop/1\" is no step of a live run");
  }

  @Test
  void aChildPlaysTheSameTrace() {
    assertThat(lab.run("replay", TRACE, "--child")).isZero();
    assertThat(lab.out()).contains("same trace (").contains("same finding");
  }

  @Test
  void anotherFindingOnTheSameTraceIsSaid() throws IOException {
    Path file = root.resolve(TRACE);
    Files.writeString(
        root.resolve("said.jsonl"),
        Files.readString(file).replace("\"rule\":\"", "\"rule\":\"not-"));

    assertThat(lab.run("replay", "said.jsonl")).isEqualTo(1);
    assertThat(lab.out())
        .startsWith("same trace (")
        .contains(" events), but another finding\n  recorded  not-");
  }

  @Test
  void whatASentenceLeavesOutIsShownWhereOnlyThatDiffers() {
    String told =
        ReplayText.of(
            run(new TraceEvent.Timer(0, 1_000, 0, 4)), run(new TraceEvent.Timer(0, 1_000, 0, 5)));
    assertThat(told.lines().skip(1).distinct()).hasSize(2);
  }

  private static Trace run(TraceEvent event) {
    List<Header.Node> nodes = List.of(new Header.Node("p0", Header.Node.PEER));
    Header header = new Header("T", "t", 1, Map.of(), nodes, null, null, 1);
    return new Trace(header, List.of(), List.of(event), List.of());
  }

  @Test
  void aTraceOfAnUnknownLessonIsRefused() throws IOException {
    Path other = root.resolve("other.jsonl");
    Files.writeString(other, Files.readString(root.resolve(TRACE)).replace("\"A01\"", "\"A99\""));

    assertThat(lab.run("replay", "other.jsonl")).isEqualTo(2);
    assertThat(lab.err()).contains("no lesson A99; did you mean A0").hasLineCount(1);
  }

  @Test
  void whatBrokeARuleIsToldWithItsEvidence() throws IOException {
    lab.run("test", "--solution", tooHigh().toString(), "--only", "A01");

    assertThat(lab.run("check", TRACE)).isEqualTo(1);

    assertThat(lab.out())
        .startsWith("hard    max-law, at event ")
        .contains("  p0 answers max() = 1\n")
        .contains("\na rule is broken: ");
  }

  @Test
  void aTraceThatBreaksNothingIsSaidSo() throws IOException {
    Path clean = root.resolve("clean.jsonl");
    Files.write(
        clean,
        Files.readAllLines(root.resolve(TRACE)).stream()
            .filter(line -> !line.contains("\"finding\""))
            .toList());

    assertThat(lab.run("check", "clean.jsonl")).isZero();
    assertThat(lab.out()).matches("no rule is broken: \\d+ events, 1 instance\\R");
  }

  @Test
  void aTruncatedTraceIsCheckedAsFarAsItGoes() throws IOException {
    String text = Files.readString(root.resolve(TRACE));
    Files.writeString(
        root.resolve("cut.jsonl"), text.substring(0, text.indexOf("\"finding\"") - 20));

    assertThat(lab.run("check", "cut.jsonl")).isZero();
    assertThat(lab.out()).contains("no rule is broken");
    assertThat(lab.err()).startsWith("lab check: warning: ").contains("is cut short");
  }

  @Test
  void aFileThatIsNoTraceIsRefused() throws IOException {
    Files.writeString(root.resolve("no.jsonl"), "hello\n");

    assertThat(lab.run("check", "no.jsonl")).isEqualTo(2);
    assertThat(lab.err()).contains("no.jsonl, line 1, column 1: ").hasLineCount(1);
  }

  @Test
  void findingsArePrintedAsJsonWhereAsked() {
    lab.run("check", TRACE, "--json");

    JsonObject all = JsonParser.parseString(lab.out()).getAsJsonObject();
    assertThat(all.get("format").getAsString()).isEqualTo("paxoslab-check");
    assertThat(all.getAsJsonArray("findings").get(0).getAsJsonObject().get("rule").getAsString())
        .isEqualTo("decides-after-heal");
  }
}
