package paxoslab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.visualizer.playback.Captions;
import paxoslab.visualizer.playback.Playhead;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.LongSample;

/** A search in a run so long that it takes a while. */
class SearchBarTest {
  private static final Timeline LONG = new Timeline(LongSample.of(60_000));

  @TempDir Path directory;
  private final BlockingQueue<Integer> gone = new LinkedBlockingQueue<>();

  @BeforeAll
  static void startToolkit() throws Exception {
    Toolkit.start();
  }

  private SearchBar bar() {
    Settings settings = new Settings(directory.resolve("visualizer.properties"));
    SearchBar bar = new SearchBar(gone::add, new Pane(), settings, query -> {});
    bar.show(new Playhead(LONG));
    return bar;
  }

  private static void type(SearchBar bar, String text) {
    ((TextField) bar.getChildren().get(0)).setText(text);
  }

  private static void pressEnter(SearchBar bar) {
    Event.fireEvent(
        bar.getChildren().get(0),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
  }

  @Test
  void theWindowGoesOnMeanwhileAndEnterIsRemembered() throws Exception {
    SearchBar[] bar = new SearchBar[1];
    Toolkit.onScreen(
        () -> {
          bar[0] = bar();
          type(bar[0], "accepts");
          pressEnter(bar[0]);
          assertThat(bar[0].outcome()).isEqualTo("…");
          assertThat(gone).isEmpty();
        });
    Integer index = gone.poll(60, TimeUnit.SECONDS);
    assertThat(index).isNotNull();
    assertThat(new Captions(LONG).at(index)).contains("accepts");
    Toolkit.onScreen(() -> assertThat(bar[0].outcome()).matches("[0-9,]+ events"));
  }

  @Test
  void onlyTheLastTextCounts() throws Exception {
    SearchBar[] bar = new SearchBar[1];
    Toolkit.onScreen(
        () -> {
          bar[0] = bar();
          type(bar[0], "accepts");
          pressEnter(bar[0]);
          type(bar[0], "finding");
          pressEnter(bar[0]);
        });
    assertThat(gone.poll(60, TimeUnit.SECONDS))
        .isEqualTo(LONG.indexOf(LONG.trace().findings().get(0)));
    Toolkit.onScreen(() -> assertThat(bar[0].outcome()).isEqualTo("1 event"));
    assertThat(gone).isEmpty();
  }

  @Test
  void whatCannotBeUnderstoodIsSaid() throws Exception {
    SearchBar[] bar = new SearchBar[1];
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    Toolkit.onScreen(
        () -> {
          bar[0] = bar();
          type(bar[0], "n>many");
          pressEnter(bar[0]);
          ((Label) bar[0].getChildren().get(1))
              .textProperty()
              .addListener((o, was, is) -> said.add(is));
        });
    assertThat(said.poll(60, TimeUnit.SECONDS)).contains("write n, seq or t");
  }
}
