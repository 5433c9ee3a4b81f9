package paxoslab.visualizer.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import paxoslab.visualizer.drawing.Diagram;
import paxoslab.visualizer.drawing.Frame;
import paxoslab.visualizer.playback.Timeline;

/** Paints some events of a run as an animated GIF that begins anew at its end. */
final class GifExporter {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private GifExporter() {}

  /**
   * Writes the frames.
   *
   * @param indexes of the events, one a frame
   * @param millis how long each frame is shown; the last one is shown three times as long
   */
  static void write(
      Timeline timeline, List<Integer> indexes, Frame frame, int millis, OutputStream out)
      throws IOException {
    Diagram diagram = new Diagram(timeline, ImagePainter.measure());
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < indexes.size(); i++) {
        BufferedImage image = ImagePainter.paint(diagram.draw(frame, indexes.get(i)));
        int shown = i == indexes.size() - 1 ? 3 * millis : millis;
        IIOMetadata metadata = metadata(writer, image, shown, i == 0);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadata metadata(
      ImageWriter writer, BufferedImage image, int millis, boolean first) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromBufferedImageType(image.getType()), null);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", String.valueOf(millis / 10));
    root.appendChild(control);
    if (first) {
      root.appendChild(endless());
    }
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }

  /** Netscape's extension, which all readers follow: zero rounds mean no end. */
  private static IIOMetadataNode endless() {
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0});
    extensions.appendChild(loop);
    return extensions;
  }
}
