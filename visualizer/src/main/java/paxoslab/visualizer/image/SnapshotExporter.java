package paxoslab.visualizer.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Diagram;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.playback.Playhead;
import paxoslab.visualizer.playback.Timeline;

/** Writes pictures of a run; needs no screen. */
public final class SnapshotExporter {
  private SnapshotExporter() {}

  /**
   * Writes a PNG. The file is either complete or, if writing fails, what it was before.
   *
   * @throws IOException if the file cannot be written
   */
  public static void png(Trace trace, Path file, SnapshotOptions options) throws IOException {
    BufferedImage image = image(trace, options);
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        ImageIO.write(image, "png", out);
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** The picture itself. */
  public static BufferedImage image(Trace trace, SnapshotOptions options) {
    Playhead playhead = new Playhead(new Timeline(trace));
    if (options.at() != TraceEvent.NONE) {
      playhead.seekEvent(options.at());
    } else if (!playhead.firstFinding()) {
      playhead.seek(playhead.timeline().size());
    }
    Frame frame = Frame.of(options.width(), options.height(), options.theme(), false);
    Diagram diagram = new Diagram(playhead.timeline(), ImagePainter.measure());
    return ImagePainter.paint(diagram.draw(frame, playhead.index()));
  }
}
