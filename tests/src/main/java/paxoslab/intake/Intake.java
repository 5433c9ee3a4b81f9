package paxoslab.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What became of a submission at the door: it was accepted, or refused as a whole. */
public sealed interface Intake {
  /**
   * Whose it is: the base name of the directory or archive, without an archive's suffix; {@code
   * ada} for {@code submissions/ada.tar.gz}.
   */
  String name();

  /**
   * A submission with a {@code PaxosPeer.java}.
   *
   * @param name whose it is
   * @param sources its files of the package, by file name; no two names differ by case alone
   * @param leftOut what was found beside them: Java files first, which may be missed, and hidden
   *     ones last; by path
   * @param sha256 a digest of the sources: the same for the same sources, however they were packed
   */
  record Accepted(String name, List<SourceFile> sources, List<LeftOut> leftOut, String sha256)
      implements Intake {
    /** Copies the lists. */
    public Accepted {
      sources = List.copyOf(sources);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * A submission that is not looked at any further.
   *
   * @param name whose it is
   * @param reason one sentence, without the submission's name: the file, what is wrong with it, and
   *     the remedy
   */
  record Refused(String name, String reason) implements Intake {}

  /**
   * Takes in a submission.
   *
   * @param path a directory, or a file that ends in {@code .zip}, {@code .tar}, {@code .tar.gz} or
   *     {@code .tgz}
   * @param packageName the package whose sources count, wherever they lie
   */
  static Intake of(Path path, String packageName) {
    String name = ArchiveFormat.baseName(path);
    Collector collector = new Collector(packageName);
    try {
      Door.read(path, collector);
      return collector.accepted(name);
    } catch (RefusedException e) {
      return new Refused(name, e.reason());
    } catch (IOException e) {
      return new Refused(name, "can't be read: " + Printable.of(String.valueOf(e.getMessage())));
    }
  }
}
