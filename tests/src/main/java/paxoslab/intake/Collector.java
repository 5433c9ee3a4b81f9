package paxoslab.intake;

import java.io.IOException;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Judges the entries of one submission as they are read, and keeps the sources that count: the same
 * for directories, zips and tars.
 */
final class Collector {
  private static final String PEER = "PaxosPeer.java";
  private static final String MODULE = "module-info.java";
  private static final List<String> RESERVED = List.of("java", "javax", "jdk", "sun", "com.sun");
  private static final String ALONE = "hand in PaxosPeer.java and what it needs alone";

  private final String packageName;
  private final Map<String, SourceFile> sources = new TreeMap<>();
  private final Map<String, SourceFile> byFoldedName = new LinkedHashMap<>();
  private final Map<String, String> javaLeftOut = new TreeMap<>();
  private final Map<String, String> othersLeftOut = new TreeMap<>();
  private final Map<String, String> hidden = new TreeMap<>();
  private final Set<String> paths = new HashSet<>();
  private int entries;
  private int files;
  private int bytes;

  Collector(String packageName) {
    this.packageName = packageName;
  }

  /** Reads an entry's content. */
  interface Content {
    /** The first bytes of the content, at most so many. */
    byte[] read(int most) throws IOException;
  }

  /**
   * Judges an entry, and reads it if it counts.
   *
   * @param rawPath its path as it stands in the submission
   * @throws RefusedException if the submission is refused for it
   * @throws IOException if it can't be read
   */
  void offer(String rawPath, EntryType type, Content content) throws IOException {
    if (++entries > Limits.MAX_ENTRIES) {
      throw new RefusedException(
          "more than " + Limits.MAX_ENTRIES + " files and directories; " + ALONE);
    }
    String path = EntryPath.of(rawPath);
    Optional<String> hiddenPart = EntryPath.hidden(path, type == EntryType.DIRECTORY);
    if (hiddenPart.isPresent()) {
      hidden.put(Printable.of(hiddenPart.get()), "hidden");
    } else {
      switch (type) {
        case DIRECTORY -> {}
        case LINK ->
            throw new RefusedException(
                Printable.of(path) + " is a link; hand in the file that it leads to");
        case SPECIAL -> {
          count(path);
          leaveOut(path, "not a regular file");
        }
        case FILE -> {
          count(path);
          take(path, read(content));
        }
      }
    }
  }

  private void count(String path) {
    if (++files > Limits.MAX_FILES) {
      throw new RefusedException("more than " + Limits.MAX_FILES + " files; " + ALONE);
    }
    if (!paths.add(path)) {
      throw new RefusedException(
          Printable.of(path) + " is there twice; pack each file once, as ./lab submit does");
    }
  }

  /** Sizes are counted as they are read: what a submission says of them can be wrong. */
  private byte[] read(Content content) throws IOException {
    int room = Limits.MAX_BYTES - bytes;
    byte[] read = content.read(room + 1);
    if (read.length > room) {
      throw tooBig();
    }
    bytes += read.length;
    return read;
  }

  static RefusedException tooBig() {
    return new RefusedException("more than " + Limits.MAX_BYTES / 1_000_000 + " MB; " + ALONE);
  }

  private void take(String path, byte[] content) {
    if (!path.endsWith(".java")) {
      leaveOut(path, NoSource.reason(path));
      return;
    }
    if (EntryPath.fileName(path).equals(MODULE)) {
      leaveOut(path, "a module declaration; " + packageName + " is in no module");
      return;
    }
    SourceText text = SourceText.of(content);
    String declared = PackageLine.of(text.text());
    String shown = Printable.of(path);
    if (RESERVED.stream().anyMatch(r -> declared.equals(r) || declared.startsWith(r + "."))) {
      throw new RefusedException(
          shown + " is of the reserved package " + Printable.of(declared) + "; leave it out");
    }
    if (!declared.equals(packageName)) {
      leaveOut(path, otherPackage(declared, text));
    } else if (text.wrongLine() > 0) {
      throw new RefusedException(
          shown + " isn't UTF-8 in line " + text.wrongLine() + "; save it as UTF-8");
    } else if (!Printable.is(EntryPath.fileName(path))) {
      leaveOut(path, "its name is too long, or can't be printed");
    } else {
      keep(new SourceFile(path, content));
    }
  }

  private String otherPackage(String declared, SourceText text) {
    if (!declared.isEmpty()) {
      return "of package " + Printable.of(declared) + ", not " + packageName;
    }
    return text.wrongLine() > 0
        ? "not UTF-8 text, and no package line to be found"
        : "declares no package, not " + packageName;
  }

  private void keep(SourceFile source) {
    String name = source.fileName();
    SourceFile other = byFoldedName.put(folded(name), source);
    if (other != null) {
      String both = Printable.of(other.path()) + ", " + Printable.of(source.path());
      throw new RefusedException(
          other.fileName().equals(name)
              ? "two files " + name + " of package " + packageName + ": " + both + "; leave one out"
              : "two files whose names differ by case alone: " + both + "; rename one");
    }
    sources.put(name, source);
  }

  /** What file systems take for the same name. */
  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private void leaveOut(String path, String reason) {
    Map<String, String> alike = path.endsWith(".java") ? javaLeftOut : othersLeftOut;
    alike.put(Printable.of(path), reason);
  }

  /**
   * What is accepted of all that was offered.
   *
   * @param name whose it is
   * @throws RefusedException if there is no peer
   */
  Intake.Accepted accepted(String name) {
    if (!sources.containsKey(PEER)) {
      throw new RefusedException("no " + PEER + " of package " + packageName + nearMiss());
    }
    Map<String, String> texts = new TreeMap<>();
    sources.forEach((file, source) -> texts.put(file, source.text()));
    List<LeftOut> left =
        Stream.of(javaLeftOut, othersLeftOut, hidden)
            .flatMap(alike -> alike.entrySet().stream())
            .map(e -> new LeftOut(e.getKey(), e.getValue()))
            .toList();
    return new Intake.Accepted(name, List.copyOf(sources.values()), left, Digest.ofTexts(texts));
  }

  private String nearMiss() {
    SourceFile alike = byFoldedName.get(folded(PEER));
    if (alike != null) {
      return "; rename " + Printable.of(alike.path());
    }
    return javaLeftOut.entrySet().stream()
        .filter(e -> folded(EntryPath.fileName(e.getKey())).equals(folded(PEER)))
        .map(e -> "; " + e.getKey() + " was left out: " + e.getValue())
        .findFirst()
        .orElse("");
  }
}
