package paxoslab.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads a submission that is a zip: what its central directory lists, which alone says what an
 * entry is.
 */
final class ZipEntries {
  private ZipEntries() {}

  static void read(byte[] packed, Collector collector) throws IOException {
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(packed)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        collector.offer(entry.getName(), type(entry), most -> content(zip, entry, most));
      }
    }
  }

  /** Modes count whoever made the zip is said to be: it costs nothing to say something else. */
  private static EntryType type(ZipArchiveEntry entry) {
    int mode = (int) (entry.getExternalAttributes() >>> 16) & UnixStat.FILE_TYPE_FLAG;
    if (mode == UnixStat.LINK_FLAG) {
      return EntryType.LINK;
    }
    if (entry.isDirectory()) {
      return EntryType.DIRECTORY;
    }
    return mode == 0 || mode == UnixStat.FILE_FLAG ? EntryType.FILE : EntryType.SPECIAL;
  }

  private static byte[] content(ZipFile zip, ZipArchiveEntry entry, int most) throws IOException {
    String name = Printable.of(entry.getName());
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new RefusedException(name + " is encrypted; pack it without a password");
    }
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw new RefusedException(
          name
              + " is compressed by method "
              + entry.getMethod()
              + ", which few programs know; pack it with ./lab submit");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(most);
      if (content.length < most) {
        verify(name, entry, content);
      }
      return content;
    }
  }

  private static void verify(String name, ZipArchiveEntry entry, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    if (entry.getSize() != content.length || entry.getCrc() != crc.getValue()) {
      throw new RefusedException(
          name
              + " has "
              + content.length
              + " bytes that don't fit the size or checksum that the zip gives;"
              + " pack it anew with ./lab submit");
    }
  }
}
