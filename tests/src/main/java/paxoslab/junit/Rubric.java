package paxoslab.junit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the lessons of a package are called and worth: the file {@code rubric.json} beside their
 * classes.
 *
 * <pre>{@code
 * {"bounds": {"decideSeconds": 30, "minSeconds": 10},
 *  "topics": [{"topic": "One proposer", "stage": 1, "lessons": [
 *    {"id": "A01", "points": 5, "seeds": 1, "title": "One proposer: everybody learns"}]}]}
 * }</pre>
 */
final class Rubric {
  private static final String FILE = "rubric.json";
  private static final Set<String> LESSON_FIELDS =
      Set.of("id", "title", "points", "seeds", "partial", "decideSeconds", "minSeconds", "calls");

  /** What a rubric says of one lesson. */
  record Entry(
      String id,
      String title,
      String topic,
      int stage,
      int points,
      int seeds,
      boolean partial,
      Bounds bounds) {}

  private final String file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private Rubric(String file) {
    this.file = file;
  }

  /**
   * The rubric of a class's package, or empty if it has none.
   *
   * @throws IllegalArgumentException if it is wrong; the message names file, lesson and field
   */
  static Optional<Rubric> beside(Class<?> type) {
    try (InputStream in = type.getResourceAsStream(FILE)) {
      if (in == null) {
        return Optional.empty();
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      return Optional.of(read(type.getPackageName() + "/" + FILE, reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a rubric.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException as {@link #beside}
   */
  static Rubric read(String file, Reader reader) {
    Rubric rubric = new Rubric(file);
    JsonObject json = rubric.parsed(reader);
    Bounds usual = rubric.bounds("bounds", rubric.object(json, "bounds"), Bounds.USUAL);
    for (JsonElement topic : rubric.array(json, "topics", "the rubric")) {
      rubric.addTopic(topic.getAsJsonObject(), usual);
    }
    return rubric;
  }

  private JsonObject parsed(Reader reader) {
    try {
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw wrong("is not a JSON object: " + e.getMessage());
    }
  }

  private void addTopic(JsonObject topic, Bounds usual) {
    String name = text(topic, "topic", "a topic");
    int stage = whole(topic, "stage", 1, null, name);
    for (JsonElement lesson : array(topic, "lessons", name)) {
      Entry entry = entry(lesson.getAsJsonObject(), name, stage, usual);
      if (entries.put(entry.id(), entry) != null) {
        throw wrong("has lesson " + entry.id() + " twice");
      }
    }
  }

  private Entry entry(JsonObject lesson, String topic, int stage, Bounds usual) {
    String id = text(lesson, "id", "a lesson of " + topic);
    for (String field : lesson.keySet()) {
      if (!LESSON_FIELDS.contains(field)) {
        throw wrong("lesson " + id + " has an unknown field " + field);
      }
    }
    return new Entry(
        id,
        text(lesson, "title", "lesson " + id),
        topic,
        stage,
        whole(lesson, "points", 0, null, "lesson " + id),
        whole(lesson, "seeds", 1, null, "lesson " + id),
        lesson.has("partial") && lesson.get("partial").getAsBoolean(),
        bounds("lesson " + id, lesson, usual));
  }

  private Bounds bounds(String of, JsonObject json, Bounds usual) {
    int decide = whole(json, "decideSeconds", 1, (int) usual.decide().toSeconds(), of);
    int min = whole(json, "minSeconds", 1, (int) usual.min().toSeconds(), of);
    int calls = whole(json, "calls", 0, usual.calls(), of);
    return new Bounds(Duration.ofSeconds(decide), Duration.ofSeconds(min), calls);
  }

  private JsonObject object(JsonObject json, String field) {
    return json.has(field) ? json.getAsJsonObject(field) : new JsonObject();
  }

  private JsonArray array(JsonObject json, String field, String of) {
    if (!json.has(field) || !json.get(field).isJsonArray()) {
      throw wrong(of + " needs a list " + field);
    }
    return json.getAsJsonArray(field);
  }

  private String text(JsonObject json, String field, String of) {
    String text = json.has(field) ? json.get(field).getAsString().strip() : "";
    if (text.isEmpty()) {
      throw wrong(of + " has no " + field);
    }
    return text;
  }

  /**
   * A whole number, at least so high; the usual one if it isn't given, or an error if that is null.
   */
  private int whole(JsonObject json, String field, int least, @Nullable Integer usual, String of) {
    if (!json.has(field)) {
      if (usual == null) {
        throw wrong(of + " has no " + field);
      }
      return usual;
    }
    int number;
    try {
      number = json.get(field).getAsBigDecimal().intValueExact();
    } catch (NumberFormatException | ArithmeticException | IllegalStateException e) {
      throw wrong(of + " has " + field + " = " + json.get(field) + ", which is not a whole number");
    }
    if (number < least) {
      throw wrong(of + " has " + field + " = " + number + ", which is below " + least);
    }
    return number;
  }

  /**
   * What it says of a lesson.
   *
   * @throws IllegalArgumentException if it doesn't know the lesson
   */
  Entry entry(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw wrong("knows no lesson " + id + "; add it, or change the id in its @Lesson");
    }
    return entry;
  }

  /**
   * Sees that there is a lesson for each of its entries.
   *
   * @throws IllegalArgumentException if there is none; the message names them
   */
  void requireAll(List<String> ids) {
    Set<String> missing = new LinkedHashSet<>(entries.keySet());
    ids.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw wrong("names lessons that no class has: " + String.join(", ", missing));
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(file + ": " + what);
  }
}
