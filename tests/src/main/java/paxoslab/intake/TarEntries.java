package paxoslab.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Reads a submission that is a tar, which may be compressed. */
final class TarEntries {
  private TarEntries() {}

  static void readCompressed(byte[] packed, Collector collector) throws IOException {
    byte[] tar;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      // To its end, where the checksum is, but no further than a submission may go.
      tar = in.readNBytes(Limits.MAX_TAR_BYTES + 1);
    }
    if (tar.length > Limits.MAX_TAR_BYTES) {
      throw Collector.tooBig();
    }
    read(tar, collector);
  }

  static void read(byte[] tar, Collector collector) throws IOException {
    requireEnd(tar);
    try (TarArchiveInputStream in =
        new TarArchiveInputStream(new ByteArrayInputStream(tar), StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isCheckSumOK()) {
          throw new IOException("an entry's checksum is wrong");
        }
        if (entry.isSparse()) {
          // It says itself how many zeros it holds, and passing over them could take for ever.
          throw new RefusedException(
              Printable.of(entry.getName()) + " is a sparse file; pack it with ./lab submit");
        }
        collector.offer(entry.getName(), type(entry), in::readNBytes);
      }
    }
  }

  /** A tar ends in blocks of zeros; without them it could be cut off between two files unseen. */
  private static void requireEnd(byte[] tar) throws IOException {
    int block = TarConstants.DEFAULT_RCDSIZE;
    if (tar.length < block) {
      throw new IOException("no end");
    }
    for (int i = tar.length - block; i < tar.length; i++) {
      if (tar[i] != 0) {
        throw new IOException("no end");
      }
    }
  }

  private static EntryType type(TarArchiveEntry entry) {
    if (entry.isSymbolicLink() || entry.isLink()) {
      return EntryType.LINK;
    }
    if (entry.isDirectory()) {
      return EntryType.DIRECTORY;
    }
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG ->
          EntryType.FILE;
      default -> EntryType.SPECIAL;
    };
  }
}
