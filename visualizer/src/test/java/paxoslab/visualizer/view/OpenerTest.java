package paxoslab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.sample.LongSample;

/** Both threads are queues here, which the test runs by hand. */
class OpenerTest {
  private static final int EVENTS = 20_000;
  private static final int FIRST = 1_000;

  @TempDir private Path directory;

  private final List<RunScreen> shown = new ArrayList<>();
  private final List<RunScreen> beside = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private final List<Path> opened = new ArrayList<>();
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final Deque<Runnable> foreground = new ArrayDeque<>();
  private int wentOn;
  private Path trace;
  private Opener opener;

  @BeforeEach
  void writeTrace() throws IOException {
    trace = directory.resolve("long.jsonl");
    TraceWriter.write(trace, LongSample.of(EVENTS));
    opener = opener(1);
  }

  private Opener opener(long longBytes) {
    Opener.Window window =
        new Opener.Window() {
          @Override
          public void say(List<String> lines) {
            said.add(String.join("\n", lines));
          }

          @Override
          public void show(RunScreen run) {
            shown.add(run);
          }

          @Override
          public void goOn(RunScreen whole) {
            shown.add(whole);
            wentOn++;
          }

          @Override
          public void opened(Path path) {
            opened.add(path);
          }

          @Override
          public void beside(RunScreen other) {
            beside.add(other);
          }
        };
    RecentFiles recent = new RecentFiles(directory.resolve("recent.txt"));
    return new Opener(window, recent, background::add, foreground::add, longBytes, FIRST);
  }

  private static void run(Deque<Runnable> queue) {
    while (!queue.isEmpty()) {
      queue.remove().run();
    }
  }

  private static int size(RunScreen screen) {
    return screen.playhead().timeline().size();
  }

  @Test
  void beginningIsShownFirstAndTheWholeWhereOneWas() {
    opener.open(trace, TraceEvent.NONE);
    run(background);
    assertThat(shown).isEmpty();
    foreground.remove().run();
    assertThat(shown).hasSize(1);
    assertThat(size(shown.get(0))).isEqualTo(FIRST);
    assertThat(shown.get(0).whole()).isFalse();

    shown.get(0).playhead().seek(321);
    run(foreground);
    assertThat(shown).hasSize(2);
    assertThat(size(shown.get(1))).isEqualTo(EVENTS);
    assertThat(shown.get(1).whole()).isTrue();
    assertThat(shown.get(1).index()).isEqualTo(321);
    assertThat(wentOn).as("it is the same run to whoever watches").isEqualTo(1);
    assertThat(opened).containsExactly(trace);
    assertThat(said.get(said.size() - 1)).isEmpty();
  }

  @Test
  void progressTellsEventsAndShare() {
    opener.open(trace, TraceEvent.NONE);
    run(background);
    run(foreground);
    assertThat(said).anyMatch(line -> line.matches(".*long.jsonl: 16,384 events, \\d\\d %.*"));
  }

  @Test
  void anEventFurtherDownIsReachedWhenItHasBeenRead() {
    opener.open(trace, 15_000);
    run(background);
    run(foreground);
    assertThat(shown.get(0).index()).isEqualTo(FIRST - 1);
    assertThat(shown.get(1).index()).isEqualTo(15_000);
  }

  @Test
  void whoHasGoneElsewhereMeanwhileStaysThere() {
    opener.open(trace, 15_000);
    run(background);
    foreground.remove().run();
    shown.get(0).playhead().seek(7);
    run(foreground);
    assertThat(shown.get(1).index()).isEqualTo(7);
  }

  @Test
  void stoppedReadingLeavesTheBeginningAndReadsNoMore() {
    opener.open(trace, TraceEvent.NONE);
    run(background);
    foreground.remove().run();
    assertThat(opener.stop()).isTrue();
    run(foreground);

    assertThat(shown).hasSize(1);
    assertThat(opened).isEmpty();
    assertThat(said.get(said.size() - 1)).contains("Stopped reading").contains("its beginning");
    assertThat(opener.stop()).isFalse();
  }

  @Test
  void readerEndsWhenItIsStopped() {
    opener.open(trace, TraceEvent.NONE);
    opener.stop();
    run(background);
    // The beginning is told of before the first question whether to go on; then nothing.
    assertThat(foreground).hasSizeLessThan(3);
    run(foreground);
    assertThat(shown).isEmpty();
  }

