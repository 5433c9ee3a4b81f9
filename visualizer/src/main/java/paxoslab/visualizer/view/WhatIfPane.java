package paxoslab.visualizer.view;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import paxoslab.visualizer.branch.Branch;
import paxoslab.visualizer.branch.Change;
import paxoslab.visualizer.branch.Moment;
import paxoslab.visualizer.drawing.Theme;

/** Over the run: what could happen otherwise at the present event, and the tree of branches. */
final class WhatIfPane extends VBox {
  private static final double WIDTH = 620;
  private static final double HEIGHT = 520;

  private final Owner owner;
  private final Label heading = new Label();
  private final ListView<Change> changes = new ListView<>();
  private final Label fixed = new Label();
  private final ListView<Branch> tree = new ListView<>();
  private final Button save = new Button("Save this branch…");

  /** Does what is chosen. */
  interface Owner {
    /** Plays a branch of the run that is shown. */
    void play(Change change);

    /** Shows another run of the tree. */
    void show(Branch branch);

    /** Asks where to save the branch that is shown. */
    void save();

    /** Hides the list. */
    void close();
  }

  WhatIfPane(Owner owner) {
    super(8);
    this.owner = owner;
    setMaxSize(WIDTH, HEIGHT);
    StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
    setVisible(false);
    Lists.lines(changes, "what-if", "What could happen instead", Change::text, owner::play);
    Lists.lines(tree, "branches", "Branches", WhatIfPane::line, owner::show);
    changes.setPrefHeight(HEIGHT / 2);
    tree.setPrefHeight(HEIGHT / 4);
    fixed.setWrapText(true);
    fixed.setStyle("-fx-font-style: italic; -fx-font-size: 14px;");
    heading.setStyle("-fx-font-weight: bold;");
    Label below = new Label("Branches of this run");
    below.setStyle("-fx-font-weight: bold;");
    HBox buttons =
        new HBox(
            8,
            button(new Button("Play it"), "Play the change chosen (Enter)", this::playChosen),
            button(save, "Save the branch that is shown as a trace", owner::save),
            button(new Button("Close"), "Hide this list (W or Esc)", owner::close));
    getChildren().addAll(heading, changes, fixed, below, tree, buttons);
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  private static Button button(Button button, String name, Runnable action) {
    button.setAccessibleText(name);
    button.setOnAction(e -> action.run());
    return button;
  }

  private void playChosen() {
    Change chosen = changes.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      owner.play(chosen);
    }
  }

  private void onKey(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      owner.close();
      key.consume();
    }
  }

  /** A run of the tree in a line, such as {@code 2 drop prepare 3 …: no rule broken, 84 events}. */
  static String line(Branch branch) {
    return "%s%s  %s: %s"
        .formatted(
            "    ".repeat(branch.depth()),
            branch.number() == 0 ? "original" : branch.number(),
            branch.title(),
            branch.outcome());
  }

  /** Lists what could happen at an event of a run. */
  void showMoment(Branch branch, int index) {
    Moment moment = branch.at(index);
    int id = branch.timeline().size() == 0 ? 0 : branch.timeline().event(index).id();
    heading.setText("What if, after event " + id + ":");
    changes.getItems().setAll(moment.changes());
    changes.getSelectionModel().selectFirst();
    fixed.setText(String.join("\n", moment.fixed()));
    fixed.setManaged(!moment.fixed().isEmpty());
  }

  /** Lists the runs of a tree. */
  void showTree(List<Branch> branches, Branch shown) {
    tree.getItems().setAll(branches);
    tree.getSelectionModel().select(shown);
    tree.scrollTo(shown);
    save.setDisable(shown.number() == 0);
  }

  void focusChanges() {
    changes.requestFocus();
  }

  void theme(Theme theme) {
    setStyle(Styles.overlay(theme));
  }
}
