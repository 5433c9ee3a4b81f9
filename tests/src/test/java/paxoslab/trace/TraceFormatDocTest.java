package paxoslab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/trace-format.md against the code. */
class TraceFormatDocTest {
  private static final Pattern KIND_HEADING = Pattern.compile("### `([a-z-]+)`");
  private static final Pattern FIELD_ROW = Pattern.compile("\\| `(\\w+)` \\|.*");
  private static final Pattern MESSAGE_ROW = Pattern.compile("\\| `(\\w+)` \\| `(\\w+)` \\|.*");

  private final List<String> lines = read();

  @Test
  void tablesListExactlyTheKindsAndFieldsThatAreWritten() {
    assertThat(documentedFields()).isEqualTo(writtenFields());
  }

  @Test
  void headerTableListsExactlyTheFieldsThatAreWritten() {
    JsonObject header = parse(Samples.text(Samples.everything()).lines().findFirst().orElseThrow());

    assertThat(rows("## The header", FIELD_ROW)).containsExactlyElementsOf(header.keySet());
  }

  @Test
  void messageTableListsExactlyTheComponents() {
    List<String> expected = new ArrayList<>();
    for (MessageType<?> type : MessageType.all()) {
      type.components().forEach(c -> expected.add(type.name() + "." + c.field().key()));
    }
    List<String> documented = new ArrayList<>();
    for (String line : section("## Messages")) {
      Matcher row = MESSAGE_ROW.matcher(line);
      if (row.matches()) {
        documented.add(row.group(1) + "." + row.group(2));
      }
    }

    assertThat(documented).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void wholeTraceIsReadAndWrittenTheSame() throws IOException {
    String text = String.join("\n", examples("```json").get(0)) + "\n";

    assertThat(again(text)).isEqualTo(text);
  }

  @Test
  void everyExampleIsReadAndWrittenTheSame() throws IOException {
    List<List<String>> blocks = examples("```json");
    String header = LineEncoder.full().header(Samples.header()) + "\n";
    Set<String> kinds = new LinkedHashSet<>();
    for (List<String> block : blocks.subList(1, blocks.size())) {
      for (String line : block) {
        assertThat(again(header + line + "\n")).isEqualTo(header + line + "\n");
        kinds.add(parse(line).get("kind").getAsString());
      }
    }

    assertThat(kinds).isEqualTo(writtenFields().keySet());
  }

  @Test
  void everyValueIsReadAndWrittenTheSame() throws IOException {
    List<String> values = examples("```json value").get(0);
    String header = LineEncoder.full().header(Samples.header()) + "\n";
    for (String value : values) {
      String call =
          "{\"id\":0,\"t\":0,\"kind\":\"call\",\"peer\":0,\"op\":\"start\",\"seq\":1,\"value\":";
      String text = header + call + value + "}\n";
      assertThat(again(text)).isEqualTo(text);
    }
  }

  @Test
  void shivizPatternIsTheCode() {
    assertThat(section("## ShiViz")).contains(ShivizLog.PATTERN);
  }

  private static String again(String text) throws IOException {
    Collected all = new Collected();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(TraceReader.read("example", new ByteArrayInputStream(bytes), all)).isEmpty();
    return Samples.text(new Trace(all.header, all.choices, all.events, all.findings));
  }

  private static final class Collected implements TraceSink {
    private Header header;
    private final List<Choice> choices = new ArrayList<>();
    private final List<TraceEvent> events = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    @Override
    public void header(Header header) {
      this.header = header;
    }

    @Override
    public void choice(Choice choice) {
      choices.add(choice);
    }

    @Override
    public void event(TraceEvent event) {
      events.add(event);
    }

    @Override
    public void finding(Finding finding) {
      findings.add(finding);
    }
  }

  /** Kind to fields, from the tables. */
  private Map<String, Set<String>> documentedFields() {
    Map<String, Set<String>> result = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher heading = KIND_HEADING.matcher(line);
      if (heading.matches()) {
        result.put(heading.group(1), new LinkedHashSet<>(rows(line, FIELD_ROW)));
      }
    }
    return result;
  }

  /** Kind to fields, from what the writer makes of every kind of line with everything in it. */
  private static Map<String, Set<String>> writtenFields() {
    Map<String, Set<String>> result = new LinkedHashMap<>();
    List<String> common = List.of("id", "t", "kind");
    Samples.text(Samples.everything())
        .lines()
        .skip(1)
        .map(TraceFormatDocTest::parse)
        .forEach(
            line -> {
              Set<String> fields = new LinkedHashSet<>(line.keySet());
              fields.removeAll(common);
              fields.removeAll(messageFields(line));
              String kind = line.get("kind").getAsString();
              result.computeIfAbsent(kind, k -> new LinkedHashSet<>()).addAll(fields);
            });
    return result;
  }

  private static Set<String> messageFields(JsonObject line) {
    Set<String> fields = new LinkedHashSet<>();
    if (line.has("msg")) {
      MessageType.byName(line.get("msg").getAsString())
          .components()
          .forEach(c -> fields.add(c.field().key()));
    }
    return fields;
  }

  private static JsonObject parse(String line) {
    return JsonParser.parseString(line).getAsJsonObject();
  }

  private List<String> rows(String heading, Pattern row) {
    List<String> result = new ArrayList<>();
    for (String line : section(heading)) {
      Matcher matcher = row.matcher(line);
      if (matcher.matches()) {
        result.add(matcher.group(1));
      }
    }
    return result;
  }

  /** The lines below a heading, up to the next one. */
  private List<String> section(String heading) {
    int start = lines.indexOf(heading) + 1;
    assertThat(start).as(heading).isPositive();
    int end = start;
    while (end < lines.size() && !lines.get(end).startsWith("#")) {
      end++;
    }
    return lines.subList(start, end);
  }

  private List<List<String>> examples(String fence) {
    List<List<String>> result = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals(fence)) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
        result.add(lines.subList(i + 1, end));
      }
    }
    assertThat(result).as(fence).isNotEmpty();
    return result;
  }

  private static List<String> read() {
    Path page = Path.of(System.getProperty("lab.root", ".."), "docs", "trace-format.md");
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + page, e);
    }
  }
}