  @Test
  void anotherFileTakesTheFirstOnesPlace() throws IOException {
    Path other = directory.resolve("other.jsonl");
    TraceWriter.write(other, LongSample.of(2_000));
    opener.open(trace, TraceEvent.NONE);
    opener.open(other, TraceEvent.NONE);
    run(background);
    run(foreground);
    assertThat(opened).containsExactly(other);
    assertThat(size(shown.get(shown.size() - 1))).isEqualTo(2_000);
  }

  @Test
  void shortFileIsShownAtOnce() {
    opener(Long.MAX_VALUE).open(trace, 12);
    assertThat(background).isEmpty();
    assertThat(shown).hasSize(1);
    assertThat(wentOn).isZero();
    assertThat(shown.get(0).index()).isEqualTo(12);
    assertThat(opened).containsExactly(trace);
  }

  @Test
  void whatCannotBeReadIsSaidAndShowsNothing() throws IOException {
    Path broken = directory.resolve("broken.jsonl");
    Files.writeString(broken, "no trace\n");
    opener.open(broken, TraceEvent.NONE);
    run(background);
    run(foreground);
    assertThat(shown).isEmpty();
    assertThat(said.get(said.size() - 1)).contains("broken.jsonl").contains("line 1");
  }

  @Test
  void brokenFurtherDownIsShownUpToThere() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(trace));
    lines.add(5_000, "{");
    Files.write(trace, lines);
    opener.open(trace, TraceEvent.NONE);
    run(background);
    run(foreground);
    assertThat(size(shown.get(1))).isEqualTo(4_999);
    assertThat(said.get(said.size() - 1)).contains("shown is what comes before");
  }

  // ---- a run to compare with ----

  @Test
  void aRunToCompareWithIsReadInTheBackgroundAndShownWhole() {
    opener.openBeside(trace);
    assertThat(said).containsExactly("Reading " + trace + ". Esc stops.");
    assertThat(beside).isEmpty();
    run(background);
    run(foreground);
    assertThat(said).anyMatch(line -> line.matches(".*16,384 events, \\d\\d %.*"));
    assertThat(beside).hasSize(1);
    assertThat(size(beside.get(0))).isEqualTo(EVENTS);
    assertThat(said.get(said.size() - 1)).isEmpty();
    assertThat(shown).as("what is open stays").isEmpty();
    assertThat(opened).as("it is not the file that is open").isEmpty();
  }

  @Test
  void openingAnotherEndsReadingTheRunToCompareWith() throws IOException {
    Path other = directory.resolve("other.jsonl");
    TraceWriter.write(other, LongSample.of(2_000));
    opener.openBeside(trace);
    opener.open(other, TraceEvent.NONE);
    run(background);
    run(foreground);
    assertThat(beside).isEmpty();
    assertThat(opened).containsExactly(other);
  }

  @Test
  void anotherRunToCompareWithTakesTheFirstOnesPlace() throws IOException {
    Path other = directory.resolve("other.jsonl");
    TraceWriter.write(other, LongSample.of(2_000));
    opener.openBeside(trace);
    opener.openBeside(other);
    run(background);
    run(foreground);
    assertThat(beside).extracting(OpenerTest::size).containsExactly(2_000);
  }

  @Test
  void readingARunToCompareWithCanBeStopped() {
    opener.openBeside(trace);
    assertThat(opener.stop()).isTrue();
    run(background);
    run(foreground);
    assertThat(beside).isEmpty();
    assertThat(said.get(said.size() - 1)).contains("Stopped reading").contains("open before");
  }

  @Test
  void aRunToCompareWithThatCannotBeReadIsSaid() throws IOException {
    Path broken = directory.resolve("broken.jsonl");
    Files.writeString(broken, "no trace\n");
    opener.openBeside(broken);
    run(background);
    run(foreground);
    assertThat(beside).isEmpty();
    assertThat(said.get(said.size() - 1)).contains("broken.jsonl").contains("line 1");
  }

  @Test
  void nothingIsComparedWithARunThatIsStillBeingRead() {
    opener.open(trace, TraceEvent.NONE);
    opener.openBeside(trace);
    assertThat(said.get(said.size() - 1)).contains("Still reading").contains("compare when");
    run(background);
    run(foreground);
    assertThat(opened).containsExactly(trace);
    assertThat(beside).isEmpty();
  }
}
