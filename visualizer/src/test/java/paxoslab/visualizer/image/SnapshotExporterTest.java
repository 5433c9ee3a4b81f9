package paxoslab.visualizer.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Theme;
import paxoslab.visualizer.sample.Samples;

class SnapshotExporterTest {
  @TempDir Path directory;

  @Test
  void aPictureHasTheSizeAskedForAndLeavesNothingElse() throws IOException {
    Path file = directory.resolve("new/run.png");
    SnapshotExporter.png(
        Samples.healthy(), file, new SnapshotOptions(TraceEvent.NONE, 1280, 720, Theme.LIGHT));

    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1280);
    assertThat(image.getHeight()).isEqualTo(720);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void withoutAnEventTheFirstFindingIsShown() {
    BufferedImage image = SnapshotExporter.image(Samples.brokenPromise(), SnapshotOptions.DEFAULT);
    assertThat(pixels(image, Theme.DARK.violation())).isGreaterThan(1000);
  }

  @Test
  void beforeTheFindingOnlyItsSymbolHasTheColourOfViolations() {
    SnapshotOptions early = new SnapshotOptions(3, 1920, 1080, Theme.DARK);
    SnapshotOptions late = SnapshotOptions.DEFAULT;
    int before = pixels(SnapshotExporter.image(Samples.brokenPromise(), early), violation());
    int after = pixels(SnapshotExporter.image(Samples.brokenPromise(), late), violation());
    assertThat(before).isBetween(1, after / 2);
  }

  @Test
  void aSizeThatCannotBeDrawnIsRefused() {
    assertThatThrownBy(() -> new SnapshotOptions(0, 100_000, 720, Theme.DARK))
        .hasMessage("width is 100000; use 640 to 8192 pixels");
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
