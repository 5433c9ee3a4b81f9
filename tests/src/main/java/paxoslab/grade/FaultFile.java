package paxoslab.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paxoslab.trace.Finding.Severity;

/**
 * A known fault: edits that break a correct solution, and the rule that must notice.
 *
 * <p>The format is described beside the catalogue, in {@code reference-solution/src/faults}.
 *
 * @param name the file's name without {@code .fault}, such as {@code acceptor-forgets-promise}
 * @param title what is wrong with the peer, in one sentence
 * @param rule the id of the rule that must notice, such as {@code promise-kept}
 * @param severity what breaking that rule costs
 * @param edits what to change, in this order; at least one
 */
public record FaultFile(
    String name, String title, String rule, Severity severity, List<Edit> edits) {
  static final String SUFFIX = ".fault";

  /** Copies the edits. */
  public FaultFile {
    edits = List.copyOf(edits);
  }

  /**
   * One change to one source file.
   *
   * @param file the source file's name, such as {@code Acceptor.java}
   * @param find text that occurs there exactly once; any run of white space in it stands for any
   *     other
   * @param replace the text to put in its place
   */
  public record Edit(String file, String find, String replace) {}

  /**
   * Reads one fault.
   *
   * @param path a file in the catalogue's format
   * @return the fault
   * @throws FaultFileException if the file can't be read or isn't in that format; the message names
   *     file, line and remedy
   */
  public static FaultFile read(Path path) {
    String fileName = path.getFileName().toString();
    String name =
        fileName.endsWith(SUFFIX)
            ? fileName.substring(0, fileName.length() - SUFFIX.length())
            : fileName;
    try {
      return new FaultFileParser(path, name).parse(Files.readAllLines(path));
    } catch (IOException e) {
      throw new FaultFileException(path + ": can't be read as UTF-8 text: " + e.getMessage());
    }
  }

  /**
   * Reads a whole catalogue.
   *
   * @param directory where the {@code .fault} files are
   * @return the faults, sorted by name
   * @throws FaultFileException if the directory or one of them can't be read
   */
  public static List<FaultFile> all(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
          .sorted((a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()))
          .map(FaultFile::read)
          .toList();
    } catch (IOException e) {
      throw new FaultFileException(directory + ": not a directory of faults that can be read");
    }
  }

  /**
   * Puts the fault into a solution.
   *
   * @param sources the solution's source files: name to text; not changed
   * @return a copy with all edits made
   * @throws FaultFileException if a file is missing, or the text to find doesn't occur exactly once
   */
  public Map<String, String> apply(Map<String, String> sources) {
    Map<String, String> edited = new LinkedHashMap<>(sources);
    for (Edit edit : edits) {
      String source = edited.get(edit.file());
      if (source == null) {
        throw new FaultFileException(
            "%s: no source file %s; there are %s"
                .formatted(name + SUFFIX, edit.file(), String.join(", ", sources.keySet())));
      }
      edited.put(edit.file(), apply(edit, source));
    }
    return edited;
  }

  private String apply(Edit edit, String source) {
    List<MatchResult> hits = pattern(edit.find()).matcher(source).results().toList();
    if (hits.size() != 1) {
      throw new FaultFileException(
          "%s: \"%s\" occurs %d times in %s, not once; make it %s"
              .formatted(
                  name + SUFFIX,
                  edit.find().strip().replaceAll("\\s+", " "),
                  hits.size(),
                  edit.file(),
                  hits.isEmpty() ? "match the source" : "longer"));
    }
    MatchResult hit = hits.get(0);
    return source.substring(0, hit.start()) + edit.replace() + source.substring(hit.end());
  }

  private static Pattern pattern(String find) {
    return Pattern.compile(
        Stream.of(find.strip().split("\\s+"))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+")));
  }
}
