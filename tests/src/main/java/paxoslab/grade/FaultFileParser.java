package paxoslab.grade;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paxoslab.grade.FaultFile.Edit;
import paxoslab.trace.Finding.Severity;

/** Reads the lines of one fault file; used once. */
final class FaultFileParser {
  private static final List<String> HEADERS = List.of("title", "rule", "severity", "file");
  private static final String FIND = "--- find";
  private static final String REPLACE = "--- replace";
  private static final String END = "--- end";

  private final Path path;
  private final String name;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private List<String> lines = List.of();
  private int next;

  FaultFileParser(Path path, String name) {
    this.path = path;
    this.name = name;
  }

  FaultFile parse(List<String> text) {
    lines = text;
    while (next < lines.size()) {
      String line = lines.get(next).strip();
      next++;
      if (line.equals(FIND)) {
        edits.add(edit());
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        header(line);
      }
    }
    if (edits.isEmpty()) {
      throw wrong("has no edit; write \"" + FIND + "\", the text, \"" + REPLACE + "\", the text");
    }
    return new FaultFile(name, required("title"), required("rule"), severity(), edits);
  }

  /** A header may come again between edits: the next ones are in another file. */
  private void header(String line) {
    int colon = line.indexOf(':');
    String key = colon < 0 ? line : line.substring(0, colon).strip();
    if (colon < 0 || !HEADERS.contains(key)) {
      throw wrong("\"" + line + "\" is no header; there are " + String.join(", ", HEADERS));
    }
    headers.put(key, line.substring(colon + 1).strip());
  }

  private Edit edit() {
    String file = required("file");
    String find = until(REPLACE);
    if (find.isBlank()) {
      throw wrong("the text to find is empty; write what stands in the source");
    }
    return new Edit(file, find, until(END));
  }

  private String until(String marker) {
    List<String> section = new ArrayList<>();
    while (next < lines.size()) {
      String line = lines.get(next);
      next++;
      if (line.strip().equals(marker)) {
        return String.join("\n", section);
      }
      section.add(line);
    }
    throw wrong("ends before \"" + marker + "\"; add that line");
  }

  private String required(String key) {
    String value = headers.getOrDefault(key, "");
    if (value.isEmpty()) {
      throw wrong("has no \"" + key + ":\" line; add it above the first \"" + FIND + "\"");
    }
    return value;
  }

  private Severity severity() {
    String wanted = required("severity");
    return Stream.of(Severity.values())
        .filter(severity -> spelled(severity).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "severity \"%s\" is none; there are %s"
                        .formatted(
                            wanted,
                            Stream.of(Severity.values())
                                .map(FaultFileParser::spelled)
                                .collect(Collectors.joining(", ")))));
  }

  private static String spelled(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private FaultFileException wrong(String what) {
    return new FaultFileException(path + ":" + next + ": " + what);
  }
}
