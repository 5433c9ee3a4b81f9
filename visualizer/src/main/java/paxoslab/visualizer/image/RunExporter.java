package paxoslab.visualizer.image;

import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import paxoslab.trace.Header;
import paxoslab.trace.ShivizLog;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.visualizer.drawing.Diagram;
import paxoslab.visualizer.drawing.Drawing;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.drawing.TextMeasure;
import paxoslab.visualizer.playback.AtomicFile;
import paxoslab.visualizer.playback.Playhead;
import paxoslab.visualizer.playback.Timeline;

/** Writes a run for eyes or programs that are not the lab's; needs no screen. */
public final class RunExporter {
  /** A page of so many steps takes a browser some tens of megabytes. */
  private static final int MOST_STEPS = 1_000;

  /** More are watched by nobody. */
  private static final int MOST_FRAMES = 300;

  private RunExporter() {}

  /**
   * Writes a file, which is either complete or, if writing fails, what it was before.
   *
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if the options choose no events, or too many
   */
  public static void write(Trace trace, ExportKind kind, Path file, SnapshotOptions options)
      throws IOException {
    switch (kind) {
      case PNG -> {
        BufferedImage image = image(trace, options);
        AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
      }
      case SVG -> text(file, svg(trace, options));
      case GIF -> gif(trace, file, options);
      case HTML -> text(file, html(trace, options));
      case MMD -> text(file, MermaidExporter.text(trace));
      case SHIVIZ ->
          AtomicFile.write(
              file,
              out -> {
                Writer log =
                    new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                ShivizLog.write(trace, log);
                log.flush();
              });
    }
  }

  /** Writes a text, as {@link #write} does. */
  public static void text(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The picture itself. */
  public static BufferedImage image(Trace trace, SnapshotOptions options) {
    return ImagePainter.paint(drawing(trace, options, ImagePainter.measure()));
  }

  static String svg(Trace trace, SnapshotOptions options) {
    Header header = trace.header();
    String title = (header.scenario() + " " + header.title()).strip();
    return SvgPainter.paint(drawing(trace, options, SvgPainter.measure()), title);
  }

  private static void gif(Trace trace, Path file, SnapshotOptions options) throws IOException {
    Timeline timeline = new Timeline(trace);
    List<Integer> indexes = options.range().indexes(timeline, MOST_FRAMES, "a GIF");
    AtomicFile.write(
        file,
        out -> GifExporter.write(timeline, indexes, frame(options), options.frameMillis(), out));
  }

  private static String html(Trace trace, SnapshotOptions options) throws IOException {
    Timeline timeline = new Timeline(trace);
    List<Integer> indexes = options.range().indexes(timeline, MOST_STEPS, "a page");
    int first = timeline.event(indexes.get(0)).id();
    return HtmlExporter.page(
        timeline, indexes, options, options.at() == TraceEvent.NONE ? first : options.at());
  }

  private static Drawing drawing(Trace trace, SnapshotOptions options, TextMeasure measure) {
    Playhead playhead = new Playhead(new Timeline(trace));
    if (options.at() != TraceEvent.NONE) {
      playhead.seekEvent(options.at());
    } else if (!playhead.firstFinding()) {
      playhead.seek(playhead.timeline().size());
    }
    return new Diagram(playhead.timeline(), measure).draw(frame(options), playhead.index());
  }

  private static Frame frame(SnapshotOptions options) {
    return Frame.of(options.width(), options.height(), options.theme(), false);
  }
}
