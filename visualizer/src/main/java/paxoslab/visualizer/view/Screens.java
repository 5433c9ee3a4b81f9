package paxoslab.visualizer.view;

import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.drawing.Frame.Spacing;
import paxoslab.visualizer.drawing.Look;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Causality;
import paxoslab.visualizer.playback.Followed;

/** The screens, one of which is shown: desk, class, two runs, or what there is to open. */
final class Screens extends StackPane {
  private final Settings settings;
  private final DeskView desk;
  private final SlideView slide = new SlideView();
  private final CompareView compare = new CompareView();
  private final HelpPane help = new HelpPane();
  private final WhatIfPane whatIf;
  private final Runnable switched;
  private Function<RunScreen, @Nullable BitSet> lighting = none -> null;
  private Theme theme = Theme.DARK;
  private boolean presents;

  /**
   * Shows the desk.
   *
   * @param switched is run when something else is shown
   */
  Screens(DeskView desk, WhatIfPane whatIf, Settings settings, Runnable switched) {
    this.switched = switched;
    this.desk = desk;
    this.whatIf = whatIf;
    this.settings = settings;
    getChildren().setAll(desk, whatIf, help);
    desk.lanes().spacing(settings.flag("time", false) ? Spacing.TIME : Spacing.ORDER);
  }

  DeskView desk() {
    return desk;
  }

  SlideView slide() {
    return slide;
  }

  CompareView compare() {
    return compare;
  }

  /** Shows a run on the screen that was shown last. */
  void show(RunScreen run) {
    lighting = none -> null;
    desk.show(run);
    slide.show(run);
    if (starts() || compares()) {
      back();
    }
  }

  /** Shows the whole of the run that is shown: what is chosen, lit and asked stays. */
  void goOn(RunScreen whole) {
    Function<RunScreen, @Nullable BitSet> kept = lighting;
    boolean asks = slide.quiz();
    double zoom = desk.lanes().zoom();
    desk.show(whole);
    slide.show(whole);
    slide.quiz(asks);
    desk.lanes().zoomTo(zoom);
    light(kept.apply(whole), kept);
  }

  // ---- which one ----

  private void put(Node screen) {
    getChildren().set(0, screen);
  }

  /** The screen for a class, or for a desk. */
  void back() {
    put(presents ? slide : desk);
  }

  void start(StartView start) {
    put(start);
  }

  /** True while what there is to open is shown. */
  boolean starts() {
    return getChildren().get(0) instanceof StartView;
  }

  void compare(RunScreen run, RunScreen other) {
    compare.show(run, other);
    put(compare);
  }

  boolean compares() {
    return getChildren().get(0) == compare;
  }

  /** The other screen: for a class, or for a desk. */
  void togglePresent() {
    presents = !presents;
    slide.quiz(false);
    back();
    switched.run();
  }

  /** True if the main screen is that for a class. */
  boolean presents() {
    return presents;
  }

  /** True while the controls would only take room. */
  boolean wantsAll() {
    return presents && getChildren().get(0) == slide;
  }

  /** Hides what comes next, and asks for it; or ends that. */
  void toggleQuiz() {
    boolean asks = !(presents && slide.quiz());
    if (asks && !presents) {
      togglePresent();
    }
    slide.quiz(asks);
    switched.run();
  }

  void toggleHelp() {
    help.toggle();
  }

  /** Gives the keyboard to the run, or to what there is to open. */
  void focus() {
    Node shown = getChildren().get(0);
    (shown == desk || shown == compare ? desk.lanes() : shown).requestFocus();
  }

  // ---- how ----

  /** Lanes or cluster: the large picture for a class, or whether the cluster is shown. */
  void showCluster(boolean cluster) {
    if (presents) {
      slide.view(cluster ? Look.View.CLUSTER : Look.View.DIAGRAM);
      switched.run();
    } else {
      shows(DeskView.Pane.CLUSTER, cluster);
    }
  }

  /** Shows a pane of the desk, or hides it. */
  void shows(DeskView.Pane pane, boolean shown) {
    desk.shows(pane, shown);
    switched.run();
  }

  /** Asks what to look for, where events are listed. */
  void search() {
    if (!presents && !compares()) {
      desk.search();
    }
  }

  /** Sees more of the run at once if negative, else less; 0 for steps that can be read. */
  void zoom(int by) {
    desk.lanes().zoom(by);
  }

  /** Order of events, or virtual time. */
  void toggleSpacing() {
    Spacing other = desk.lanes().spacing() == Spacing.ORDER ? Spacing.TIME : Spacing.ORDER;
    desk.lanes().spacing(other);
    settings.setFlag("time", other == Spacing.TIME);
  }

  /** Shows all events alike. */
  void lightAll() {
    light(null, any -> null);
  }

  /**
   * Dims all but what an event could know, and what could know of it; or nothing, if that is so.
   */
  void lightCauses(Causality causality, int index) {
    if (lit() != null) {
      lightAll();
    } else {
      light(causality.around(index), run -> new Causality(run.playhead().timeline()).around(index));
    }
  }

  /**
   * Dims all but some events.
   *
   * @param events null shows all
   * @param again finds them in more of the same run
   */
  private void light(@Nullable BitSet events, Function<RunScreen, @Nullable BitSet> again) {
    lighting = again;
    Look look = Look.ALL.dimming(events);
    desk.lanes().look(look);
    slide.look(look);
  }

  /** The events that are not dimmed; null if none is. */
  @Nullable BitSet lit() {
    return desk.lanes().look().lit();
  }

  /**
   * Dims all that is not about the same as the present event; or nothing, if that is so.
   *
   * @return what it did, in lines
   */
  List<String> follow(RunScreen run, Followed.By by) {
    int index = run.index();
    Followed thread = Followed.from(run.playhead().timeline(), index, by).orElse(null);
    if (thread == null || thread.events().equals(lit())) {
      lightAll();
      return thread == null ? List.of("This event is about nothing of that kind.") : List.of();
    }
    light(
        thread.events(),
        whole ->
            Followed.from(whole.playhead().timeline(), index, by)
                .map(Followed::events)
                .orElse(null));
    return List.of("Following " + thread.words() + "; the same key ends that.");
  }

  void theme(Theme newTheme) {
    theme = newTheme;
    desk.theme(newTheme);
    slide.theme(newTheme);
    compare.theme(newTheme);
    help.theme(newTheme);
    whatIf.theme(newTheme);
  }

  Theme theme() {
    return theme;
  }

  /** Draws the present event. */
  void moved(Notebook notebook, RunScreen run) {
    if (compares()) {
      compare.moved();
    } else if (presents) {
      slide.repaint();
    } else {
      desk.moved(notebook, run);
    }
  }
}
