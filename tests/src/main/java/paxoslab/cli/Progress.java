package paxoslab.cli;

import java.io.PrintWriter;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** One line on a terminal that says how far a long command is; it goes when the command ends. */
final class Progress implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 2_000;
  private static final long TICK_MILLIS = 250;
  private static final String CLEAR = "\r\033[K";

  private final PrintWriter err;
  private final @Nullable Timer timer;
  private String now = "";
  private String shown = "";

  /** Begins; the line appears when the command takes longer than two seconds. */
  Progress(Surroundings surroundings) {
    err = surroundings.err();
    if (surroundings.errTerminal()) {
      timer = new Timer("lab-progress", true);
      timer.schedule(new Tick(), PATIENCE_MILLIS, TICK_MILLIS);
    } else {
      timer = null;
    }
  }

  /** Says what is being done. */
  synchronized void now(String what) {
    now = what;
  }

  /** Takes the line away, to make room for output; it comes back by itself. */
  synchronized void clear() {
    if (!shown.isEmpty()) {
      err.print(CLEAR);
      err.flush();
      shown = "";
    }
  }

  private synchronized void tick() {
    if (!now.equals(shown)) {
      err.print(CLEAR + now);
      err.flush();
      shown = now;
    }
  }

  @Override
  public synchronized void close() {
    if (timer != null) {
      timer.cancel();
    }
    now = "";
    clear();
  }

  /** Shows the line as it is now. */
  private final class Tick extends TimerTask {
    @Override
    public void run() {
      tick();
    }
  }
}
