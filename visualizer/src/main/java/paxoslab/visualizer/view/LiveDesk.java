package paxoslab.visualizer.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import paxoslab.explore.LiveStep;
import paxoslab.trace.Trace;
import paxoslab.visualizer.branch.Branch;
import paxoslab.visualizer.branch.InFlight;
import paxoslab.visualizer.branch.Live;
import paxoslab.visualizer.branch.WhatIf;

/**
 * A run that is played by hand. It is kept while something else is looked at. All is for the
 * window's thread, but the playing itself.
 */
final class LiveDesk implements LivePane.Owner {
  /** Whose peers are played, unless somebody says otherwise. */
  static final String USUAL = "skeleton";

  private static final long SECOND = 1_000_000;

  private final Branches.Opener opener;
  private final Branches.Window window;
  private final Consumer<@Nullable Node> dock;
  private final LivePane pane = new LivePane(this);
  private final Playing playing;
  private final Set<Branch> saved = new HashSet<>();

  /** The step that was done, or looked at, last after each. */
  private final Map<Branch, Branch> ways = new HashMap<>();

  private @Nullable Live live;
  private @Nullable Branch shown;
  private boolean on;

  /**
   * Nothing is played yet.
   *
   * @param dock shows a pane beside the run, or null for none
   */
  LiveDesk(Branches.Opener opener, Branches.Window window, Consumer<@Nullable Node> dock) {
    this.opener = opener;
    this.window = window;
    this.dock = dock;
    this.playing = new Playing("live", window::say);
  }

  LivePane pane() {
    return pane;
  }

  /** Ends when what is being played was shown, or said to have failed. */
  CompletableFuture<Void> work() {
    return playing.work();
  }

  /** True while such a run is on the screen. */
  boolean isOn() {
    return on;
  }

  /** True if there is one to go on with. */
  boolean isBegun() {
    return live != null;
  }

  /** Creates the peers of a solution. */
  void begin(String solution, int peers) {
    playing.play(
        "Creating " + peers + " peers of " + solution + " …",
        () -> opener.begin(solution, peers),
        this::begun);
  }

  /**
   * Goes on by hand where that is possible.
   *
   * @param open the run on the screen
   * @param atStart true if the start page is shown
   * @return false if nothing was begun yet
   */
  boolean resume(@Nullable Trace open, boolean atStart) {
    if (isOn() && !atStart) {
      pane().focusWaiting();
    } else if (open != null && !isOn() && Live.isLive(open) && !atStart) {
      goOn(open);
    } else if (isBegun()) {
      back();
    } else {
      return false;
    }
    return true;
  }

  /** Goes on where a live run was saved. */
  void goOn(Trace trace) {
    playing.play(
        "By hand: the run is played again, to see whether it is the same …",
        () -> Live.of(opener.open(trace)),
        this::begun);
  }

  private void begun(Live begun) {
    live = begun;
    ways.clear();
    WhatIf tree = begun.tree();
    saved.add(tree.original());
    display(tree.original());
    pane.askWhatToDo();
  }

  /** Shows the run again that something else was looked at instead of. */
  void back() {
    if (shown != null) {
      display(shown);
      pane.focusWaiting();
    }
  }

  /** Something else is on the screen; what was played stays. */
  void leave() {
    on = false;
    playing.forget();
    dock.accept(null);
  }

  /** Shows or hides the pane, while another screen needs the room. */
  void dock(boolean docked) {
    dock.accept(on && docked ? pane : null);
  }

  private void display(Branch run) {
    Live tree = live;
    if (tree == null) {
      return;
    }
    shown = run;
    run.parent().ifPresent(before -> ways.put(before, run));
    on = true;
    window.show(run, Math.max(0, run.timeline().size() - 1));
    dock.accept(pane);
    pane.show(tree, run, ways.get(run));
  }

