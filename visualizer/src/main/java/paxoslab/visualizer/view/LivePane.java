package paxoslab.visualizer.view;

import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import paxoslab.explore.LiveStep;
import paxoslab.trace.Header;
import paxoslab.visualizer.branch.Branch;
import paxoslab.visualizer.branch.Hand;
import paxoslab.visualizer.branch.InFlight;
import paxoslab.visualizer.branch.Live;
import paxoslab.visualizer.drawing.Theme;

/** Beside a run that is played by hand: what can be done next, and what was done. */
final class LivePane extends VBox {
  private static final double WIDTH = 400;
  private static final int MOST_FIXED = 2;
  private static final List<String> CALLS = List.of("start", "done", "kill");

  private final Owner owner;
  private final Label heading = new Label();
  private final Label outcome = new Label();
  private final ChoiceBox<String> peer = new ChoiceBox<>();
  private final ChoiceBox<String> call = new ChoiceBox<>();
  private final TextField instance = new TextField("0");
  private final TextField value = new TextField("x");
  private final Label under = new Label();
  private final ListView<InFlight> waiting = new ListView<>();
  private final Label fixed = new Label();
  private final ListView<Branch> steps = new ListView<>();
  private final HBox doing = new HBox(6);
  private final FlowPane deciding;
  private final Button undo;
  private final Button redo;
  private final Button save;

  /** Does what is chosen. */
  interface Owner {
    void step(LiveStep step);

    void deliver(InFlight message);

    void drop(InFlight message);

    void deliverAll();

    /** Lets time pass until a timer or timeout is due. */
    void passToNext();

    /** Lets a second of virtual time pass. */
    void passSecond();

    /** Shows the run as it was after another step. */
    void show(Branch run);

    void undo();

    void redo();

    /** Asks where to save the run that is shown. */
    void save();

    void say(String line);
  }

  LivePane(Owner owner) {
    super(8);
    this.owner = owner;
    setId("live");
    setPrefWidth(WIDTH);
    setMinWidth(WIDTH);
    heading.setStyle("-fx-font-weight: bold;");
    for (Label text : List.of(heading, outcome, fixed)) {
      text.setWrapText(true);
      text.setMinHeight(USE_PREF_SIZE);
    }
    fixed.setStyle("-fx-font-style: italic; -fx-font-size: 14px;");
    under.setStyle("-fx-font-weight: bold;");
    Label done = new Label("What was done");
    done.setStyle("-fx-font-weight: bold;");
    Lists.lines(waiting, "in-flight", "Messages under way", InFlight::text, owner::deliver);
    Lists.lines(steps, "steps", "What was done", LivePane::line, owner::show);
    waiting.setPlaceholder(new Label("No message is under way."));
    VBox.setVgrow(waiting, Priority.ALWAYS);
    VBox.setVgrow(steps, Priority.SOMETIMES);
    waiting.setPrefHeight(200);
    waiting.setMinHeight(80);
    steps.setPrefHeight(180);
    steps.setMinHeight(80);
    undo = button("Undo", "Back to before the last step (Ctrl+Z)", owner::undo);
    redo = button("Redo", "The step that was taken back (Ctrl+Y)", owner::redo);
    save = button("Save…", "Save the run as a trace (Ctrl+S)", owner::save);
    deciding =
        row(
            button("Deliver", "Deliver the message chosen (Enter)", () -> chosen(false)),
            button("Drop", "Lose the message chosen (Delete)", () -> chosen(true)),
            button("All", "Deliver all, in the order sent (A)", owner::deliverAll),
            button("Next timeout", "On to the next timer or timeout (J)", owner::passToNext),
            button("+ 1 s", "Let a second of virtual time pass", owner::passSecond));
    getChildren()
        .addAll(
            heading,
            outcome,
            calls(),
            under,
            waiting,
            fixed,
            deciding,
            done,
            steps,
            row(undo, redo, save));
  }

