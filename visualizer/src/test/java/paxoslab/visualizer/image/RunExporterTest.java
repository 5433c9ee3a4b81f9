package paxoslab.visualizer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.playback.Timeline;
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
  void aRangeWithoutEventsOrWithTooManyIsRefusedWithARemedy() {
    Timeline timeline = new Timeline(Samples.brokenPromise());
    assertThatThrownBy(() -> new EventRange(900, TraceEvent.NONE).indexes(timeline, 10, "a GIF"))
        .hasMessageStartingWith("no event is from 900 until the last; events are 0 to ");
    assertThatThrownBy(() -> EventRange.ALL.indexes(timeline, 4, "a GIF"))
        .hasMessageContaining(
            "events are too many for a GIF, which takes 4; choose some with --from");
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