  /**
   * Saves the run that was shown last, if it has steps that are in no file.
   *
   * @throws IOException naming file and reason
   */
  void keep(RecentFiles recent) throws IOException {
    if (shown != null && !saved.contains(shown)) {
      Path kept = recent.beside("LIVE-unsaved.jsonl");
      shown.save(kept);
      recent.add(kept);
    }
  }

  // ---- what the pane asks for ----

  /** Plays on from what is shown. */
  private interface Move {
    Optional<Branch> play(Live live, Branch from);
  }

  private void play(Move move) {
    Live tree = live;
    Branch from = shown;
    if (tree == null || from == null) {
      return;
    }
    String nothing = "Nothing is due: no timer runs, and nobody waits for a reply.";
    playing.play(
        "",
        () -> move.play(tree, from),
        run -> run.ifPresentOrElse(this::display, () -> say(nothing)));
  }

  @Override
  public void step(LiveStep step) {
    play((tree, from) -> Optional.of(tree.play(from, step)));
  }

  @Override
  public void deliver(InFlight message) {
    play((tree, from) -> Optional.of(tree.play(from, message.deliver())));
  }

  @Override
  public void drop(InFlight message) {
    play((tree, from) -> Optional.of(tree.play(from, message.drop())));
  }

  @Override
  public void deliverAll() {
    if (shown != null && !Live.hand(shown).inFlight().isEmpty()) {
      play((tree, from) -> Optional.of(tree.deliverAll(from)));
    }
  }

  @Override
  public void passToNext() {
    play(Live::passToNext);
  }

  @Override
  public void passSecond() {
    play((tree, from) -> Optional.of(tree.pass(from, SECOND)));
  }

  @Override
  public void show(Branch run) {
    display(run);
  }

  @Override
  public void undo() {
    if (shown != null) {
      shown.parent().ifPresent(this::display);
    }
  }

  @Override
  public void redo() {
    Branch next = shown == null ? null : ways.get(shown);
    if (next != null) {
      display(next);
    }
  }

  @Override
  public void save() {
    if (shown != null && shown.number() > 0) {
      OpenDialog.askWhereToSave(pane.getScene().getWindow(), "Save this run", "live.jsonl")
          .ifPresent(this::save);
    }
  }

  /** Writes the run that is shown. */
  void save(Path file) {
    Branch run = shown;
    if (run != null) {
      String told = SaveDialog.write(run, file);
      if (told.startsWith("saved ")) {
        saved.add(run);
      }
      say(told);
    }
  }

  @Override
  public void say(String line) {
    window.say(List.of(line));
  }

  // ---- keys and clicks ----

  /** Does what a key asks for; false if it asks for nothing here. */
  boolean press(KeyEvent key) {
    if (!on) {
      return false;
    }
    Runnable action = key.isShortcutDown() ? withControl(key.getCode()) : plain(key);
    if (action != null) {
      action.run();
    }
    return action != null;
  }

  private @Nullable Runnable withControl(KeyCode code) {
    return switch (code) {
      case Z -> this::undo;
      case Y -> this::redo;
      case S -> this::save;
      default -> null;
    };
  }

  private @Nullable Runnable plain(KeyEvent key) {
    boolean inList = pane.isWaitingList(key.getTarget());
    boolean forMessages = inList || !(key.getTarget() instanceof Control);
    return switch (key.getCode()) {
      case ENTER -> forMessages ? () -> pane.chosen(false) : null;
      case DELETE, BACK_SPACE -> forMessages ? () -> pane.chosen(true) : null;
      case DOWN -> forMessages && !inList ? () -> pane.choose(1) : null;
      case UP -> forMessages && !inList ? () -> pane.choose(-1) : null;
      case A -> this::deliverAll;
      case J -> this::passToNext;
      case S -> pane::askWhatToDo;
      default -> null;
    };
  }

  /** Chooses the message that leaves at an event, if it is under way. */
  void choose(int index) {
    if (on && shown != null && index < shown.timeline().size()) {
      pane.chooseMessage(shown.timeline().event(index).id());
    }
  }
}
