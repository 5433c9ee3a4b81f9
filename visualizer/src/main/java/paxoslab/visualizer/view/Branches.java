package paxoslab.visualizer.view;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import paxoslab.junit.ProjectRoot;
import paxoslab.solution.SolutionException;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.visualizer.branch.Branch;
import paxoslab.visualizer.branch.Change;
import paxoslab.visualizer.branch.Live;
import paxoslab.visualizer.branch.NoWhatIfException;
import paxoslab.visualizer.branch.WhatIf;

/**
 * The branches of the run that is open. Plays them on a thread of its own, one at a time, while the
 * window stays usable; all else is for the window's thread.
 */
final class Branches implements WhatIfPane.Owner {
  private final Opener opener;
  private final Window window;
  private final WhatIfPane pane = new WhatIfPane(this);
  private final Playing playing;
  private @Nullable Trace trace;
  private @Nullable WhatIf whatIf;
  private @Nullable Branch shown;

  /** Finds the solution of a run. */
  @FunctionalInterface
  interface Opener {
    /**
     * Gets a run by hand ready.
     *
     * @param solution as for {@link SolutionFinder#find}
     * @param peers how many
     * @throws NoWhatIfException if it can't be played
     * @throws SolutionException if there is no such solution
     */
    default Live begin(String solution, int peers) throws NoWhatIfException {
      return Live.begin(SolutionFinder.find(solution, ProjectRoot.ofProcess()), peers);
    }

    /**
     * Gets a run ready to be branched.
     *
     * @throws NoWhatIfException if its solution isn't at hand
     */
    WhatIf open(Trace trace) throws NoWhatIfException;
  }

  /** Where branches are shown. */
  interface Window {
    void say(List<String> lines);

    /** Shows a run of the tree, standing at an event. */
    void show(Branch branch, int index);

    /** Where the run that is shown stands. */
    int index();

    /** Gives the keyboard back to the run. */
    void focus();
  }

  Branches(Opener opener, Window window) {
    this.opener = opener;
    this.window = window;
    this.playing = new Playing("what-if", window::say);
  }

  WhatIfPane pane() {
    return pane;
  }

  /** Ends when what is being played was shown, or said to have failed. */
  CompletableFuture<Void> work() {
    return playing.work();
  }

  /** Another trace is open: its branches are its own. */
  void opened(Trace newTrace) {
    trace = newTrace;
    whatIf = null;
    shown = null;
    playing.forget();
    pane.setVisible(false);
  }

  /** Shows what could happen at the present event, and the branches; or hides that. */
  void toggle() {
    if (pane.isVisible()) {
      close();
    } else if (whatIf != null) {
      open();
    } else if (trace != null) {
      Trace recorded = trace;
      playing.play(
          "What if: the run is played again, to see whether it is the same …",
          () -> opener.open(recorded),
          ready -> {
            whatIf = ready;
            shown = ready.original();
            window.say(List.of());
            if (!ready.original().trace().events().equals(recorded.events())) {
              window.show(ready.original(), window.index());
            }
            open();
          });
    }
  }

  private void open() {
    pane.setVisible(true);
    refresh();
    pane.focusChanges();
  }

  /** The playhead has moved. */
  void moved() {
    if (pane.isVisible() && shown != null) {
      pane.showMoment(shown, window.index());
    }
  }

  private void refresh() {
    if (whatIf != null && shown != null) {
      pane.showTree(whatIf.tree(), shown);
      pane.showMoment(shown, window.index());
    }
  }

  // ---- what the list asks for ----

  @Override
  public void play(Change change) {
    WhatIf tree = whatIf;
    Branch from = shown;
    if (tree == null || from == null) {
      return;
    }
    playing.play(
        "Playing: " + change.text() + " …",
        () -> tree.play(from, change),
        branch -> {
          show(branch, branch.standsAt());
          window.say(List.of(WhatIf.tell(branch)));
        });
  }

  @Override
  public void show(Branch branch) {
    if (branch != shown) {
      show(branch, branch.standsAt());
      window.say(List.of());
    }
  }

  private void show(Branch branch, int index) {
    shown = branch;
    window.show(branch, index);
    refresh();
  }

  @Override
  public void save() {
    Branch branch = shown;
    if (branch != null && branch.number() > 0) {
      Header header = branch.trace().header();
      String name =
          header.scenario() + "-" + header.seed() + "-branch" + branch.number() + ".jsonl";
      OpenDialog.askWhereToSave(pane.getScene().getWindow(), "Save this branch", name)
          .ifPresent(this::save);
    }
  }

  /** Writes the branch that is shown. */
  void save(Path file) {
    if (shown != null) {
      window.say(List.of(SaveDialog.write(shown, file)));
    }
  }

  @Override
  public void close() {
    pane.setVisible(false);
    window.focus();
  }
}
