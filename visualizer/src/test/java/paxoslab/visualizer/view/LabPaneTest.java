package paxoslab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.junit.ProjectRoot;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.branch.WhatIf;
import paxoslab.visualizer.drawing.Look;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.sample.LongSample;
import paxoslab.visualizer.sample.Samples;

class LabPaneTest {
  private static final int FINDING = 20;
  private static final Path GALLERY = ProjectRoot.ofProcess().resolve("docs/gallery");

  @TempDir static Path shared;

  @TempDir Path directory;

  @BeforeAll
  static void startToolkit() throws Exception {
    Toolkit.start();
  }

  private interface Steps {
    void with(LabPane pane) throws Exception;
  }

  private static void onScreen(Steps steps) throws Exception {
    Toolkit.onScreen(
        () -> {
          LabPane pane =
              new LabPane(
                  false,
                  GALLERY,
                  new RecentFiles(shared.resolve("recent.txt")),
                  new Settings(shared.resolve("visualizer.properties")),
                  trace -> WhatIf.of(trace, null, shared));
          Scene scene = new Scene(pane, 1280, 720);
          pane.applyCss();
          pane.layout();
          pane.show(Samples.brokenPromise());
          steps.with(pane);
          assertThat(scene.getRoot()).isSameAs(pane);
        });
  }

  private static void press(LabPane pane, KeyCode code, boolean shift) {
    Event.fireEvent(pane.getCenter(), key(code, shift));
  }

