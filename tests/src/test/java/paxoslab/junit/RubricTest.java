package paxoslab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rubric says what lessons are worth, and is refused with a clear line if it is wrong. */
class RubricTest {
  private static Rubric rubric(String lesson) {
    String text =
        """
        {"bounds": {"decideSeconds": 20},
         "topics": [{"topic": "T", "stage": 2, "lessons": [%s]}]}
        """;
    return Rubric.read("r.json", new StringReader(text.formatted(lesson)));
  }

  private static final String GOOD =
      "{\"id\": \"A01\", \"title\": \"x\", \"points\": 5, \"seeds\": 3}";

  @Test
  void entryHasTopicAndBounds() {
    Rubric.Entry entry = rubric(GOOD).entry("A01");
    assertThat(entry)
        .isEqualTo(
            new Rubric.Entry(
                "A01",
                "x",
                "T",
                2,
                5,
                3,
                false,
                new Bounds(Duration.ofSeconds(20), Duration.ofSeconds(10), 0)));
  }

  @Test
  void lessonCanHaveBoundsOfItsOwn() {
    String lesson = GOOD.replace("}", ", \"decideSeconds\": 5, \"calls\": 9, \"partial\": true}");
    Rubric.Entry entry = rubric(lesson).entry("A01");
    assertThat(entry.bounds())
        .isEqualTo(new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(10), 9));
    assertThat(entry.partial()).isTrue();
  }

  @Test
  void unknownLessonIsRefused() {
    assertThatThrownBy(() -> rubric(GOOD).entry("A02"))
        .hasMessageStartingWith("r.json: knows no lesson A02;");
  }

  @Test
  void lessonThatNoClassHasIsRefused() {
    assertThatThrownBy(() -> rubric(GOOD).requireAll(List.of("B01")))
        .hasMessage("r.json: names lessons that no class has: A01");
  }

  @Test
  void wrongFieldsAreNamed() {
    refused(GOOD.replace("5", "-5"), "lesson A01 has points = -5, which is below 0");
    refused(GOOD.replace("3", "0"), "lesson A01 has seeds = 0, which is below 1");
    refused(
        GOOD.replace("5", "\"many\""), "lesson A01 has points = \"many\", which is not a whole");
    refused(GOOD.replace("\"x\"", "\"\""), "lesson A01 has no title");
    refused(GOOD.replace("points", "pionts"), "lesson A01 has an unknown field pionts");
    refused(GOOD + "," + GOOD, "has lesson A01 twice");
    refused("{", "is not a JSON object");
  }

  private static void refused(String lesson, String message) {
    assertThatThrownBy(() -> rubric(lesson))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("r.json: " + message);
  }
}
