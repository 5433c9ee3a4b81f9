package paxoslab.visualizer.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.playback.Playhead;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.playback.TraceFile;

/**
 * Opens runs: a short one at once; a long one while the window goes on, its beginning first. All
 * methods are called in the window's thread, which alone sees the fields.
 */
final class Opener {
  /** A larger file takes so long that the window would seem to hang. */
  private static final long LONG_BYTES = 200_000;

  /** So many events are shown first. */
  private static final int FIRST = 10_000;

  private final Window window;
  private final RecentFiles recent;
  private final Executor background;
  private final Executor foreground;
  private final long longBytes;
  private final int first;
  private @Nullable Reading reading;

  /** Shows what is read. */
  interface Window {
    /** Tells how far it has got, or what is wrong; nothing if the list is empty. */
    void say(List<String> lines);

    /** Shows a run, or its beginning, at the event where its playhead is. */
    void show(RunScreen run);

    /**
     * Shows a whole run of which the beginning was shown: whoever watches it should notice nothing
     * but that there is more of it.
     */
    void goOn(RunScreen whole);

    /** The run that was shown last is this file's, and whole. */
    void opened(Path path);

    /** Shows another run beside the one that is shown. */
    void beside(RunScreen other);
  }

  /**
   * Opens nothing yet.
   *
   * @param recent is told what was opened
   * @param background reads long files
   * @param foreground does what belongs into the window's thread
   * @param longBytes files of so many bytes are read in the background
   * @param first so many events of them are shown first
   */
  Opener(
      Window window,
      RecentFiles recent,
      Executor background,
      Executor foreground,
      long longBytes,
      int first) {
    this.window = window;
    this.recent = recent;
    this.background = background;
    this.foreground = foreground;
    this.longBytes = longBytes;
    this.first = first;
  }

  /** As the window uses it, with a thread for each file. */
  static Opener inBackground(Window window, RecentFiles recent) {
    Executor reader = new Background("trace reader");
    return new Opener(window, recent, reader, Platform::runLater, LONG_BYTES, FIRST);
  }

  /**
   * Opens a file; if it can't be read, says why, and what was open stays open.
   *
   * @param at the id of the event to begin at, or {@link TraceEvent#NONE}
   */
  void open(Path path, int at) {
    start(new Reading(path, size(path), at, Place.MAIN));
  }

  private void start(Reading started) {
    stop();
    reading = started;
    if (started.bytes >= longBytes) {
      window.say(List.of(started.progress(0, 0)));
      background.execute(started::run);
    } else {
      started.readAtOnce();
    }
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      // Reading it will tell what is wrong.
      return 0;
    }
  }

  /** Reads no more of a long file; false if none was being read. */
  boolean stop() {
    Reading stopped = reading;
    reading = null;
    if (stopped == null) {
      return false;
    }
    stopped.wanted = false;
    String shown = stopped.beginning == null ? "what was open before." : "its beginning.";
    window.say(List.of("Stopped reading " + stopped.path + "; shown is " + shown));
    return true;
  }

  /**
   * Reads a run to be shown beside the one that is shown, which must be whole; if it can't be read,
   * says why, and nothing else is shown. {@link #stop} and {@link #open} end that, too.
   */
  void openBeside(Path path) {
    if (reading != null && reading.to == Place.MAIN) {
      window.say(List.of("Still reading " + reading.path + ": compare when it is there."));
      return;
    }
    start(new Reading(path, size(path), TraceEvent.NONE, Place.BESIDE));
  }

  private static String reason(Path path, IOException e) {
    return e.getMessage() == null ? "can't read " + path : e.getMessage();
  }

  /** Where a run is to be shown. */
  private enum Place {
    MAIN,
    BESIDE
  }

  /** A file that is being read. */
  private final class Reading implements TraceFile.Listener {
    private final Path path;
    private final long bytes;
    private final int at;
    private final Place to;
    private @Nullable RunScreen beginning;

    /** Set by the window's thread, read by the other. */
    private volatile boolean wanted = true;

    Reading(Path path, long bytes, int at, Place to) {
      this.to = to;
      this.path = path;
      this.bytes = bytes;
      this.at = at;
    }

    void readAtOnce() {
      try {
        TraceFile file = TraceFile.open(path);
        whole(file, screen(file, true));
      } catch (IOException e) {
        failed(reason(path, e));
      }
    }

    void run() {
      try {
        TraceFile file = TraceFile.open(path, first, this);
        RunScreen screen = screen(file, true);
        later(() -> whole(file, screen));
      } catch (CancellationException e) {
        // Who stopped it has said so.
      } catch (IOException e) {
        later(() -> failed(reason(path, e)));
      } catch (OutOfMemoryError e) {
        later(() -> failed(path + " doesn't fit into memory; LAB_JAVA_ARGS=-Xmx8g gives more"));
      } catch (RuntimeException | Error e) {
        later(() -> failed("reading " + path + " failed: " + e));
        throw e;
      }
    }

    private RunScreen screen(TraceFile file, boolean whole) {
      return RunScreen.of(new Playhead(new Timeline(file.trace())), whole);
    }

    private void later(Runnable work) {
      foreground.execute(
          () -> {
            if (wanted) {
              work.run();
            }
          });
    }

    @Override
    public void began(TraceFile file) {
      if (to == Place.BESIDE) {
        // Where the two part may lie further down.
        return;
      }
      RunScreen screen = screen(file, false);
      later(
          () -> {
            screen.playhead().seekEvent(at);
            beginning = screen;
            window.show(screen);
            window.say(List.of(progress(first, 0)));
          });
    }

    @Override
    public boolean read(int events, long done) {
      later(() -> window.say(List.of(progress(events, done))));
      return wanted;
    }

    private String progress(int events, long done) {
      String far =
          events == 0
              ? ""
              : String.format(
                  Locale.ROOT, ": %,d events, %d %%", events, 100 * done / Math.max(1, bytes));
      return "Reading " + path + far + ". Esc stops.";
    }

    private void whole(TraceFile file, RunScreen screen) {
      reading = null;
      if (to == Place.BESIDE) {
        window.beside(screen);
        window.say(file.problems());
        return;
      }
      if (beginning == null || isAhead(beginning)) {
        screen.playhead().seekEvent(at);
      } else {
        screen.playhead().seek(beginning.index());
      }
      if (beginning == null) {
        window.show(screen);
      } else {
        window.goOn(screen);
      }
      window.say(file.problems());
      window.opened(path);
      try {
        recent.add(path);
      } catch (IOException e) {
        window.say(List.of("the list of runs opened last can't be kept: " + e.getMessage()));
      }
    }

    /** The event to begin at was not read yet, and nobody has gone elsewhere meanwhile. */
    private boolean isAhead(RunScreen shown) {
      Timeline timeline = shown.playhead().timeline();
      int last = timeline.size() - 1;
      return at > timeline.event(last).id() && shown.index() == last;
    }

    private void failed(String why) {
      reading = null;
      window.say(List.of(why));
    }
  }
}
