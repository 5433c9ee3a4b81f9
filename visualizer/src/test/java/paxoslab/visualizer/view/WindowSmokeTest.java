package paxoslab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import paxoslab.junit.ProjectRoot;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.branch.WhatIf;
import paxoslab.visualizer.sample.Samples;

/** The window under real key presses and mouse drags, on a screen in memory. */
class WindowSmokeTest {
  private static final Path GALLERY = ProjectRoot.ofProcess().resolve("docs/gallery");
  private static final int FINDING = 20;

  @TempDir private Path directory;

  private final FxRobot robot = new FxRobot();
  private LabPane pane;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    Path trace = directory.resolve("run.jsonl");
    TraceWriter.write(trace, Samples.brokenPromise());
    Toolkit.start();
    stage = FxToolkit.registerStage(Stage::new);
    FxToolkit.setupFixture(
        () -> {
          pane =
              new LabPane(
                  false,
                  GALLERY,
                  new RecentFiles(directory.resolve("recent.txt")),
                  new Settings(directory.resolve("visualizer.properties")),
                  run -> WhatIf.of(run, null, directory));
          stage.setScene(new Scene(pane, 1280, 720));
          stage.show();
          pane.open(trace);
          stage.toFront();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() throws TimeoutException {
    robot.release(new KeyCode[0]);
    robot.release(new MouseButton[0]);
    FxToolkit.setupFixture(stage::close);
  }

  private static <T> T onScreen(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(30), question);
  }

  private int index() {
    return onScreen(() -> pane.playhead().index());
  }

  @Test
  void pressedKeysStepAndJump() {
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.LEFT);
    assertThat(index()).isEqualTo(1);
    robot.type(KeyCode.V);
    assertThat(index()).isEqualTo(FINDING);
    robot.type(KeyCode.HOME);
    assertThat(index()).isZero();
  }

  @Test
  void draggingAlongTheStripScrubs() {
    Node strip =
        robot
            .lookup(n -> n instanceof CanvasView && "The whole run".equals(n.getAccessibleText()))
            .query();
    Bounds place = onScreen(() -> strip.localToScreen(strip.getBoundsInLocal()));
    double y = place.getCenterY();
    robot.moveTo(place.getMinX() + 14, y).press(MouseButton.PRIMARY);
    robot.moveTo(place.getMaxX() - 14, y).release(MouseButton.PRIMARY);
    assertThat(index()).isEqualTo(28);
  }

  @Test
  void typedWordsSearch() {
    robot.type(KeyCode.SLASH);
    robot.write("dropped").type(KeyCode.ENTER);
    ListView<?> events = robot.lookup(".list-view").query();
    assertThat(onScreen(() -> events.getItems().size())).isBetween(1, 5);
    assertThat(index()).isPositive();
    robot.type(KeyCode.ESCAPE);
    robot.type(KeyCode.HOME);
    assertThat(index()).as("the keys move the run again").isZero();
  }

  @Test
  void theScreenForAClassStepsByARemoteAndAsks() {
    robot.type(KeyCode.P);
    assertThat(onScreen(() -> pane.screens().presents())).isTrue();
    robot.type(KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN);
    assertThat(index()).isEqualTo(2);
    robot.type(KeyCode.Q);
    assertThat(onScreen(() -> pane.screens().slide().quiz())).isTrue();
    robot.type(KeyCode.PERIOD);
    assertThat(onScreen(() -> pane.screens().presents())).isFalse();
  }

  @Test
  void aBrokenFileIsToldAndTheRunStays() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.jsonl"), "{]\n");
    robot.interact(() -> pane.open(broken));
    assertThat(onScreen(() -> pane.message())).contains("broken.jsonl", "line 1");
    robot.type(KeyCode.END);
    assertThat(index()).isEqualTo(28);
  }
}
