package paxoslab.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paths inside a submission. */
final class EntryPath {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private EntryPath() {}

  /**
   * The path in its plain form, with slashes and without {@code .} and empty parts.
   *
   * @throws RefusedException if it could lead out of the submission
   */
  static String of(String raw) {
    if (raw.startsWith("/") || DRIVE.matcher(raw).matches()) {
      throw refused(raw, "is an absolute path");
    }
    if (raw.indexOf('\\') >= 0) {
      throw refused(raw, "has a backslash in its path");
    }
    List<String> parts = new ArrayList<>();
    for (String part : raw.split("/", -1)) {
      if (part.equals("..")) {
        throw refused(raw, "climbs out of the submission");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static RefusedException refused(String raw, String what) {
    return new RefusedException(Printable.of(raw) + " " + what + "; pack it with ./lab submit");
  }

  /** The last part of a path. */
  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The path up to its first hidden part, which ends in a slash unless it is the last; empty if no
   * part is hidden. What macOS packs beside the files counts as hidden.
   */
  static Optional<String> hidden(String path, boolean isDirectory) {
    int from = 0;
    while (from < path.length()) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      String part = path.substring(from, to);
      if (part.startsWith(".") || part.equals("__MACOSX")) {
        return Optional.of(path.substring(0, to) + (slash >= 0 || isDirectory ? "/" : ""));
      }
      from = to + 1;
    }
    return Optional.empty();
  }
}
