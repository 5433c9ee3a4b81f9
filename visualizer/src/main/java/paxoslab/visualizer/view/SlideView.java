package paxoslab.visualizer.view;

import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.Look;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Quiz;

/** One large picture for a class, with its sentence; in a quiz, without what is to be guessed. */
final class SlideView extends CanvasView {
  private static final String NAME = "Slide";

  private Theme theme = Theme.DARK;
  private Look look = Look.ALL;
  private boolean quiz;
  private @Nullable RunScreen run;
  private @Nullable Quiz questions;

  SlideView() {
    super(NAME + "; no trace is open");
    setFocusTraversable(true);
  }

  void show(RunScreen newRun) {
    run = newRun;
    questions = new Quiz(newRun.playhead().timeline());
    quiz = false;
    look = Look.ALL.with(look.view());
    paint(
        (width, height) ->
            newRun.diagram().draw(Frame.of(width, height, theme, true), newRun.index(), shown()));
  }

  /** What is asked at the present event; empty if nothing is, null outside a quiz. */
  @Nullable String question() {
    return quiz && run != null && questions != null ? questions.at(run.index()) : null;
  }

  private Look shown() {
    return look.asking(question());
  }

  void look(Look newLook) {
    look = newLook.with(look.view());
    repaint();
  }

  void view(Look.View view) {
    look = look.with(view);
    repaint();
  }

  Look.View view() {
    return look.view();
  }

  /** Hides what comes next and what broke, and asks; or shows it again. */
  void quiz(boolean asks) {
    quiz = asks;
    repaint();
  }

  boolean quiz() {
    return quiz;
  }

  void theme(Theme newTheme) {
    theme = newTheme;
    repaint();
  }

  @Override
  void repaint() {
    super.repaint();
    if (run != null) {
      String question = question();
      setAccessibleText(NAME + ". " + run.caption() + (question == null ? "" : " " + question));
    }
  }
}
