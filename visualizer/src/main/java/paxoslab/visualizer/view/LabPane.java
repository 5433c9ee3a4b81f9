package paxoslab.visualizer.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.branch.Branch;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Causality;
import paxoslab.visualizer.playback.Followed;
import paxoslab.visualizer.playback.Playhead;
import paxoslab.visualizer.playback.Timeline;

/**
 * The window's content: one of its screens (desk, class, two runs), the controls below, and a line
 * for what went wrong.
 */
final class LabPane extends BorderPane implements Commands, Opener.Window {
  private final Settings settings;
  private final Transport player = new Transport(this::moved);
  private final Screens screens;
  private final PlayerBar bar;
  private final Opener opener;
  private final Notebook notebook = new Notebook();
  private final NoteTaker notes = new NoteTaker(notebook, player, this::say, this::home);
  private final Path gallery;
  private final RecentFiles recent;
  private final MessageLine message = new MessageLine(this::setTop);
  private final Branches branches;
  private final LiveDesk live;
  private @Nullable Path file;
  private @Nullable RunScreen run;
  private @Nullable Causality causality;

  /**
   * Content without a run.
   *
   * @param present the screen for a class
   * @param gallery the folder of the lesson gallery; it may be missing
   * @param recent the runs that were opened last
   * @param settings how the window was left
   * @param solutions finds the solution of a run, to branch it
   */
  LabPane(
      boolean present,
      Path gallery,
      RecentFiles recent,
      Settings settings,
      Branches.Opener solutions) {
    this.gallery = gallery;
    this.recent = recent;
    this.settings = settings;
    opener = Opener.inBackground(this, recent);
    branches = new Branches(solutions, new Window());
    live = new LiveDesk(solutions, new LiveWindow(), this::setRight);
    screens =
        new Screens(new DeskView(player, settings), branches.pane(), settings, this::switched);
    bar = new PlayerBar(player, this, screens::focus);
    setCenter(screens);
    setBottom(new VBox(notes.bar(), bar));
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    screens.desk().lanes().setOnMouseClicked(click -> onClick(click.getX(), click.getY()));
    OpenDialog.dropsOn(this, this::open);
    theme(settings.flag("light", false) ? Theme.LIGHT : Theme.DARK);
    say(
        List.of(
            "No trace is open: choose one, press Ctrl+O, or drop a file here. ? lists the keys."));
    if (present) {
      screens.togglePresent();
    }
  }

  /** Opens a file; if it can't be read, says why, and what was open stays open. */
  void open(Path path) {
    open(path, TraceEvent.NONE);
  }

  /** The same, at the event with this id. */
  void open(Path path, int at) {
    opener.open(path, at);
  }

  @Override
  public void escape() {
    if (opener.stop()) {
      player.endsHere();
    } else if (branches.pane().isVisible()) {
      branches.close();
    }
  }

  @Override
  public void opened(Path path) {
    file = path;
    notebook.open(path).ifPresent(problem -> say(List.of(problem)));
    moved();
  }

  /** Shows a run from its first event. */
  void show(Trace trace) {
    opener.stop();
    show(RunScreen.of(new Playhead(new Timeline(trace))));
  }

  @Override
  public void show(RunScreen opened) {
    file = null;
    live.leave();
    branches.opened(opened.playhead().timeline().trace());
    display(opened);
  }

  @Override
  public void goOn(RunScreen whole) {
    player.goOn(whole.playhead());
    run = whole;
    causality = null;
    branches.opened(whole.playhead().timeline().trace());
    screens.goOn(whole);
    moved();
  }

  /** Shows a run, or a branch of the one that is open. */
  private void display(RunScreen opened) {
    player.show(opened.playhead(), opened.whole());
    run = opened;
    causality = null;
    notebook.close();
    screens.show(opened);
    say(List.of());
    switched();
  }

  /** What is open, or null. */
  @Nullable Playhead playhead() {
    return run == null ? null : run.playhead();
  }

  /** The line for what went wrong; empty if nothing did. */
  String message() {
    return message.text();
  }

  @Override
  public void say(List<String> lines) {
    message.say(lines);
  }

  Transport player() {
    return player;
  }

  @Override
  public Screens screens() {
    return screens;
  }

  /** To be done after another screen is shown. */
  private void switched() {
    bar.setManaged(!screens.wantsAll());
    bar.setVisible(!screens.wantsAll());
    live.dock(!screens.starts() && !screens.compares());
    home();
  }

  private void home() {
    moved();
    screens.focus();
  }

  private void moved() {
    if (run != null) {
      screens.moved(notebook, run);
      bar.follow(run.index(), run.playhead().timeline().size(), player.playing());
      branches.moved();
    }
  }

