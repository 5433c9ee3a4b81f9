package paxoslab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.solution.Solution;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceDiff;
import paxoslab.trace.TraceReader;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.branch.Branch;
import paxoslab.visualizer.branch.Change;
import paxoslab.visualizer.branch.Runs;
import paxoslab.visualizer.branch.WhatIf;
import paxoslab.visualizer.sample.Samples;

/** What-if in the window: W, a list, a branch, and back. */
class BranchesTest {
  private static final Solution REFERENCE = Runs.reference();
  private static final Trace RUN = Runs.of("A01", REFERENCE);

  @TempDir Path directory;

  @BeforeAll
  static void startToolkit() throws Exception {
    Toolkit.start();
  }

  private LabPane pane(Branches.Opener opener) throws Exception {
    CompletableFuture<LabPane> made = new CompletableFuture<>();
    Toolkit.onScreen(
        () -> {
          LabPane pane =
              new LabPane(
                  false,
                  directory,
                  new RecentFiles(directory.resolve("recent.txt")),
                  new Settings(directory.resolve("visualizer.properties")),
                  opener);
          Scene scene = new Scene(pane, 1280, 720);
          scene.getRoot().applyCss();
          pane.layout();
          made.complete(pane);
        });
    return made.join();
  }

  private static void press(Node node, KeyCode code) {
    Event.fireEvent(
        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  /** Presses W, and waits until what that plays has been played. */
  private static void whatIf(LabPane pane) throws Exception {
    Toolkit.onScreen(() -> press(pane.getCenter(), KeyCode.W));
    pane.branches().work().get(60, TimeUnit.SECONDS);
  }

  @SuppressWarnings("unchecked")
  private static ListView<Change> changes(LabPane pane) {
    return (ListView<Change>) pane.lookup("#what-if");
  }

  @SuppressWarnings("unchecked")
  private static ListView<Branch> tree(LabPane pane) {
    return (ListView<Branch>) pane.lookup("#branches");
  }

  /** Chooses the change with this text, and waits for its branch. */
  private static void choose(LabPane pane, String text) throws Exception {
    Toolkit.onScreen(
        () -> {
          ListView<Change> list = changes(pane);
          Change change =
              list.getItems().stream().filter(c -> c.text().equals(text)).findFirst().get();
          list.getSelectionModel().select(change);
          press(list, KeyCode.ENTER);
          assertThat(pane.message()).isEqualTo("Playing: " + text + " …");
        });
    pane.branches().work().get(60, TimeUnit.SECONDS);
  }

  private LabPane opened() throws Exception {
    LabPane pane = pane(trace -> WhatIf.of(trace, REFERENCE));
    Toolkit.onScreen(() -> pane.show(RUN));
    return pane;
  }

  @Test
  void theListFollowsThePresentEvent() throws Exception {
    LabPane pane = opened();
    whatIf(pane);
    Toolkit.onScreen(
        () -> {
          assertThat(pane.branches().pane().isVisible()).isTrue();
          assertThat(changes(pane).getItems())
              .extracting(Change::text)
              .contains("drop prepare 3 from p0 to p1")
              .doesNotContain("drop promise 3 from p1 to p0");
          pane.player().goTo(17);
          assertThat(changes(pane).getItems())
              .extracting(Change::text)
              .contains("drop promise 3 from p1 to p0");
          press(changes(pane), KeyCode.ESCAPE);
          assertThat(pane.branches().pane().isVisible()).isFalse();
        });
  }

  @Test
  void aBranchIsShownWhereItPartsAndOneCanGoBack() throws Exception {
    LabPane pane = opened();
    Toolkit.onScreen(() -> pane.player().goTo(17));
    whatIf(pane);
    choose(pane, "drop promise 3 from p1 to p0");
    Toolkit.onScreen(
        () -> {
          assertThat(pane.message())
              .startsWith("Branch 1: drop promise 3 from p1 to p0. It parts at event ")
              .endsWith("No rule is broken.");
          Branch branch = tree(pane).getSelectionModel().getSelectedItem();
          assertThat(pane.playhead().timeline()).isSameAs(branch.timeline());
          assertThat(pane.playhead().index()).isEqualTo(branch.partsAt());
          assertThat(WhatIfPane.line(branch))
              .startsWith("    1  drop promise 3 from p1 to p0: no rule broken, ");
          tree(pane).getSelectionModel().select(0);
          press(tree(pane), KeyCode.ENTER);
          assertThat(pane.playhead().timeline().trace().events()).isEqualTo(RUN.events());
          assertThat(tree(pane).getItems()).hasSize(2);
        });
  }

  @Test
  void aBranchIsSavedAsATraceThatPlaysAgain() throws Exception {
    LabPane pane = opened();
    whatIf(pane);
    choose(pane, "delay prepare 3 from p0 to p2 by 1 s");
    Path file = directory.resolve("branch.jsonl");
    Toolkit.onScreen(
        () -> {
          pane.branches().save(directory.resolve("branch.txt"));
          assertThat(pane.message()).contains("use a name that ends in .jsonl");
          pane.branches().save(file);
          assertThat(pane.message()).isEqualTo("saved " + file + "; ./lab replay plays it again");
        });
    Trace read = TraceReader.read(file).trace();
    assertThat(TraceDiff.first(read, pane.playhead().timeline().trace())).isEmpty();
    assertThat(WhatIf.of(read, REFERENCE).original().trace().choices()).isEqualTo(read.choices());
  }

  @Test
  void aRunWhoseSolutionIsNotAtHandIsNotBranched() throws Exception {
    LabPane pane = pane(trace -> WhatIf.of(trace, null, directory));
    Toolkit.onScreen(() -> pane.show(Samples.brokenPromise()));
    whatIf(pane);
    Toolkit.onScreen(
        () -> {
          assertThat(pane.message()).startsWith("No what-if: ").contains("--solution DIR");
          assertThat(pane.branches().pane().isVisible()).isFalse();
        });
  }

  @Test
  void theWindowStaysUsableAndAnotherTraceForgetsWhatIsPlayed() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    LabPane pane =
        pane(
            trace -> {
              try {
                go.await(60, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return WhatIf.of(trace, REFERENCE);
            });
    Path other = directory.resolve("other.jsonl");
    TraceWriter.write(other, Samples.healthy());
    Toolkit.onScreen(
        () -> {
          pane.show(RUN);
          press(pane.getCenter(), KeyCode.W);
          assertThat(pane.message()).startsWith("What if: the run is played again");
          press(pane.getCenter(), KeyCode.RIGHT);
          assertThat(pane.playhead().index()).isEqualTo(1);
          press(pane.getCenter(), KeyCode.W);
          assertThat(pane.message()).startsWith("Still playing");
          pane.open(other);
          go.countDown();
        });
    pane.branches().work().get(60, TimeUnit.SECONDS);
    Toolkit.onScreen(
        () -> {
          assertThat(pane.branches().pane().isVisible()).isFalse();
          assertThat(pane.message()).isEmpty();
        });
  }
}
