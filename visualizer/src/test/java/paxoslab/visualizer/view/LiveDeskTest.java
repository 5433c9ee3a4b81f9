package paxoslab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.solution.Solution;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceDiff;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceReader;
import paxoslab.visualizer.branch.Branch;
import paxoslab.visualizer.branch.InFlight;
import paxoslab.visualizer.branch.Live;
import paxoslab.visualizer.branch.NoWhatIfException;
import paxoslab.visualizer.branch.Runs;
import paxoslab.visualizer.branch.WhatIf;
import paxoslab.visualizer.sample.Samples;

/** A run that is played by hand in the window. */
class LiveDeskTest {
  private static final Solution REFERENCE = Runs.reference();

  @TempDir Path directory;
  private LabPane pane;

  @BeforeAll
  static void startToolkit() throws Exception {
    Toolkit.start();
  }

  /** The reference, whatever solution is asked for. */
  private static final class Reference implements Branches.Opener {
    @Override
    public WhatIf open(Trace trace) throws NoWhatIfException {
      return WhatIf.of(trace, REFERENCE);
    }

    @Override
    public Live begin(String solution, int peers) throws NoWhatIfException {
      return Live.begin(REFERENCE, peers);
    }
  }

  @BeforeEach
  void openTheWindow() throws Exception {
    CompletableFuture<LabPane> made = new CompletableFuture<>();
    Toolkit.onScreen(
        () -> {
          LabPane lab =
              new LabPane(
                  false,
                  directory,
                  new RecentFiles(directory.resolve("recent.txt")),
                  new Settings(directory.resolve("visualizer.properties")),
                  new Reference());
          lab.toggleStart();
          Scene scene = new Scene(lab, 1280, 720);
          scene.getRoot().applyCss();
          lab.layout();
          made.complete(lab);
        });
    pane = made.join();
  }

  private void act(Toolkit.Steps steps) throws Exception {
    Toolkit.onScreen(steps);
    pane.live().work().get(60, TimeUnit.SECONDS);
  }