  @Override
  public void toggleStart() {
    if (starts()) {
      screens.back();
    } else {
      player.pause();
      screens.start(new StartView(gallery, recent.list(), this::open, live::begin));
    }
    switched();
  }

  @Override
  public boolean starts() {
    return screens.starts();
  }

  @Override
  public void toggleCompare() {
    if (screens.compares()) {
      screens.back();
      switched();
    } else if (run != null) {
      OpenDialog.ask(getScene().getWindow(), "Compare with another run")
          .ifPresent(this::compareWith);
    }
  }

  /** Shows another run below the one that is open. */
  void compareWith(Path path) {
    opener.openBeside(path);
  }

  @Override
  public void beside(RunScreen other) {
    if (run != null) {
      player.pause();
      screens.compare(run, other);
      switched();
    }
  }

  private void theme(Theme newTheme) {
    screens.theme(newTheme);
    live.pane().theme(newTheme);
    setStyle(Styles.of(newTheme));
    message.theme(newTheme);
  }

  @Override
  public void otherTheme() {
    theme(screens.theme().other());
    settings.setFlag("light", screens.theme() == Theme.LIGHT);
  }

  private void onKey(KeyEvent key) {
    if (!(key.getTarget() instanceof TextInputControl)
        && (live.press(key) || Keys.press(key, player, this))) {
      key.consume();
    }
  }

  /** Goes to the event there and shows its causes and effects; elsewhere, shows all again. */
  void onClick(double x, double y) {
    screens.lightAll();
    OptionalInt event = screens.desk().lanes().eventAt(x, y);
    if (event.isPresent()) {
      player.goTo(event.getAsInt());
      live.choose(event.getAsInt());
      toggleCauses();
    }
    screens.focus();
  }

  @Override
  public void jump() {
    screens.desk().state().jump();
  }

  @Override
  public void toggleCauses() {
    if (run != null && run.playhead().timeline().size() > 0) {
      causality = causality == null ? new Causality(run.playhead().timeline()) : causality;
      screens.lightCauses(causality, run.index());
      moved();
    }
  }

  @Override
  public void follow(Followed.By by) {
    if (run == null) {
      return;
    }
    say(screens.follow(run, by));
    moved();
  }

  @Override
  public void writeNote() {
    if (run != null) {
      notes.write(run);
    }
  }

  @Override
  public void nextNote(boolean forwards) {
    if (run != null) {
      notes.next(run, forwards);
    }
  }

  Branches branches() {
    return branches;
  }

  @Override
  public void toggleWhatIf() {
    if (run == null || screens.starts() || screens.compares()) {
      say(List.of("What-if needs one run on the screen."));
    } else if (live.isOn()) {
      say(List.of("By hand all is what-if: undo, and do something else."));
    } else {
      player.pause();
      branches.toggle();
    }
  }

  LiveDesk live() {
    return live;
  }

  @Override
  public void playByHand() {
    Trace open = run == null ? null : run.playhead().timeline().trace();
    if (!live.resume(open, screens.starts()) && !screens.starts()) {
      toggleStart();
    }
  }

  /** Shows a run that is played by hand: it is no file's. */
  private final class LiveWindow extends Window {
    @Override
    public void show(Branch branch, int index) {
      opener.stop();
      file = null;
      branches.opened(branch.trace());
      super.show(branch, index);
    }
  }

  /** Shows the branches. */
  private class Window implements Branches.Window {
    @Override
    public void say(List<String> lines) {
      LabPane.this.say(lines);
    }

    @Override
    public void show(Branch branch, int index) {
      display(RunScreen.of(new Playhead(branch.timeline())));
      if (branch.number() == 0 && file != null) {
        notebook.open(file).ifPresent(problem -> say(List.of(problem)));
      }
      player.goTo(index);
    }

    @Override
    public int index() {
      return run == null ? 0 : run.index();
    }

    @Override
    public void focus() {
      screens.focus();
    }
  }

  @Override
  public void chooseFile() {
    OpenDialog.ask(getScene().getWindow(), "Open a trace").ifPresent(this::open);
  }

  @Override
  public void export() {
    if (run != null) {
      SaveDialog.ask(getScene().getWindow()).ifPresent(this::export);
    }
  }

  /** Writes the run, a picture at the present event; says what came of it. */
  void export(Path file) {
    if (run != null) {
      say(List.of(SaveDialog.write(run.playhead(), screens.theme(), file)));
    }
  }

  @Override
  public void changeSpeed(int by) {
    bar.changeSpeed(by);
  }

  /** Writes down how the window is left, and a run by hand that is in no file. */
  void leave() {
    try {
      settings.save();
      live.keep(recent);
    } catch (IOException e) {
      say(List.of("how the window was left can't be kept: " + e.getMessage()));
    }
  }
}
