package paxoslab.visualizer.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Diagram;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.TextMeasure;
import paxoslab.visualizer.playback.Playhead;
import paxoslab.visualizer.playback.Timeline;

/** Writes pictures of a run; needs no screen. */
public final class SnapshotExporter {
  private SnapshotExporter() {}

  /** What makes the bytes of a file. */
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a PNG. The file is either complete or, if writing fails, what it was before.
   *
   * @throws IOException if the file cannot be written
   */
  public static void png(Trace trace, Path file, SnapshotOptions options) throws IOException {
    BufferedImage image = image(trace, options);
    write(file, out -> ImageIO.write(image, "png", out));
  }

  /**
   * Writes an SVG, as {@link #png} does: the same picture, sharp at every size.
   *
   * @throws IOException if the file cannot be written
   */
  public static void svg(Trace trace, Path file, SnapshotOptions options) throws IOException {
    Header header = trace.header();
    String title = (header.scenario() + " " + header.title()).strip();
    String svg = SvgPainter.paint(drawing(trace, options, SvgPainter.measure()), title);
    write(file, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        content.write(out);
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** The picture itself. */
  public static BufferedImage image(Trace trace, SnapshotOptions options) {
    return ImagePainter.paint(drawing(trace, options, ImagePainter.measure()));
  }

  private static Drawing drawing(Trace trace, SnapshotOptions options, TextMeasure measure) {
    Playhead playhead = new Playhead(new Timeline(trace));
    if (options.at() != TraceEvent.NONE) {
      playhead.seekEvent(options.at());
    } else if (!playhead.firstFinding()) {
      playhead.seek(playhead.timeline().size());
    }
    Frame frame = Frame.of(options.width(), options.height(), options.theme(), false);
    return new Diagram(playhead.timeline(), measure).draw(frame, playhead.index());
  }
}