  private static void press(Node node, KeyCode code, boolean control) {
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, control));
  }

  /** Presses a key where the run is, and waits for what that plays. */
  private void press(KeyCode code) throws Exception {
    act(() -> press(pane.getCenter(), code, false));
  }

  private void pressControl(KeyCode code) throws Exception {
    act(() -> press(pane.getCenter(), code, true));
  }

  /** Starts live from the start page, and p0's instance 0. */
  private void startX() throws Exception {
    begin();
    callStart();
  }

  private void begin() throws Exception {
    act(() -> ((Button) pane.lookup("#start-live")).fire());
  }

  private void callStart() throws Exception {
    act(
        () -> {
          TextField value = (TextField) pane.live().pane().lookup("#value");
          value.setText("x");
          Event.fireEvent(value, new ActionEvent());
        });
  }

  @SuppressWarnings("unchecked")
  private ListView<InFlight> waiting() {
    return (ListView<InFlight>) pane.live().pane().lookup("#in-flight");
  }

  private List<String> texts() {
    return waiting().getItems().stream().map(InFlight::text).toList();
  }

  @SuppressWarnings("unchecked")
  private List<Branch> steps() {
    return ((ListView<Branch>) pane.live().pane().lookup("#steps")).getItems();
  }

  private Trace shown() {
    return pane.playhead().timeline().trace();
  }

  @Test
  void thePageOfWhatThereIsToOpenStartsARun() throws Exception {
    begin();
    assertThat(pane.starts()).isFalse();
    assertThat(pane.getRight()).isSameAs(pane.live().pane());
    assertThat(shown().header().nodes()).hasSize(3);
    assertThat(shown().events()).noneMatch(e -> e instanceof TraceEvent.Send);
    callStart();
    assertThat(texts()).containsExactly("prepare 3 from p0 to p1", "prepare 3 from p0 to p2");
    assertThat(pane.playhead().atEnd()).isTrue();
  }

  @Test
  void keysDeliverAndDropTheMessageChosen() throws Exception {
    startX();
    press(KeyCode.DOWN);
    press(KeyCode.ENTER);
    assertThat(texts()).containsExactly("prepare 3 from p0 to p1", "promise 3 from p2 to p0");
    press(KeyCode.DELETE);
    assertThat(texts()).containsExactly("promise 3 from p2 to p0");
    act(() -> press(waiting(), KeyCode.ENTER, false));
    press(KeyCode.A);
    assertThat(steps())
        .extracting(Branch::title)
        .containsExactly(
            "nothing has happened",
            "p0 start(0, \"x\")",
            "deliver prepare 3 from p0 to p2",
            "drop prepare 3 from p0 to p1",
            "deliver promise 3 from p2 to p0",
            "deliver all 2 messages");
  }

  @Test
  void timePassesToTheNextTimeout() throws Exception {
    press(KeyCode.J);
    assertThat(pane.live().isOn()).as("nothing is live yet").isFalse();
    begin();
    press(KeyCode.J);
    assertThat(pane.message()).startsWith("Nothing is due");
    callStart();
    press(KeyCode.J);
    assertThat(shown().events()).anyMatch(e -> e instanceof TraceEvent.Timeout);
  }

  @Test
  void whatWasDoneCanBeTakenBackAndDoneAgain() throws Exception {
    startX();
    Trace before = shown();
    press(KeyCode.ENTER);
    Trace after = shown();
    pressControl(KeyCode.Z);
    assertThat(shown()).isSameAs(before);
    assertThat(texts()).contains("prepare 3 from p0 to p1");
    pressControl(KeyCode.Y);
    assertThat(shown()).isSameAs(after);
    pressControl(KeyCode.Z);
    press(KeyCode.DELETE);
    assertThat(steps()).as("both ways are kept").hasSize(4);
  }

  @Test
  void theRunIsSavedAndGoneOnWith() throws Exception {
    startX();
    press(KeyCode.ENTER);
    Path file = directory.resolve("live.jsonl");
    act(() -> pane.live().save(file));
    assertThat(pane.message()).isEqualTo("saved " + file + "; ./lab replay plays it again");
    Trace read = TraceReader.read(file).trace();
    assertThat(TraceDiff.first(read, shown())).isEmpty();
    Toolkit.onScreen(() -> pane.open(file));
    assertThat(pane.live().isOn()).isFalse();
    assertThat(pane.getRight()).isNull();
    press(KeyCode.L);
    assertThat(pane.live().isOn()).as(pane.message()).isTrue();
    assertThat(texts()).containsExactly("prepare 3 from p0 to p2", "promise 3 from p1 to p0");
  }

  @Test
  void whatIsNotSavedIsKept() throws Exception {
    startX();
    Trace run = shown();
    Toolkit.onScreen(() -> pane.show(Samples.healthy()));
    press(KeyCode.L);
    assertThat(shown()).isSameAs(run);
    Toolkit.onScreen(pane::leave);
    Trace kept = TraceReader.read(directory.resolve("LIVE-unsaved.jsonl")).trace();
    assertThat(TraceDiff.first(kept, run)).isEmpty();
    assertThat(new RecentFiles(directory.resolve("recent.txt")).list()).hasSize(1);
  }

  @Test
  void aMessageIsChosenByAClickOnIt() throws Exception {
    startX();
    Toolkit.onScreen(
        () -> {
          InFlight second = waiting().getItems().get(1);
          pane.live().choose(pane.playhead().timeline().indexOf(second.message()));
          assertThat(waiting().getSelectionModel().getSelectedItem()).isSameAs(second);
        });
  }

  @Test
  void whatIfIsOfNoUseByHand() throws Exception {
    startX();
    press(KeyCode.W);
    assertThat(pane.message()).startsWith("By hand all is what-if");
    assertThat(pane.branches().pane().isVisible()).isFalse();
  }
}
