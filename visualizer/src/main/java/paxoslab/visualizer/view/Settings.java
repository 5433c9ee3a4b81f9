package paxoslab.visualizer.view;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import paxoslab.visualizer.playback.AtomicFile;

/**
 * How somebody left the window: theme, panes, filters; in a file of the project's output. A file
 * that can't be read is no settings: nothing is lost but habits.
 */
final class Settings {
  private static final int MOST_FILTERS = 12;

  private final Path file;
  private final Properties values = new Properties();

  /** Read from this file, and kept there. */
  Settings(Path file) {
    this.file = file;
    if (Files.isRegularFile(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        values.load(in);
      } catch (IOException | IllegalArgumentException e) {
        values.clear();
      }
    }
  }

  boolean flag(String key, boolean usual) {
    return Boolean.parseBoolean(values.getProperty(key, String.valueOf(usual)));
  }

  void setFlag(String key, boolean value) {
    values.setProperty(key, String.valueOf(value));
  }

  /** A share from 0 to 1, such as the place of a divider. */
  double share(String key, double usual) {
    try {
      double share = Double.parseDouble(values.getProperty(key, String.valueOf(usual)));
      return share > 0 && share < 1 ? share : usual;
    } catch (NumberFormatException e) {
      return usual;
    }
  }

  void setShare(String key, double value) {
    values.setProperty(key, String.valueOf(value));
  }

  /** The filters that somebody saved, the first first. */
  List<String> filters() {
    List<String> filters = new ArrayList<>();
    for (int i = 0; values.containsKey("filter." + i); i++) {
      filters.add(values.getProperty("filter." + i));
    }
    return filters;
  }

  void addFilter(String filter) {
    List<String> filters = filters();
    if (!filters.contains(filter) && filters.size() < MOST_FILTERS) {
      values.setProperty("filter." + filters.size(), filter);
    }
  }

  /**
   * Writes the file, which is then complete.
   *
   * @throws IOException if it can't be written
   */
  void save() throws IOException {
    StringWriter text = new StringWriter();
    values.store(text, null);
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(bytes));
  }
}
