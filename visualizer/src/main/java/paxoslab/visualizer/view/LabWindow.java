package paxoslab.visualizer.view;

import java.nio.file.Path;
import java.util.Map;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import paxoslab.junit.ProjectRoot;
import paxoslab.visualizer.branch.WhatIf;

/**
 * The visualizer's window. Named parameters: {@code trace}, {@code at}, {@code present}, {@code
 * solution}, {@code live}, {@code peers}.
 */
public final class LabWindow extends Application {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 720;

  @Override
  public void start(Stage stage) {
    Map<String, String> parameters = getParameters().getNamed();
    boolean present = Boolean.parseBoolean(parameters.get("present"));
    Path root = ProjectRoot.ofProcess();
    LabPane pane =
        new LabPane(
            present,
            root.resolve("docs/gallery"),
            new RecentFiles(root.resolve("target/lab/recent.txt")),
            new Settings(root.resolve("target/lab/visualizer.properties")),
            trace -> WhatIf.of(trace, parameters.get("solution"), root));
    boolean live = Boolean.parseBoolean(parameters.get("live"));
    if (parameters.containsKey("trace")) {
      int at = Integer.parseInt(parameters.getOrDefault("at", "-1"));
      pane.open(Path.of(parameters.get("trace")), at);
      if (live) {
        pane.playByHand();
      }
    } else if (live) {
      int peers = Integer.parseInt(parameters.getOrDefault("peers", "3"));
      pane.live().begin(parameters.getOrDefault("solution", LiveDesk.USUAL), peers);
    } else {
      pane.toggleStart();
    }
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    double width = present ? screen.getWidth() : Math.min(WIDTH, screen.getWidth());
    double height = present ? screen.getHeight() : Math.min(HEIGHT, screen.getHeight());
    Scene scene = new Scene(pane, width, height);
    stage.setTitle("Paxos Lab");
    stage.setScene(scene);
    stage.setMaximized(present);
    stage.setOnHidden(e -> pane.leave());
    stage.show();
    if (!pane.starts()) {
      pane.screens().focus();
    }
  }
}
