package paxoslab.visualizer.image;

import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
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
   * @return which events it shows, if there are too many for all, in a line
   * @throws IOException if the file cannot be written
   * @throws IllegalArgumentException if the options choose no events
   */
  public static Optional<String> write(
      Trace trace, ExportKind kind, Path file, SnapshotOptions options) throws IOException {
    switch (kind) {
      case PNG -> {
        BufferedImage image = image(trace, options);
        AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
      }
      case SVG -> text(file, svg(trace, options));
      case GIF -> {
        return gif(trace, file, options);
      }
      case HTML -> {
        return html(trace, file, options);
      }
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
    return Optional.empty();
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

  private static Optional<String> gif(Trace trace, Path file, SnapshotOptions options)
      throws IOException {
    Timeline timeline = new Timeline(trace);
    Excerpt shown = options.range().excerpt(timeline, MOST_FRAMES, options.at(), "a GIF");
    AtomicFile.write(
        file,
        out ->
            GifExporter.write(
                timeline, shown.indexes(), frame(options), options.frameMillis(), out));
    return shown.leftOut();
  }

  private static Optional<String> html(Trace trace, Path file, SnapshotOptions options)
      throws IOException {
    Timeline timeline = new Timeline(trace);
    Excerpt shown = options.range().excerpt(timeline, MOST_STEPS, options.at(), "a page");
    int first = timeline.event(shown.focus()).id();
    int at = options.at() == TraceEvent.NONE ? first : options.at();
    text(file, HtmlExporter.page(timeline, shown, options, at));
    return shown.leftOut();
  }

  private static Drawing drawing(Trace trace, SnapshotOptions options, TextMeasure measure) {
    Playhead playhead = new Playhead(new Timeline(trace));
    if (options.at() != TraceEvent.NONE) {
      playhead.seekEvent(options.at());
    } else if (!playhead.firstFinding()) {
      playhead.seek(playhead.timeline().size());
    }
    return new Diagram(playhead.timeline(), measure).drawProof(frame(options), playhead.index());
  }

  private static Frame frame(SnapshotOptions options) {
    return Frame.of(options.width(), options.height(), options.theme(), false);
  }
}
