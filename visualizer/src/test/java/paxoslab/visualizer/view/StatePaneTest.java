package paxoslab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.branch.WhatIf;
import paxoslab.visualizer.drawing.Clickable.Spot;
import paxoslab.visualizer.sample.Samples;
import paxoslab.visualizer.sample.StoreSample;
import paxoslab.visualizer.sample.TraceBuilder;
import paxoslab.visualizer.view.StatePane.Tab;

class StatePaneTest {
  @TempDir static Path shared;

  @BeforeAll
  static void startToolkit() throws Exception {
    Toolkit.start();
  }

  private interface Steps {
    void with(LabPane pane, StatePane state) throws Exception;
  }

  private static void showing(Trace trace, Steps steps) throws Exception {
    Toolkit.onScreen(
        () -> {
          LabPane pane =
              new LabPane(
                  false,
                  shared,
                  new RecentFiles(shared.resolve("recent.txt")),
                  new Settings(shared.resolve("visualizer.properties")),
                  run -> WhatIf.of(run, null, shared));
          Scene scene = new Scene(pane, 1280, 720);
          pane.show(trace);
          pane.applyCss();
          pane.layout();
          assertThat(scene.getRoot()).isSameAs(pane);
          steps.with(pane, pane.screens().desk().state());
        });
  }

  private static void press(LabPane pane, KeyCode code) {
    Event.fireEvent(
        pane.getCenter(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  @Test
  void aStoresRunShowsItsOperationsFirstAndAnOtherRunItsAcceptorsAlone() throws Exception {
    showing(
        StoreSample.healthy(),
        (pane, state) -> {
          assertThat(state.tab()).isEqualTo(Tab.OPERATIONS);
          assertThat(state.key()).isEqualTo("k");
          assertThat(state.getTop()).isNotNull();
          pane.show(Samples.brokenPromise());
          assertThat(state.tab()).isEqualTo(Tab.ACCEPTORS);
          assertThat(state.getTop()).isNull();
        });
  }

  @Test
  void theKeyLeadsFromAnOperationToItsInstanceAndBack() throws Exception {
    showing(
        StoreSample.healthy(),
        (pane, state) -> {
          assertThat(pane.playhead().index()).isZero();
          assertThat(state.counterpart()).isEqualTo("→ instance 0 (O)");
          press(pane, KeyCode.O);
          assertThat(pane.playhead().event())
              .get()
              .isInstanceOfSatisfying(
                  TraceEvent.Result.class, known -> assertThat(known.seq()).isZero());
          assertThat(state.tab()).isEqualTo(Tab.SERVERS);
          assertThat(state.counterpart()).isEqualTo("→ c0's operation (O)");
          press(pane, KeyCode.O);
          assertThat(pane.playhead().index()).isZero();
          assertThat(state.tab()).isEqualTo(Tab.OPERATIONS);
        });
  }

  @Test
  void aClickOnABarGoesToItsOperation() throws Exception {
    showing(
        StoreSample.staleRead(),
        (pane, state) -> {
          Spot get =
              state.shown().spots().stream()
                  .filter(spot -> spot.words().contains("get(k)"))
                  .findFirst()
                  .orElseThrow();
          state.click(get.left() + 5, get.top() + 5);
          assertThat(pane.playhead().index()).isEqualTo(get.event());
          state.click(1, 1);
          assertThat(pane.playhead().index()).isEqualTo(get.event());
        });
  }

  @Test
  void moreOfTheSameRunLeavesWhatIsLookedAt() throws Exception {
    Trace whole = StoreSample.healthy();
    Trace begin =
        new Trace(whole.header(), whole.choices(), whole.events().subList(0, 12), List.of());
    showing(
        begin,
        (pane, state) -> {
          state.tab(Tab.SERVERS);
          pane.show(whole);
          assertThat(state.tab()).isEqualTo(Tab.SERVERS);
          pane.show(Samples.brokenPromise());
          pane.show(whole);
          assertThat(state.tab()).isEqualTo(Tab.OPERATIONS);
        });
  }

  @Test
  void theRowOfThePresentOperationIsScrolledIntoSight() throws Exception {
    TraceBuilder b = TraceBuilder.store("", "", 1, 40);
    int first = b.asks(1, "put", 0, "k", "x");
    int last = b.asks(40, "put", 0, "k", "y");
    showing(
        b.build(),
        (pane, state) -> {
          pane.player().goTo(last);
          assertThat(state.scrolled()).isEqualTo(1);
          pane.player().goTo(first);
          assertThat(state.scrolled()).isZero();
        });
  }

  @Test
  void withoutAnOperationThereIsNowhereToJump() throws Exception {
    showing(
        Samples.brokenPromise(),
        (pane, state) -> {
          press(pane, KeyCode.O);
          assertThat(pane.playhead().index()).isZero();
          assertThat(state.counterpart()).isEmpty();
        });
  }
}
