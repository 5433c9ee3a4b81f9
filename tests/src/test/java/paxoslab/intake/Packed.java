package paxoslab.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Makes submissions, well-behaved ones and others. */
final class Packed {
  static final String STUDENT = "paxoslab.student";

  /** Enough for the door, which doesn't compile. */
  static final String PEER = "package paxoslab.student;\npublic class PaxosPeer {}\n";

  private Packed() {}

  /** The forms in which the same files can be handed in. */
  enum Form {
    DIRECTORY(""),
    ZIP(".zip"),
    TAR(".tar"),
    TAR_GZ(".tar.gz");

    private final String suffix;

    Form(String suffix) {
      this.suffix = suffix;
    }

    /** A submission {@code ada} with these contents by path. */
    Path pack(Path parent, Map<String, byte[]> files) throws IOException {
      Path path = parent.resolve("ada" + suffix);
      return switch (this) {
        case DIRECTORY -> directory(path, files);
        case ZIP -> Files.write(path, zip(zip -> addAll(zip, files)));
        case TAR -> Files.write(path, tar(tar -> addAll(tar, files)));
        case TAR_GZ -> Files.write(path, gzip(tar(tar -> addAll(tar, files))));
      };
    }
  }

  /** Puts entries into an archive that is being made. */
  interface Filler<A> {
    void fill(A archive) throws IOException;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path directory(Path path, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = path.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return path;
  }

  static byte[] zip(Filler<ZipArchiveOutputStream> filler) throws IOException {
    SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      filler.fill(zip);
    }
    return Arrays.copyOf(bytes.array(), (int) bytes.size());
  }

  static void add(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content)
      throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private static void addAll(ZipArchiveOutputStream zip, Map<String, byte[]> files)
      throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      add(zip, new ZipArchiveEntry(file.getKey()), file.getValue());
    }
  }

  static byte[] tar(Filler<TarArchiveOutputStream> filler) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      filler.fill(tar);
    }
    return bytes.toByteArray();
  }

  static void add(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content)
      throws IOException {
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void addAll(TarArchiveOutputStream tar, Map<String, byte[]> files)
      throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      add(tar, new TarArchiveEntry(file.getKey(), true), file.getValue());
    }
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  static Intake.Accepted accepted(Path path) {
    Intake intake = Intake.of(path, STUDENT);
    if (intake instanceof Intake.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError("refused: " + ((Intake.Refused) intake).reason());
  }

  static String refusal(Path path) {
    Intake intake = Intake.of(path, STUDENT);
    if (intake instanceof Intake.Refused refused) {
      return refused.reason();
    }
    throw new AssertionError("accepted: " + intake);
  }

  /** What was left out, as it is shown. */
  static List<String> leftOut(Path path) {
    return accepted(path).leftOut().stream().map(LeftOut::toString).toList();
  }
}
