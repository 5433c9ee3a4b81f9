package paxoslab.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.function.Predicate;

/** The results.json of Gradescope's autograder specification. */
public final class GradescopeFormat {
  private GradescopeFormat() {}

  /** Fails unless all fields are known, and hold what they may. */
  public static void require(JsonObject all) {
    requireFields(
        all,
        Set.of(
            "score",
            "execution_time",
            "output",
            "output_format",
            "test_output_format",
            "test_name_format",
            "visibility",
            "stdout_visibility",
            "extra_data",
            "tests",
            "leaderboard"));
    requireField(all, "score", GradescopeFormat::isNumber);
    requireField(all, "output", GradescopeFormat::isText);
    for (String format : new String[] {"output_format", "test_output_format", "test_name_format"}) {
      requireField(
          all,
          format,
          f -> Set.of("text", "html", "simple_format", "md", "ansi").contains(f.getAsString()));
    }
    requireField(all, "visibility", GradescopeFormat::isVisibility);
    requireField(all, "stdout_visibility", GradescopeFormat::isVisibility);
    requireField(all, "extra_data", JsonElement::isJsonObject);
    for (JsonElement each : all.getAsJsonArray("tests")) {
      JsonObject test = each.getAsJsonObject();
      requireFields(
          test,
          Set.of(
              "score",
              "max_score",
              "status",
              "name",
              "name_format",
              "number",
              "output",
              "output_format",
              "tags",
              "visibility",
              "extra_data"));
      requireField(test, "score", GradescopeFormat::isNumber);
      requireField(test, "max_score", GradescopeFormat::isNumber);
      requireField(test, "status", s -> Set.of("passed", "failed").contains(s.getAsString()));
      requireField(test, "name", GradescopeFormat::isText);
      requireField(test, "number", GradescopeFormat::isText);
      requireField(test, "output", GradescopeFormat::isText);
      requireField(
          test,
          "tags",
          t -> t.getAsJsonArray().asList().stream().allMatch(GradescopeFormat::isText));
      requireField(test, "visibility", GradescopeFormat::isVisibility);
    }
    for (JsonElement each : all.getAsJsonArray("leaderboard")) {
      JsonObject entry = each.getAsJsonObject();
      requireFields(entry, Set.of("name", "value", "order"));
      requireField(entry, "name", GradescopeFormat::isText);
      requireField(entry, "value", GradescopeFormat::isNumber);
      requireField(entry, "order", o -> Set.of("asc", "desc").contains(o.getAsString()));
    }
  }

  private static void requireFields(JsonObject json, Set<String> known) {
    assertThat(known).as("%s", json).containsAll(json.keySet());
  }

  private static void requireField(JsonObject json, String field, Predicate<JsonElement> holds) {
    assertThat(json.has(field)).as("%s of %s", field, json).isTrue();
    assertThat(json.get(field)).as("%s of %s", field, json).matches(holds);
  }

  private static boolean isNumber(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
  }

  private static boolean isText(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  private static boolean isVisibility(JsonElement value) {
    return Set.of("hidden", "after_due_date", "after_published", "visible")
        .contains(value.getAsString());
  }
}
