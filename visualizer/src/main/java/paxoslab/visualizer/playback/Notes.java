package paxoslab.visualizer.playback;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A lecturer's bookmarks and notes on a run, in a file beside its trace: {@code run.jsonl} has
 * {@code run.jsonl.notes.json}. The trace itself stays as it is, so its hash does.
 */
public final class Notes {
  private static final String FORMAT = "paxoslab-notes";

  private final Path file;
  private final TreeMap<Integer, String> notes = new TreeMap<>();

  private Notes(Path file) {
    this.file = file;
  }

  /**
   * The notes on a trace; none where there is no such file.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  public static Notes of(Path trace) throws IOException {
    Notes notes = new Notes(trace.resolveSibling(trace.getFileName() + ".notes.json"));
    try {
      notes.read(JsonParser.parseString(Files.readString(notes.file)));
    } catch (NoSuchFileException e) {
      return notes;
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | ClassCastException
        | NumberFormatException e) {
      throw new IOException(
          notes.file + " holds no notes (" + reason(e) + "); mend it or move it away", e);
    }
    return notes;
  }

  private static String reason(RuntimeException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("").strip();
  }

  private void read(JsonElement json) {
    JsonObject all = json.getAsJsonObject();
    JsonElement format = all.get("format");
    if (format == null || !format.getAsString().equals(FORMAT)) {
      throw new IllegalStateException("\"format\" is not \"" + FORMAT + "\"");
    }
    for (JsonElement note : all.getAsJsonArray("notes")) {
      JsonElement text = note.getAsJsonObject().get("text");
      notes.put(
          note.getAsJsonObject().get("event").getAsInt(), text == null ? "" : text.getAsString());
    }
  }

  public Path file() {
    return file;
  }

  /** The note on the event with this id, empty for a mere bookmark; null if there is none. */
  public @Nullable String at(int event) {
    return notes.get(event);
  }

  /** The ids of the events with a note, rising. */
  public Iterable<Integer> events() {
    return notes.keySet();
  }

  /** The next event with a note after this one, or before it. */
  public OptionalInt next(int event, boolean forwards) {
    Integer found = forwards ? notes.higherKey(event) : notes.lowerKey(event);
    return found == null ? OptionalInt.empty() : OptionalInt.of(found);
  }

  /**
   * Keeps a note, and writes the file; it is either complete or what it was.
   *
   * @param text null removes the note
   */
  public void put(int event, @Nullable String text) throws IOException {
    if (text == null) {
      notes.remove(event);
    } else {
      notes.put(event, text);
    }
    if (notes.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    AtomicFile.write(file, out -> out.write(json().getBytes(StandardCharsets.UTF_8)));
  }

  private String json() {
    JsonArray list = new JsonArray();
    notes.forEach(
        (event, text) -> {
          JsonObject note = new JsonObject();
          note.addProperty("event", event);
          note.addProperty("text", text);
          list.add(note);
        });
    JsonObject all = new JsonObject();
    all.addProperty("format", FORMAT);
    all.addProperty("version", 1);
    all.add("notes", list);
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all) + "\n";
  }
}
