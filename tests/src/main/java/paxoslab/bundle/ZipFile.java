package paxoslab.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip whose bytes depend on the files in it alone: sorted, of one fixed time, and stored, because
 * the deflated form differs between builds of zlib. Files have Unix modes, which the JDK's writer
 * can't give, so that what is to be run can be.
 */
public final class ZipFile {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final int CENTRAL_ENTRY = 0x02014b50;
  private static final int CENTRAL_END_BYTES = 22;
  private static final byte MADE_BY_UNIX = 3;
  private static final int PLAIN = 0100644;
  private static final int EXECUTABLE = 0100755;

  private ZipFile() {}

  /**
   * Packs files.
   *
   * @param files contents by path, with slashes; fewer than 65,535
   * @param executable the paths of those to be run
   */
  static byte[] pack(SortedMap<String, byte[]> files, Set<String> executable) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(entry(file.getKey(), file.getValue()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written to", e);
    }
    byte[] packed = bytes.toByteArray();
    setModes(ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN), executable);
    return packed;
  }

  private static ZipEntry entry(String path, byte[] content) {
    ZipEntry entry = new ZipEntry(path);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    // Local time goes into the file as it is; any other setter would bring in the time zone.
    entry.setTimeLocal(TIME);
    return entry;
  }

  /** Goes through the central directory, which ends the file and has no comment here. */
  private static void setModes(ByteBuffer zip, Set<String> executable) {
    int at = zip.getInt(zip.limit() - CENTRAL_END_BYTES + 16);
    while (zip.getInt(at) == CENTRAL_ENTRY) {
      byte[] name = new byte[Short.toUnsignedInt(zip.getShort(at + 28))];
      zip.get(at + 46, name);
      boolean runs = executable.contains(new String(name, StandardCharsets.UTF_8));
      zip.put(at + 5, MADE_BY_UNIX);
      zip.putInt(at + 38, (runs ? EXECUTABLE : PLAIN) << 16);
      int extras =
          Short.toUnsignedInt(zip.getShort(at + 30)) + Short.toUnsignedInt(zip.getShort(at + 32));
      at += 46 + name.length + extras;
    }
  }

  /**
   * Writes a file, which appears under its name only when it is whole.
   *
   * @param replace whether a file that is there already may be replaced
   * @throws FileAlreadyExistsException if it may not
   * @throws IOException if the file can't be written
   */
  public static void write(Path file, byte[] content, boolean replace) throws IOException {
    Path whole = file.toAbsolutePath();
    if (!replace && Files.exists(whole)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.createDirectories(whole.getParent());
    Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial");
    try {
      Files.write(partial, content);
      if (replace) {
        Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(partial, whole);
      }
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** The SHA-256 of some bytes, in hexadecimal digits. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
