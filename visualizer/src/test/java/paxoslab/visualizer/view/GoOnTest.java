package paxoslab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.trace.Trace;
import paxoslab.visualizer.branch.WhatIf;
import paxoslab.visualizer.playback.Followed;
import paxoslab.visualizer.playback.Playhead;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.LongSample;

/** Whoever watches a long run's beginning isn't disturbed when the rest has been read. */
class GoOnTest {
  private static final int FIRST = 400;
  private static final int ALL = 2_000;

  @TempDir Path directory;

  @BeforeAll
  static void startToolkit() throws Exception {
    Toolkit.start();
  }

  private interface Steps {
    void take(LabPane pane);
  }

  private void onScreen(Steps steps) throws Exception {
    Toolkit.onScreen(
        () -> {
          LabPane pane =
              new LabPane(
                  false,
                  directory,
                  new RecentFiles(directory.resolve("recent.txt")),
                  new Settings(directory.resolve("visualizer.properties")),
                  trace -> WhatIf.of(trace, null, directory));
          Scene scene = new Scene(pane, 1280, 720);
          scene.getRoot().applyCss();
          pane.layout();
          pane.show(screen(FIRST, false));
          steps.take(pane);
        });
  }

  private static RunScreen screen(int events, boolean whole) {
    Trace trace = LongSample.of(events);
    return RunScreen.of(new Playhead(new Timeline(trace)), whole);
  }

  /** As the opener does it: the whole stands where the beginning stood. */
  private static void goOn(LabPane pane) {
    RunScreen whole = screen(ALL, true);
    whole.playhead().seek(pane.playhead().index());
    pane.goOn(whole);
  }

  @Test
  void whatPlaysPlaysOn() throws Exception {
    onScreen(
        pane -> {
          pane.player().playOrPause();
          goOn(pane);
          assertThat(pane.player().playing()).isTrue();
          pane.player().tick();
          assertThat(pane.playhead().index()).isEqualTo(1);
          assertThat(pane.playhead().timeline().size()).isEqualTo(ALL);
        });
  }

  @Test
  void playingWaitsWhereTheBeginningEnds() throws Exception {
    onScreen(
        pane -> {
          pane.player().seek(FIRST - 2);
          pane.player().playOrPause();
          pane.player().tick();
          pane.player().tick();
          assertThat(pane.player().playing()).isTrue();
          goOn(pane);
          pane.player().tick();
          assertThat(pane.playhead().index()).isEqualTo(FIRST);
          pane.player().seek(ALL - 1);
          pane.player().tick();
          assertThat(pane.player().playing()).as("at the end of all").isFalse();
        });
  }

  @Test
  void whatIsFollowedIsFollowedInTheRestToo() throws Exception {
    onScreen(
        pane -> {
          pane.player().seek(FIRST - 1);
          while (pane.screens().lit() == null) {
            pane.player().step(-1);
            pane.follow(Followed.By.INSTANCE);
          }
          BitSet before = (BitSet) pane.screens().lit().clone();
          goOn(pane);
          BitSet after = pane.screens().lit();
          assertThat(after.get(0, FIRST)).isEqualTo(before);
          assertThat(after.nextSetBit(FIRST)).isPositive();
        });
  }

  @Test
  void whatIsOpenAndHowItIsShownStay() throws Exception {
    onScreen(
        pane -> {
          pane.screens().zoom(1);
          double zoom = pane.screens().desk().lanes().zoom();
          pane.toggleStart();
          goOn(pane);
          assertThat(pane.starts()).isTrue();
          assertThat(zoom).isGreaterThan(1);
          assertThat(pane.screens().desk().lanes().zoom()).isEqualTo(zoom);
        });
  }
}
