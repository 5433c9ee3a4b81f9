package paxoslab.visualizer.view;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.playback.Playhead;

/** Plays a run, and moves about in it. */
final class Transport implements Player {
  /** How fast a run plays at speed 1. */
  static final double EVENTS_A_SECOND = 1.5;

  private final Timeline clock;
  private final Runnable moved;
  private @Nullable Playhead playhead;

  /** More of the run will come: its last event so far is not its end. */
  private boolean waits;

  /**
   * Without a run.
   *
   * @param moved is run when the playhead has moved, or begins or ceases to
   */
  Transport(Runnable moved) {
    this.moved = moved;
    clock = new Timeline(new KeyFrame(Duration.seconds(1 / EVENTS_A_SECOND), e -> tick()));
    clock.setCycleCount(Animation.INDEFINITE);
  }

  /**
   * Stands still, in another run.
   *
   * @param whole false while the rest of it is being read
   */
  void show(Playhead newPlayhead, boolean whole) {
    clock.stop();
    playhead = newPlayhead;
    waits = !whole;
  }

  /** The rest of the run has been read: what plays goes on. */
  void goOn(Playhead whole) {
    playhead = whole;
    waits = false;
  }

  /** Nothing more will be read of the run. */
  void endsHere() {
    waits = false;
  }

  void pause() {
    clock.pause();
  }

  boolean playing() {
    return clock.getStatus() == Animation.Status.RUNNING;
  }

  /** Goes one event on; where the run has been read no further, waits. */
  void tick() {
    if (playhead == null || (playhead.atEnd() && !waits)) {
      clock.stop();
    } else {
      playhead.step(1);
    }
    moved.run();
  }

  @Override
  public void playOrPause() {
    if (playhead == null) {
      return;
    }
    if (playing()) {
      clock.pause();
    } else {
      if (playhead.atEnd()) {
        playhead.seek(0);
      }
      clock.play();
    }
    moved.run();
  }

  @Override
  public void seek(int index) {
    move(run -> run.seek(index));
  }

  @Override
  public void goTo(int index) {
    clock.pause();
    seek(index);
  }

  @Override
  public void step(int events) {
    clock.pause();
    move(run -> run.step(events));
  }

  @Override
  public void stepOnLane(int direction) {
    clock.pause();
    move(run -> run.stepOnLane(direction));
  }

  @Override
  public void nextFinding() {
    clock.pause();
    move(Playhead::nextFinding);
  }

  @Override
  public void previousFinding() {
    clock.pause();
    move(Playhead::previousFinding);
  }

  private void move(Consumer<Playhead> how) {
    if (playhead != null) {
      how.accept(playhead);
      moved.run();
    }
  }

  @Override
  public void speed(double times) {
    clock.setRate(times);
  }
}