  private static FlowPane row(Node... nodes) {
    FlowPane row = new FlowPane(6, 6, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(USE_PREF_SIZE);
    return row;
  }

  private static Button button(String text, String name, Runnable action) {
    Button button = new Button(text);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.setStyle("-fx-padding: 4 8 4 8;");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** What the application can do: {@code p0 start ( 0 , x )}. */
  private Node calls() {
    peer.setAccessibleText("Peer");
    call.setAccessibleText("What is done to it");
    instance.setAccessibleText("Instance");
    value.setAccessibleText("Value");
    value.setId("value");
    instance.setPrefColumnCount(3);
    value.setPrefColumnCount(5);
    HBox.setHgrow(value, Priority.ALWAYS);
    call.getItems().setAll(CALLS);
    call.setOnAction(
        e -> {
          instance.setDisable(call.getValue().equals("kill"));
          value.setDisable(!call.getValue().equals("start"));
        });
    call.setValue("start");
    instance.setOnAction(e -> step());
    value.setOnAction(e -> step());
    Button go = button("Do", "Do it (Enter)", this::step);
    peer.setMinWidth(USE_PREF_SIZE);
    call.setMinWidth(USE_PREF_SIZE);
    doing.getChildren().setAll(peer, call, instance, value, go);
    doing.setAlignment(Pos.CENTER_LEFT);
    return doing;
  }

  private void step() {
    int index = peer.getItems().indexOf(peer.getValue());
    if (call.getValue().equals("kill")) {
      owner.step(new LiveStep.Kill(index));
      return;
    }
    int seq;
    try {
      seq = Integer.parseUnsignedInt(instance.getText().strip());
    } catch (NumberFormatException e) {
      owner.say("The instance is a whole number from 0, not \"" + instance.getText() + "\".");
      return;
    }
    owner.step(
        call.getValue().equals("done")
            ? new LiveStep.Done(index, seq)
            : new LiveStep.Start(index, seq, value.getText()));
  }

  /** Delivers or drops the message that is chosen. */
  void chosen(boolean drops) {
    InFlight message = waiting.getSelectionModel().getSelectedItem();
    if (message != null && drops) {
      owner.drop(message);
    } else if (message != null) {
      owner.deliver(message);
    }
  }

  /** Chooses the next message, or the one before if negative. */
  void choose(int by) {
    int now = waiting.getSelectionModel().getSelectedIndex();
    int last = waiting.getItems().size() - 1;
    waiting.getSelectionModel().select(Math.max(0, Math.min(last, now + by)));
    waiting.scrollTo(waiting.getSelectionModel().getSelectedIndex());
  }

  /** Chooses the message with this id, if it waits. */
  void chooseMessage(int id) {
    waiting.getItems().stream()
        .filter(message -> message.message() == id)
        .findFirst()
        .ifPresent(message -> waiting.getSelectionModel().select(message));
  }

  /** True for the list of messages, for which keys are meant that a picture has no use for. */
  boolean isWaitingList(Object node) {
    return node == waiting;
  }

  /** Goes to what the application can do. */
  void askWhatToDo() {
    value.requestFocus();
    value.selectAll();
  }

  void focusWaiting() {
    waiting.requestFocus();
  }

  /** A step in a line. */
  static String line(Branch run) {
    return (run.number() == 0 ? "" : run.number() + "  ")
        + run.title()
        + run.trace().failure().map(f -> "  ✗ " + f.rule()).orElse("");
  }

  /** Shows where a run has come; null for the step that could be done again. */
  void show(Live live, Branch run, @Nullable Branch next) {
    Header header = run.trace().header();
    heading.setText(
        String.format(
            Locale.ROOT, "By hand: %d peers of %s", header.nodes().size(), header.solution()));
    outcome.setText(
        run.trace()
            .failure()
            .map(f -> "The run ends here: it breaks " + f.rule() + ". " + f.text())
            .orElse("No rule is broken."));
    if (peer.getItems().size() != header.nodes().size()) {
      peer.getItems().setAll(header.nodes().stream().map(Header.Node::name).toList());
      peer.getSelectionModel().selectFirst();
    }
    Hand hand = Live.hand(run);
    under.setText("Under way at " + time(Live.now(run)) + ": " + hand.inFlight().size());
    waiting.getItems().setAll(hand.inFlight());
    waiting.getSelectionModel().selectFirst();
    fixed.setText(few(hand.fixed()));
    fixed.setManaged(!hand.fixed().isEmpty());
    boolean over = run.trace().failure().isPresent();
    deciding.setDisable(over);
    doing.setDisable(over);
    steps.getItems().setAll(live.tree().tree());
    steps.getSelectionModel().select(run);
    // The list has its height only after the next layout.
    Platform.runLater(() -> steps.scrollTo(run));
    undo.setDisable(run.parent().isEmpty());
    redo.setDisable(next == null);
    save.setDisable(run.number() == 0);
  }

  /** The last of some lines, so that the lists keep their room. */
  private static String few(List<String> lines) {
    int more = lines.size() - MOST_FIXED;
    return more <= 0
        ? String.join("\n", lines)
        : String.join("\n", lines.subList(more, lines.size())) + "\nand " + more + " more";
  }

  /** Virtual time, such as {@code 1.500004 s}. */
  private static String time(long micros) {
    return micros < 10_000 ? micros + " µs" : String.format(Locale.ROOT, "%.6f s", micros / 1e6);
  }

  void theme(Theme theme) {
    setStyle(Styles.overlay(theme));
  }
}
