package paxoslab.visualizer.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A form in which a run can be written for something that is not the lab. */
public enum ExportKind {
  /** A picture at one event. */
  PNG("a picture"),
  /** The same, sharp at every size. */
  SVG("a picture that is sharp at every size"),
  /** A picture that moves through some events. */
  GIF("a picture that moves"),
  /** A page that replays the run in a browser, without anything else. */
  HTML("a page that replays the run"),
  /** A log for ShiViz. */
  SHIVIZ("a log for ShiViz"),
  /** A sequence diagram for Mermaid. */
  MMD("a Mermaid sequence diagram");

  private static final List<ExportKind> ALL = List.of(values());

  private final String words;

  ExportKind(String words) {
    this.words = words;
  }

  /** The kind that a file's name asks for by its end; empty if it is none of them. */
  public static Optional<ExportKind> of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(kind -> name.endsWith(kind.suffix())).findFirst();
  }

  /** How names of such files end, with the dot. */
  public String suffix() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** What it is. */
  public String words() {
    return words;
  }

  /** All ends of names, as in {@code .png, .svg or .mmd}. */
  public static String suffixes() {
    String all = ALL.stream().map(ExportKind::suffix).collect(Collectors.joining(", "));
    int last = all.lastIndexOf(", ");
    return all.substring(0, last) + " or" + all.substring(last + 1);
  }
}
