package paxoslab.visualizer.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.visualizer.branch.Branch;
import paxoslab.visualizer.branch.Change;
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
  private final Executor background =
      Executors.newSingleThreadExecutor(
          job -> {
            Thread thread = new Thread(job, "what-if");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable Trace trace;
  private @Nullable WhatIf whatIf;
  private @Nullable Branch shown;
  private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
  private int session;

  /** Finds the solution of a run. */
  @FunctionalInterface
  interface Opener {
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
  }

  WhatIfPane pane() {
    return pane;
  }

  /** Ends when what is being played was shown, or said to have failed. */
  CompletableFuture<Void> work() {
    return work;
  }

  /** Another trace is open: its branches are its own. */
  void opened(Trace newTrace) {
    trace = newTrace;
    whatIf = null;
    shown = null;
    session++;
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
      play(
          "What if: the run is played again, to see whether it is the same …",
          () -> opened(opener, recorded),
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

  private static WhatIf opened(Opener opener, Trace trace) {
    try {
      return opener.open(trace);
    } catch (NoWhatIfException e) {
      throw new CompletionException(e);
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
    play(
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
    Branch branch = shown;
    String name = file.toString();
    if (branch == null) {
      return;
    }
    if (!name.endsWith(".jsonl") && !name.endsWith(".jsonl.gz")) {
      window.say(List.of("can't save " + file + ": use a name that ends in .jsonl or .jsonl.gz"));
      return;
    }
    try {
      branch.save(file);
      window.say(List.of("saved " + file + "; ./lab replay plays it again"));
    } catch (IOException e) {
      window.say(List.of("can't save " + file + ": " + e.getMessage()));
    }
  }

  @Override
  public void close() {
    pane.setVisible(false);
    window.focus();
  }

  // ---- in the background ----

  private <T> void play(String saying, Supplier<T> job, Consumer<T> then) {
    if (!work.isDone()) {
      window.say(List.of("Still playing; one branch at a time."));
      return;
    }
    int begun = session;
    window.say(List.of(saying));
    work =
        CompletableFuture.supplyAsync(job, background)
            .thenAcceptAsync(
                result -> {
                  if (begun == session) {
                    then.accept(result);
                  }
                },
                Platform::runLater)
            .exceptionallyAsync(
                failure -> {
                  if (begun == session) {
                    window.say(List.of(reason(failure)));
                  }
                  return null;
                },
                Platform::runLater);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof NoWhatIfException
        ? String.valueOf(cause.getMessage())
        : "The branch can't be played: " + cause;
  }
}
