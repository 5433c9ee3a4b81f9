package paxoslab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory processes had at most, as Linux counts it; elsewhere it isn't known. */
final class ResidentMemory {
  private static final Pattern HIGHEST = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

  private ResidentMemory() {}

  /** The biggest of all processes that this one has started and that still run, in bytes. */
  static OptionalLong peakOfChildren() {
    return ProcessHandle.current()
        .descendants()
        .map(process -> peak(Path.of("/proc", String.valueOf(process.pid()))))
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  /**
   * The most that a process has had in memory so far, in bytes.
   *
   * @param process its directory in {@code /proc}
   */
  static OptionalLong peak(Path process) {
    try {
      Matcher highest = HIGHEST.matcher(Files.readString(process.resolve("status")));
      return highest.find()
          ? OptionalLong.of(Long.parseLong(highest.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException ended) {
      return OptionalLong.empty();
    }
  }
}
