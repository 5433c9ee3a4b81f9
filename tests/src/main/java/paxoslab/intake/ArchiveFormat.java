package paxoslab.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Forms in which sources are packed, told apart by the end of a file's name. */
enum ArchiveFormat {
  ZIP(".zip"),
  TAR(".tar"),
  TAR_GZ(".tar.gz", ".tgz");

  private final List<String> suffixes;

  ArchiveFormat(String... suffixes) {
    this.suffixes = List.of(suffixes);
  }

  /** The format of a file of this name; empty if it is none of them. */
  static Optional<ArchiveFormat> of(String fileName) {
    for (ArchiveFormat format : values()) {
      if (format.suffixOf(fileName).isPresent()) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The last part of a path, without the suffix of an archive. */
  static String baseName(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String name = last == null ? path.toString() : last.toString();
    for (ArchiveFormat format : values()) {
      Optional<String> suffix = format.suffixOf(name);
      if (suffix.isPresent()) {
        return name.substring(0, name.length() - suffix.get().length());
      }
    }
    return name;
  }

  String inWords() {
    return suffixes.get(0).substring(1);
  }

  private Optional<String> suffixOf(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return suffixes.stream()
        .filter(suffix -> lower.endsWith(suffix) && lower.length() > suffix.length())
        .findFirst();
  }
}