  private static KeyEvent key(KeyCode code, boolean shift) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false);
  }

  private static int index(LabPane pane) {
    return pane.playhead().index();
  }

  @Test
  void keysStepAndJump() throws Exception {
    onScreen(
        pane -> {
          press(pane, KeyCode.RIGHT, false);
          press(pane, KeyCode.RIGHT, false);
          press(pane, KeyCode.LEFT, false);
          assertThat(index(pane)).isEqualTo(1);
          press(pane, KeyCode.V, false);
          assertThat(index(pane)).isEqualTo(FINDING);
          press(pane, KeyCode.END, false);
          assertThat(index(pane)).isEqualTo(28);
          press(pane, KeyCode.V, true);
          assertThat(index(pane)).isEqualTo(FINDING);
          press(pane, KeyCode.HOME, false);
          assertThat(index(pane)).isZero();
        });
  }

  @Test
  void stepsBecomeNarrowerAndWiderAndAsTheyCanBeRead() throws Exception {
    onScreen(
        pane -> {
          pane.show(LongSample.of(2_000));
          LanesView lanes = pane.screens().desk().lanes();
          press(pane, KeyCode.MINUS, false);
          press(pane, KeyCode.MINUS, false);
          assertThat(lanes.zoom()).isEqualTo(0.25);
          press(pane, KeyCode.PLUS, false);
          assertThat(lanes.zoom()).isEqualTo(0.5);
          press(pane, KeyCode.DIGIT0, false);
          assertThat(lanes.zoom()).isEqualTo(1);
        });
  }

  @Test
  void aPresentersRemoteSteps() throws Exception {
    onScreen(
        pane -> {
          press(pane, KeyCode.PAGE_DOWN, false);
          press(pane, KeyCode.PAGE_DOWN, false);
          press(pane, KeyCode.PAGE_UP, false);
          assertThat(index(pane)).isEqualTo(1);
        });
  }

  @Test
  void withShiftTheArrowsStayAtThePeer() throws Exception {
    onScreen(
        pane -> {
          int lane = pane.playhead().timeline().lane(0);
          press(pane, KeyCode.END, false);
          press(pane, KeyCode.HOME, false);
          press(pane, KeyCode.RIGHT, true);
          assertThat(index(pane)).isPositive();
          assertThat(pane.playhead().timeline().lane(index(pane))).isEqualTo(lane);
          press(pane, KeyCode.LEFT, true);
          assertThat(index(pane)).isZero();
        });
  }

  @Test
  void bracketsChangeTheSpeedAsFarAsItGoes() throws Exception {
    onScreen(
        pane -> {
          ComboBox<?> speed = (ComboBox<?>) pane.lookup(".combo-box");
          press(pane, KeyCode.CLOSE_BRACKET, false);
          assertThat(speed.getValue()).isEqualTo("2×");
          for (int i = 0; i < 9; i++) {
            press(pane, KeyCode.OPEN_BRACKET, false);
          }
          assertThat(speed.getValue()).isEqualTo("0.5×");
        });
  }

  @Test
  void theListOfKeysComesAndGoes() throws Exception {
    onScreen(
        pane -> {
          Node help =
              pane.lookupAll("*").stream().filter(HelpPane.class::isInstance).findAny().get();
          press(pane, KeyCode.F1, false);
          assertThat(help.isVisible()).isTrue();
          press(pane, KeyCode.SLASH, true);
          assertThat(help.isVisible()).isFalse();
        });
  }

  @Test
  void searchGoesToTheNextMatchAndSaysHowMany() throws Exception {
    onScreen(
        pane -> {
          press(pane, KeyCode.SLASH, false);
          TextField field = (TextField) pane.lookup("#search");
          assertThat(field.getParent().isVisible()).isTrue();
          field.setText("kind:accept peer:p1");
          Event.fireEvent(field, key(KeyCode.ENTER, false));
          assertThat(index(pane)).isPositive();
          SearchBar search = (SearchBar) field.getParent();
          assertThat(search.outcome()).matches("\\d+ events?");
          field.setText("kind:nonsense");
          assertThat(search.outcome()).contains("there is no such kind");
          Event.fireEvent(field, key(KeyCode.ESCAPE, false));
          assertThat(field.getText()).isEmpty();
        });
  }

  @Test
  void theGalleryOffersItsRunsAndOpensTheOneChosen() throws Exception {
    onScreen(
        pane -> {
          press(pane, KeyCode.G, false);
          pane.applyCss();
          pane.layout();
          assertThat(pane.starts()).isTrue();
          List<Button> offered =
              pane.lookupAll(".button").stream()
                  .map(Button.class::cast)
                  .filter(b -> b.getAccessibleText().startsWith("Open ") && b.getGraphic() != null)
                  .toList();
          assertThat(offered).hasSize(16);
          press(pane, KeyCode.RIGHT, false);
          assertThat(index(pane)).as("arrows choose among what is offered").isZero();
          offered.get(4).fire();
          assertThat(pane.starts()).isFalse();
          assertThat(pane.playhead().timeline().trace().header().title())
              .isEqualTo(offered.get(4).getText());
        });
  }

  @Test
  void aClickGoesToTheEventAndDimsWhatIsNotItsCauseOrEffect() throws Exception {
    onScreen(
        pane -> {
          LanesView diagram = pane.screens().desk().lanes();
          double[] at = find(diagram, FINDING);
          pane.onClick(at[0], at[1]);
          assertThat(index(pane)).isEqualTo(diagram.eventAt(at[0], at[1]).orElseThrow());
          assertThat((pane.screens().lit() != null)).isTrue();
          pane.onClick(1, 1);
          assertThat((pane.screens().lit() != null)).isFalse();
          press(pane, KeyCode.F, false);
          assertThat((pane.screens().lit() != null)).isTrue();
        });
  }

  /** A point at which the diagram has this event. */
  private static double[] find(LanesView diagram, int index) {
    for (double y = 0; y < diagram.getHeight(); y += 6) {
      for (double x = 0; x < diagram.getWidth(); x += 6) {
        if (diagram.eventAt(x, y).orElse(-1) == index) {
          return new double[] {x, y};
        }
      }
    }
    throw new AssertionError("event " + index + " is nowhere");
  }

  @Test
  void whatWasOpenedLastStandsFirstAndWhatIsGoneIsLeftOut() throws Exception {
    RecentFiles recent = new RecentFiles(directory.resolve("x/recent.txt"));
    assertThat(recent.list()).isEmpty();
    for (String name : List.of("a.jsonl", "b.jsonl", "c.jsonl", "a.jsonl")) {
      recent.add(Files.writeString(directory.resolve(name), "x"));
    }
    Files.delete(directory.resolve("b.jsonl"));
    assertThat(recent.list())
        .containsExactly(directory.resolve("a.jsonl"), directory.resolve("c.jsonl"));
  }

  @Test
  void whatIsTypedIntoTheSearchMovesNothing() throws Exception {
    onScreen(
        pane -> {
          press(pane, KeyCode.SLASH, false);
          TextField field = (TextField) pane.lookup("#search");
          Event.fireEvent(field, key(KeyCode.V, false));
          Event.fireEvent(field, key(KeyCode.END, false));
          assertThat(index(pane)).isZero();
        });
  }

  @Test
  void exportWritesThePresentEventAndSaysWhere() throws Exception {
    Path picture = directory.resolve("now.svg");
    onScreen(
        pane -> {
          pane.export(picture);
          assertThat(pane.message()).isEqualTo("wrote " + picture);
          assertThat(picture).isNotEmptyFile();
          pane.export(directory.resolve("now.doc"));
          assertThat(pane.message()).contains("use a name that ends in .png");
        });
  }

  @Test
  void theScreenForAClassHasNoControlsAndComesBack() throws Exception {
    onScreen(
        pane -> {
          Node bar = pane.lookup(".slider").getParent();
          press(pane, KeyCode.PERIOD, false);
          assertThat(pane.screens().presents()).isTrue();
          assertThat(bar.isVisible()).isFalse();
          press(pane, KeyCode.PAGE_DOWN, false);
          assertThat(index(pane)).isEqualTo(1);
          press(pane, KeyCode.K, false);
          assertThat(pane.screens().slide().view()).isEqualTo(Look.View.CLUSTER);
          press(pane, KeyCode.D, false);
          assertThat(pane.screens().slide().view()).isEqualTo(Look.View.DIAGRAM);
          press(pane, KeyCode.P, false);
          assertThat(pane.screens().presents()).isFalse();
          assertThat(bar.isVisible()).isTrue();
        });
  }

  @Test
  void aQuizAsksOnTheScreenForAClass() throws Exception {
    onScreen(
        pane -> {
          press(pane, KeyCode.Q, false);
          assertThat(pane.screens().presents()).isTrue();
          pane.player().seek(FINDING - 1);
          assertThat(pane.screens().slide().question()).isEqualTo("What will p1 answer?");
          assertThat(pane.screens().slide().getAccessibleText()).endsWith("What will p1 answer?");
          press(pane, KeyCode.Q, false);
          assertThat(pane.screens().slide().question()).isNull();
        });
  }

  @Test
  void followingABallotDimsTheRestAndEndsByTheSameKey() throws Exception {
    onScreen(
        pane -> {
          pane.player().seek(4);
          press(pane, KeyCode.B, false);
          assertThat(pane.message()).startsWith("Following ballot 3 of instance 0");
          assertThat(pane.screens().lit()).isNotNull();
          press(pane, KeyCode.B, false);
          assertThat(pane.screens().lit()).isNull();
          assertThat(pane.message()).isEmpty();
        });
  }

  @Test
  void panesHideAndTheirStateIsKept() throws Exception {
    onScreen(
        pane -> {
          pane.screens().shows(DeskView.Pane.EVENTS, false);
          pane.applyCss();
          pane.layout();
          assertThat(pane.lookup("#search")).isNull();
          press(pane, KeyCode.K, false);
          assertThat(pane.screens().desk().shows(DeskView.Pane.CLUSTER)).isTrue();
          press(pane, KeyCode.D, false);
          assertThat(pane.screens().desk().shows(DeskView.Pane.CLUSTER)).isFalse();
          pane.leave();
          Settings again = new Settings(shared.resolve("visualizer.properties"));
          assertThat(again.flag("pane.events", true)).isFalse();
          pane.screens().shows(DeskView.Pane.EVENTS, true);
          pane.screens().shows(DeskView.Pane.CLUSTER, true);
          pane.leave();
        });
  }

  @Test
  void twoRunsStepTogetherFromWhereTheyPart() throws Exception {
    Path other = directory.resolve("other.jsonl");
    TraceWriter.write(other, Samples.healthy());
    onScreen(
        pane -> {
          pane.compareWith(other);
          assertThat(pane.screens().compares()).isTrue();
          assertThat(pane.screens().compare().parting()).startsWith("The runs part at event 0.");
          press(pane, KeyCode.RIGHT, false);
          assertThat(pane.screens().compare().otherIndex()).isEqualTo(1);
          press(pane, KeyCode.C, false);
          assertThat(pane.screens().compares()).isFalse();
        });
  }

  @Test
  void aNoteIsKeptBesideTheTraceAndFoundAgain() throws Exception {
    Path trace = directory.resolve("noted.jsonl");
    TraceWriter.write(trace, Samples.brokenPromise());
    onScreen(
        pane -> {
          press(pane, KeyCode.M, false);
          assertThat(pane.message()).contains("this run has none");
          pane.open(trace);
          pane.player().seek(5);
          press(pane, KeyCode.M, false);
          TextField field = (TextField) pane.lookup("#note");
          field.setText("ask the class");
          Event.fireEvent(field, key(KeyCode.ENTER, false));
          assertThat(directory.resolve("noted.jsonl.notes.json"))
              .content()
              .contains("ask the class");
          press(pane, KeyCode.HOME, false);
          press(pane, KeyCode.N, false);
          assertThat(index(pane)).isEqualTo(5);
        });
  }

  @Test
  void theMouseIsToldInWordsWhatItPointsAt() throws Exception {
    onScreen(
        pane -> {
          LanesView lanes = pane.screens().desk().lanes();
          double[] at = find(lanes, FINDING);
          assertThat(lanes.words(at[0], at[1])).startsWith("event ").contains("p1");
          assertThat(lanes.words(1, 1)).isNull();
        });
  }

  @Test
  void whyItFailedLinksToItsEvents() throws Exception {
    onScreen(
        pane -> {
          List<Hyperlink> links =
              pane.lookupAll(".hyperlink").stream().map(Hyperlink.class::cast).toList();
          assertThat(links).hasSizeGreaterThan(2);
          links.get(0).fire();
          assertThat(index(pane)).isEqualTo(FINDING);
          links.get(1).fire();
          assertThat(index(pane)).isPositive().isLessThan(FINDING);
        });
  }

  @Test
  void theEventsListedAreThoseThatTheFilterFinds() throws Exception {
    onScreen(
        pane -> {
          ListView<?> list = (ListView<?>) pane.lookup(".list-view");
          assertThat(list.getItems()).hasSize(29);
          TextField field = (TextField) pane.lookup("#search");
          field.setText("dropped");
          assertThat(list.getItems()).isNotEmpty().hasSizeLessThan(5);
          field.clear();
          assertThat(list.getItems()).hasSize(29);
        });
  }

  @Test
  void spacePlaysAndPausesAndAStepPauses() throws Exception {
    onScreen(
        pane -> {
          press(pane, KeyCode.SPACE, false);
          assertThat(pane.player().playing()).isTrue();
          press(pane, KeyCode.SPACE, false);
          assertThat(pane.player().playing()).isFalse();
          press(pane, KeyCode.SPACE, false);
          press(pane, KeyCode.RIGHT, false);
          assertThat(pane.player().playing()).isFalse();
        });
  }

  @Test
  void theSliderScrubs() throws Exception {
    onScreen(
        pane -> {
          Slider slider = (Slider) pane.lookup(".slider");
          slider.setValue(7);
          assertThat(index(pane)).isEqualTo(7);
          press(pane, KeyCode.END, false);
          assertThat(slider.getValue()).isEqualTo(28);
        });
  }

  @Test
  void theThemeChangesThePicture() throws Exception {
    onScreen(
        pane -> {
          assertThat(ground(pane)).isEqualTo(Theme.DARK.ground());
          press(pane, KeyCode.T, false);
          assertThat(ground(pane)).isEqualTo(Theme.LIGHT.ground());
        });
  }

  private static int ground(LabPane pane) {
    WritableImage image = pane.getScene().snapshot(null);
    return image.getPixelReader().getArgb(5, 120);
  }

  @Test
  void aFileThatCannotBeReadSaysWhyAndLeavesWhatIsOpen() throws Exception {
    Path broken = Files.writeString(directory.resolve("broken.jsonl"), "{]\n");
    onScreen(
        pane -> {
          press(pane, KeyCode.RIGHT, false);
          pane.open(broken);
          assertThat(pane.message()).contains("broken.jsonl", "line 1");
          assertThat(index(pane)).isEqualTo(1);
          pane.open(directory.resolve("none.jsonl"));
          assertThat(pane.message()).contains("none.jsonl");
          assertThat(pane.playhead().timeline().size()).isEqualTo(29);
        });
  }

  @Test
  void aFileThatIsCutShortOpensAsFarAsItGoes() throws Exception {
    Path cut = directory.resolve("cut.jsonl");
    writeCut(cut);
    onScreen(
        pane -> {
          pane.open(cut);
          assertThat(pane.message()).contains("cut.jsonl is cut short");
          assertThat(pane.playhead().timeline().size()).isBetween(1, 28);
        });
  }

  private static void writeCut(Path file) throws IOException {
    TraceWriter.write(file, Samples.brokenPromise());
    Files.writeString(file, Files.readString(file).substring(0, 900));
  }

  @Test
  void everyControlHasAnAccessibleName() throws Exception {
    onScreen(
        pane -> {
          Set<Node> controls = pane.lookupAll(".button");
          assertThat(controls).hasSizeGreaterThan(8);
          assertThat(controls)
              .filteredOn(c -> c instanceof ButtonBase)
              .allMatch(c -> c.getAccessibleText() != null && !c.getAccessibleText().isBlank());
          assertThat(pane.lookup("#search").getAccessibleText()).isNotBlank();
          Node diagram = pane.screens().desk().lanes();
          assertThat(diagram.getAccessibleText()).endsWith("two proposers compete");
        });
  }
}
