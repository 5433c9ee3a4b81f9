package paxoslab.visualizer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Timeline;
import paxoslab.visualizer.sample.LongSample;
import paxoslab.visualizer.sample.Samples;

class RunExporterTest {
  @TempDir Path directory;

  @Test
  void aPictureHasTheSizeAskedForAndLeavesNothingElse() throws IOException {
    Path file = directory.resolve("new/run.png");
    RunExporter.write(
        Samples.healthy(),
        ExportKind.PNG,
        file,
        new SnapshotOptions(TraceEvent.NONE, 1280, 720, Theme.LIGHT));

    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1280);
    assertThat(image.getHeight()).isEqualTo(720);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void withoutAnEventTheFirstFindingIsShown() {
    BufferedImage image = RunExporter.image(Samples.brokenPromise(), SnapshotOptions.DEFAULT);
    assertThat(pixels(image, Theme.DARK.violation())).isGreaterThan(1000);
  }

  @Test
  void beforeTheFindingOnlyItsSymbolHasTheColourOfViolations() {
    SnapshotOptions early = new SnapshotOptions(3, 1920, 1080, Theme.DARK);
    SnapshotOptions late = SnapshotOptions.DEFAULT;
    int before = pixels(RunExporter.image(Samples.brokenPromise(), early), violation());
    int after = pixels(RunExporter.image(Samples.brokenPromise(), late), violation());
    assertThat(before).isBetween(1, after / 2);
  }

  @Test
  void aSizeThatCannotBeDrawnIsRefused() {
    assertThatThrownBy(() -> new SnapshotOptions(0, 100_000, 720, Theme.DARK))
        .hasMessage("width is 100000; use 640 to 8192 pixels");
  }

  @Test
  void aGifHasAFrameForEachEventOfItsRangeAndNoEnd() throws IOException {
    Path file = directory.resolve("run.gif");
    SnapshotOptions some =
        new SnapshotOptions(TraceEvent.NONE, 640, 360, Theme.DARK, new EventRange(3, 8), 500);
    RunExporter.write(Samples.brokenPromise(), ExportKind.GIF, file, some);

    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(6);
      assertThat(reader.read(5).getWidth()).isEqualTo(640);
      assertThat(attribute(reader, 0, "GraphicControlExtension", "delayTime")).isEqualTo("50");
      assertThat(attribute(reader, 5, "GraphicControlExtension", "delayTime")).isEqualTo("150");
      assertThat(attribute(reader, 0, "ApplicationExtension", "applicationID"))
          .isEqualTo("NETSCAPE");
    } finally {
      reader.dispose();
    }
  }

  private static String attribute(ImageReader reader, int frame, String node, String name)
      throws IOException {
    IIOMetadataNode root =
        (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
    return ((Element) root.getElementsByTagName(node).item(0)).getAttribute(name);
  }

  @Test
  void aRangeWithoutEventsIsRefused() {
    Timeline timeline = new Timeline(Samples.brokenPromise());
    EventRange range = new EventRange(900, TraceEvent.NONE);
    assertThatThrownBy(() -> range.excerpt(timeline, 10, TraceEvent.NONE, "a GIF"))
        .hasMessageStartingWith("no event is from 900 until the last; events are 0 to ");
  }

  @Test
  void allEventsAreShownWhereThereIsRoom() {
    Timeline timeline = new Timeline(Samples.brokenPromise());
    Excerpt all = EventRange.ALL.excerpt(timeline, timeline.size(), TraceEvent.NONE, "a GIF");
    assertThat(all).isEqualTo(new Excerpt(0, timeline.size(), 0, Optional.empty()));
  }

  /** A long run in which a rule breaks at event 6,000, as some others prove. */
  private static Timeline provenBy(Integer... evidence) {
    Trace run = LongSample.of(10_000);
    Finding finding =
        new Finding(
            "promise-kept", Severity.HARD, 6_000, 1, "p1 broke it", List.of(evidence), null);
    return new Timeline(new Trace(run.header(), List.of(), run.events(), List.of(finding)));
  }

  private static Excerpt part(Timeline run, EventRange range, int at) {
    return range.excerpt(run, 1_000, at, "a page");
  }

  @Test
  void ofALongRunTheProofIsShownInTheMiddle() {
    Excerpt part = part(provenBy(5_800, 5_900, 6_000), EventRange.ALL, TraceEvent.NONE);
    assertThat(part.first()).isEqualTo(5_401);
    assertThat(part.end()).isEqualTo(6_401);
    assertThat(part.focus()).isEqualTo(6_000);
    assertThat(part.leftOut())
        .hasValue(
            "events 5401 to 6400 of 10,000 are shown, around the finding at event 6000: a page"
                + " takes 1,000; --from and --until choose others");
  }

  @Test
  void ofALongProofItsEndIsShown() {
    Excerpt part = part(provenBy(3, 6_000), EventRange.ALL, TraceEvent.NONE);
    assertThat(part.first()).isEqualTo(5_101);
    assertThat(part.end()).isEqualTo(6_101);
  }

  @Test
  void whoAsksForAnEventSeesWhatIsAroundIt() {
    Excerpt part = part(provenBy(6_000), EventRange.ALL, 2_000);
    assertThat(part.indexes()).hasSize(1_000).contains(1_501, 2_499);
    assertThat(part.leftOut().orElseThrow()).contains("around event 2000:");
    assertThat(part(provenBy(6_000), EventRange.ALL, 9_999).end()).isEqualTo(10_000);
    assertThat(part(provenBy(6_000), EventRange.ALL, 0).first()).isZero();
  }

  @Test
  void withoutAFindingTheEndOfTheRangeIsShownOrItsBeginningIfItHasNoEnd() {
    Timeline run = provenBy(6_000);
    assertThat(part(run, new EventRange(TraceEvent.NONE, 4_000), TraceEvent.NONE).end())
        .isEqualTo(4_001);
    Excerpt first = part(run, new EventRange(7_000, TraceEvent.NONE), TraceEvent.NONE);
    assertThat(first.first()).isEqualTo(7_000);
    assertThat(first.leftOut().orElseThrow()).contains("are shown, the first:");
  }

  @Test
  void aLongRunMakesAPageThatSaysWhichPartItIs() throws IOException {
    Path file = directory.resolve("long.html");
    SnapshotOptions small = new SnapshotOptions(TraceEvent.NONE, 640, 360, Theme.DARK);
    Optional<String> said =
        RunExporter.write(provenBy(5_990, 6_000).trace(), ExportKind.HTML, file, small);
    assertThat(said.orElseThrow()).startsWith("events 5496 to 6495 of 10,000 are shown");
    assertThat(file)
        .content()
        .contains("<p class=\"part\">Events 5496 to 6495 of 10,000 are shown, around the finding")
        .contains("\"first\":504,");
  }

  private static int violation() {
    return Theme.DARK.violation();
  }

  private static int pixels(BufferedImage image, int argb) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == argb ? 1 : 0;
      }
    }
    return count;
  }
}
