package paxoslab.course;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the course knows of its students: a CSV file, or Gradescope's metadata of one submission.
 */
public final class Roster {
  /** Nothing is known but the submissions' names. */
  public static final Roster EMPTY = new Roster(Map.of());

  private static final String KEY = "submission";
  private static final Set<String> COLUMNS =
      Set.of(
          KEY,
          "name",
          "email",
          "id",
          "sis_id",
          "login",
          "section",
          "submitted",
          "due",
          "late_days");

  private final Map<String, Student> students;

  private Roster(Map<String, Student> students) {
    this.students = students;
  }

  /**
   * One student.
   *
   * @param submission the name of the submission
   * @param name the student's, or the submission's if it isn't known
   * @param email empty if it isn't known, as are those that follow
   * @param id in the course's system: Canvas's "ID", Moodle's "Identifier"
   * @param sisId Canvas's "SIS User ID"
   * @param login Canvas's "SIS Login ID"
   * @param section Canvas's "Section"
   * @param submitted when it was handed in; null if it isn't known
   * @param due when it is due for this student; null if as for all
   * @param lateDays late days that cost this student nothing; null if as for all
   */
  public record Student(
      String submission,
      String name,
      String email,
      String id,
      String sisId,
      String login,
      String section,
      @Nullable Instant submitted,
      @Nullable Instant due,
      @Nullable Integer lateDays) {}

  /** The student who handed in this submission. */
  public Student student(String submission) {
    Student known = students.get(submission);
    return known != null
        ? known
        : new Student(submission, submission, "", "", "", "", "", null, null, null);
  }

  /** The submissions that it tells of, in order. */
  public Set<String> submissions() {
    return new LinkedHashSet<>(students.keySet());
  }

  /**
   * Reads a roster.
   *
   * @param file {@code .csv} with a first line of column names, "submission" among them; or {@code
   *     .json}, a {@code submission_metadata.json} of Gradescope's
   * @param submissions the names of all submissions; metadata is that of the only one
   * @throws CourseException if it is wrong; the message names the line
   */
  public static Roster read(Path file, List<String> submissions) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CourseException(file + ": no such roster");
    }
    return file.toString().endsWith(".json") ? metadata(file, submissions) : table(file);
  }

  private static Roster table(Path file) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .build();
    String text = Files.readString(file);
    // Spreadsheets mark UTF-8 by a character that no column's name begins with.
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (CSVParser rows = CSVParser.parse(unmarked, format)) {
      checkColumns(file, rows.getHeaderNames());
      Map<String, Student> students = new LinkedHashMap<>();
      for (CSVRecord row : rows) {
        String place = file + ":" + rows.getCurrentLineNumber() + ": ";
        Student student = student(row, place);
        if (students.put(student.submission(), student) != null) {
          throw new CourseException(place + student.submission() + " is there twice");
        }
      }
      return new Roster(students);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new CourseException(file + ": not a CSV file: " + e.getMessage());
    }
  }

  private static void checkColumns(Path file, List<String> names) {
    for (String name : names) {
      if (!COLUMNS.contains(name)) {
        throw new CourseException(
            "%s:1: there is no column %s; there are %s"
                .formatted(file, name, String.join(", ", COLUMNS.stream().sorted().toList())));
      }
    }
    if (!names.contains(KEY)) {
      throw new CourseException(file + ":1: there is no column " + KEY + "; add it");
    }
  }

  private static Student student(CSVRecord row, String place) {
    String submission = cell(row, KEY);
    if (submission.isEmpty()) {
      throw new CourseException(
          place + "no " + KEY + "; write the base name of what was handed in");
    }
    String name = cell(row, "name");
    String days = cell(row, "late_days");
    if (!days.matches("\\d{0,4}")) {
      throw new CourseException(place + "late_days is '" + days + "', not a whole number");
    }
    return new Student(
        submission,
        name.isEmpty() ? submission : name,
        cell(row, "email"),
        cell(row, "id"),
        cell(row, "sis_id"),
        cell(row, "login"),
        cell(row, "section"),
        instant(cell(row, "submitted"), place + "submitted"),
        instant(cell(row, "due"), place + "due"),
        days.isEmpty() ? null : Integer.valueOf(days));
  }

  private static String cell(CSVRecord row, String column) {
    return row.isSet(column) ? row.get(column) : "";
  }

  private static @Nullable Instant instant(String text, String place) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new CourseException(
          "%s is '%s'; write it with its offset, as in 2026-10-01T23:59:00+02:00"
              .formatted(place, text));
    }
  }

  private static Roster metadata(Path file, List<String> submissions) throws IOException {
    if (submissions.size() != 1) {
      throw new CourseException(
          "%s: metadata is of one submission, and there are %d; give a .csv with a row for each"
              .formatted(file, submissions.size()));
    }
    try {
      JsonObject all = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      JsonObject user = firstUser(all);
      JsonObject assignment =
          all.has("assignment") ? all.getAsJsonObject("assignment") : new JsonObject();
      String submission = submissions.get(0);
      String name = text(user, "name");
      Student student =
          new Student(
              submission,
              name.isEmpty() ? submission : name,
              text(user, "email"),
              text(user, "id"),
              "",
              "",
              "",
              instant(text(all, "created_at"), file + ": created_at"),
              instant(text(assignment, "due_date"), file + ": due_date"),
              null);
      return new Roster(Map.of(submission, student));
    } catch (JsonParseException | IllegalStateException | ClassCastException e) {
      throw new CourseException(file + ": not metadata as Gradescope writes it: " + e.getMessage());
    }
  }

  private static JsonObject firstUser(JsonObject all) {
    JsonElement users = all.get("users");
    return users != null && users.isJsonArray() && !users.getAsJsonArray().isEmpty()
        ? users.getAsJsonArray().get(0).getAsJsonObject()
        : new JsonObject();
  }

  private static String text(JsonObject json, String field) {
    JsonElement value = json.get(field);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }
}
