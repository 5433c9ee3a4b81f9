package paxoslab.solution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a submission's zip without unpacking it. */
final class ZipSubmission {
  private static final int CENTRAL_ENTRY = 0x02014b50;
  private static final int CENTRAL_END = 0x06054b50;
  private static final int MADE_BY_UNIX = 3;
  private static final int FILE_TYPE = 0xF000;
  private static final int SYMBOLIC_LINK = 0xA000;

  private ZipSubmission() {}

  static void read(byte[] zip, SourceReader sources) throws IOException {
    refuseLinks(ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN), sources);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String path = entry.getName();
        if (climbs(path)) {
          throw sources.refused("the path " + path + " climbs out of the zip");
        }
        if (entry.isDirectory()) {
          continue;
        }
        sources.count();
        // Bounded, because a zip of a few bytes can hold gigabytes.
        byte[] content = in.readNBytes(sources.remaining());
        if (path.endsWith(".java")) {
          sources.take(path, content);
        } else {
          sources.leaveOut(path, content.length);
        }
      }
    } catch (IllegalArgumentException e) {
      throw sources.refused("a file name in the zip isn't UTF-8");
    }
  }

  private static boolean climbs(String path) {
    return path.startsWith("/")
        || path.indexOf('\\') >= 0
        || path.indexOf(':') >= 0
        || ("/" + path + "/").contains("/../");
  }

  /** Looks at the central directory, which alone says that an entry is a link. */
  private static void refuseLinks(ByteBuffer zip, SourceReader sources) {
    int end = zip.limit() - 22;
    while (end >= 0 && zip.getInt(end) != CENTRAL_END) {
      end--;
    }
    if (end < 0) {
      throw sources.refused("not a zip, or a truncated one");
    }
    int at = zip.getInt(end + 16);
    while (at >= 0 && at + 46 <= end && zip.getInt(at) == CENTRAL_ENTRY) {
      int nameLength = Short.toUnsignedInt(zip.getShort(at + 28));
      int extras =
          Short.toUnsignedInt(zip.getShort(at + 30)) + Short.toUnsignedInt(zip.getShort(at + 32));
      int mode = zip.getInt(at + 38) >>> 16;
      if (zip.get(at + 5) == MADE_BY_UNIX && (mode & FILE_TYPE) == SYMBOLIC_LINK) {
        byte[] path = new byte[Math.min(nameLength, end - at - 46)];
        zip.get(at + 46, path);
        throw sources.refused(new String(path, StandardCharsets.UTF_8) + " is a symbolic link");
      }
      at += 46 + nameLength + extras;
    }
  }
}
