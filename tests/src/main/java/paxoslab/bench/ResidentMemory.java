package paxoslab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory processes have, as Linux counts it; elsewhere it isn't known. */
final class ResidentMemory {
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

  private ResidentMemory() {}

  /**
   * What a process has in memory now, in bytes; empty once it is gone.
   *
   * @param process its directory in {@code /proc}
   */
  static OptionalLong now(Path process) {
    try {
      Matcher resident = RESIDENT.matcher(Files.readString(process.resolve("status")));
      return resident.find()
          ? OptionalLong.of(Long.parseLong(resident.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException ended) {
      return OptionalLong.empty();
    }
  }
}
