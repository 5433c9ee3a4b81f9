package paxoslab.visualizer.view;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.TraceEvent;

/** Asks for notes on events, and goes from one to the next. */
final class NoteTaker implements NoteBar.Keeper {
  private final Notebook notebook;
  private final Transport player;
  private final Consumer<List<String>> say;
  private final Runnable home;
  private final NoteBar bar = new NoteBar(this);

  /**
   * Takes notes.
   *
   * @param say is told what went wrong, in lines
   * @param home gives the keyboard back to the run, which shows what was kept
   */
  NoteTaker(Notebook notebook, Transport player, Consumer<List<String>> say, Runnable home) {
    this.notebook = notebook;
    this.player = player;
    this.say = say;
    this.home = home;
  }

  NoteBar bar() {
    return bar;
  }

  /** Asks for a note on the present event. */
  void write(RunScreen run) {
    if (run.playhead().event().isEmpty()) {
      return;
    }
    if (!notebook.isOpen()) {
      say.accept(List.of("Notes are kept beside a trace's file; this run has none."));
      return;
    }
    player.pause();
    int event = run.playhead().event().get().id();
    bar.open(event, notebook.at(event));
  }

  /** Goes to the next event with a note, or to the one before. */
  void next(RunScreen run, boolean forwards) {
    int event = run.playhead().event().map(TraceEvent::id).orElse(TraceEvent.NONE);
    OptionalInt next = notebook.next(event, forwards);
    next.ifPresent(id -> player.goTo(run.playhead().timeline().indexAtOrBefore(id)));
  }

  @Override
  public void keep(int event, @Nullable String text) {
    notebook.put(event, text).ifPresent(problem -> say.accept(List.of(problem)));
    home.run();
  }

  @Override
  public void cancel() {
    home.run();
  }
}
