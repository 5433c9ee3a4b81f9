package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.junit.ProjectRoot;

class HistoryCheckTest {
  private static final String HEADER = "{\"format\":\"paxoslab-history\",\"version\":1}\n";
  private static final String PUT =
      "{\"client\":1,\"op\":\"put\",\"key\":\"x\",\"value\":\"a\",\"invoked\":0,\"completed\":5}\n";
  private static final String GET =
      "{\"client\":2,\"op\":\"get\",\"key\":\"x\",\"value\":\"a\",\"invoked\":6,\"completed\":9}\n";

  @TempDir private Path root;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(root);
  }

  private int check(String text, String... options) throws IOException {
    Files.writeString(root.resolve("h.jsonl"), text);
    List<String> arguments = new ArrayList<>(List.of("check", "h.jsonl"));
    arguments.addAll(List.of(options));
    return lab.run(arguments.toArray(String[]::new));
  }

  private void assertRefused(String text, String problem) throws IOException {
    assertThat(check(text)).isEqualTo(2);
    assertThat(lab.err())
        .isEqualTo("lab check: " + problem.replace("FILE", root.resolve("h.jsonl") + "") + "\n");
    assertThat(lab.out()).isEmpty();
  }

  /** The first block of this language in the page on histories. */
  private static String block(String language) throws IOException {
    String page = Files.readString(ProjectRoot.ofProcess().resolve("docs/history-format.md"));
    Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(page);
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @Test
  void theExampleOfThePageGivesWhatThePageShows() throws IOException {
    assertThat(check(block("json"))).isEqualTo(1);

    assertThat(lab.out()).isEqualTo(block("text"));
    assertThat(lab.err()).isEmpty();
  }

  @Test
  void theExampleGivesTheFieldsThatThePageNames() throws IOException {
    check(block("json"), "--json");

    JsonObject all = JsonParser.parseString(lab.out()).getAsJsonObject();
    String page = Files.readString(ProjectRoot.ofProcess().resolve("docs/history-format.md"));
    String section = page.substring(page.indexOf("## As JSON"));
    assertThat(all.keySet()).allMatch(field -> section.contains("`" + field + "`"));
    assertThat(all.get("format").getAsString()).isEqualTo("paxoslab-linearizability");
    assertThat(all.get("verdict").getAsString()).isEqualTo("not-linearizable");
    assertThat(all.get("pending").getAsInt()).isEqualTo(1);
    JsonObject failure = all.getAsJsonArray("failures").get(0).getAsJsonObject();
    assertThat(failure.keySet()).allMatch(field -> section.contains("`" + field + "`"));
    assertThat(failure.getAsJsonObject("misfit").get("invoked").getAsLong()).isEqualTo(4_100_000);
    assertThat(failure.getAsJsonArray("prefix")).hasSize(3);
  }

  @Test
  void aLinearizableHistoryIsSaidSo() throws IOException {
    assertThat(check(HEADER + PUT + GET)).isZero();
    assertThat(lab.out()).isEqualTo("linearizable: 2 operations of 2 clients on 1 key\n");
  }

  @Test
  void aCompressedHistoryIsRead() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(root.resolve("h.jsonl.gz")))) {
      out.write((HEADER + PUT + GET).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(lab.run("check", "h.jsonl.gz")).isZero();
  }

  @Test
  void aCompressedHistoryThatIsCutShortIsRefused() throws IOException {
    Path file = root.resolve("h.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((HEADER + PUT + GET).getBytes(StandardCharsets.UTF_8));
    }
    byte[] all = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(all, all.length - 12));

    assertThat(lab.run("check", "h.jsonl.gz")).isEqualTo(2);
    assertThat(lab.err()).contains("the file is cut short").hasLineCount(1);
  }

  @Test
  void whatIsNotFoundOutIsNeitherPassNorFailure() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int client = 0; client < 65; client++) {
      text.append(PUT.replace("\"client\":1,", "\"client\":" + client + ","));
    }

    assertThat(check(text + GET.replace(":2,", ":99,"))).isEqualTo(3);
    assertThat(lab.out())
        .isEqualTo(
            """
            unknown  key 'x'
                    more than 64 of its operations are under way at once, first at 0 s

            unknown, neither a pass nor a failure: 1 of 1 key not decided; 66 operations of \
            66 clients
            """);
  }

  @Test
  void moreConfigurationsAreLookedAtWhereAsked() throws IOException {
    String text =
        HEADER
            + PUT
            + PUT.replace("\"client\":1", "\"client\":3").replace("\"a\"", "\"b\"")
            + GET
            + GET.replace("\"client\":2", "\"client\":4").replace("\"a\"", "\"b\"");

    assertThat(check(text, "--configurations", "1")).isEqualTo(3);
    assertThat(check(text, "--configurations", "100")).isEqualTo(1);
  }

  @Test
  void aFileThatIsNeitherIsRefused() throws IOException {
    String expected =
        "FILE, line 1, column 1: expected the header of a trace, {\"format\":\"paxoslab-trace\",…},"
            + " or of a history, {\"format\":\"paxoslab-history\",\"version\":1}";
    assertRefused(PUT, expected);
    assertRefused("{\"format\":\"paxoslab-results\"}", expected);
    assertRefused("", "FILE, line 1, column 1: the file is empty");
  }

  @Test
  void aHistoryOfNothingIsRefused() throws IOException {
    assertRefused(HEADER, "h.jsonl holds no operation, so there is nothing to check");
  }

  @Test
  void aHistoryOfAnotherVersionIsRefused() throws IOException {
    assertRefused(
        HEADER.replace("1}", "2}"),
        "FILE, line 1, column 40: \"version\": 2; this lab reads version 1: update the lab");
  }

  @Test
  void whatIsWrongInALineIsNamedWithItsPlace() throws IOException {
    assertRefused(
        HEADER + PUT.replace("put", "set"),
        "FILE, line 2, column 18: \"op\": expected \"get\", \"put\" or \"append\", found \"set\"");
    assertRefused(
        HEADER + PUT.replace("\"invoked\":0,", ""),
        "FILE, line 2, column 59: the line needs \"invoked\"");
    assertRefused(
        HEADER + PUT.replace("\"x\"", "3"),
        "FILE, line 2, column 30: \"key\": expected a string, found a number");
    assertRefused(
        HEADER + PUT.replace(":0,", ":0.5,"),
        "FILE, line 2, column 56: \"invoked\":"
            + " expected a whole number, found one that is not whole, or too large");
    assertRefused(
        HEADER + PUT.replace("\"client\":1", "\"client\":-1"),
        "FILE, line 2, column 11: \"client\": expected a number from 0 to 2147483647, found -1");
    assertRefused(
        HEADER + PUT.replace(":5}", ":-1}"),
        "FILE, line 2, column 70: \"completed\": -1 is before \"invoked\", 0");
    assertRefused(
        HEADER + GET.replace(",\"completed\":9", ""),
        "FILE, line 2, column 42: \"value\":"
            + " a get that isn't completed has none; add \"completed\"");
    assertRefused(
        HEADER + "[]", "FILE, line 2, column 1: expected an object, found a list in brackets");
  }

  @Test
  void aClientThatDoesTwoThingsAtOnceIsRefused() throws IOException {
    assertRefused(
        HEADER + PUT + GET.replace(":2,", ":1,").replace(":6,", ":4,"),
        "FILE, line 3, column 56: \"invoked\": client 1 invokes get(x) at 4,"
            + " but its put(x, 'a') before lasts until 5; a client does one thing at a time");
  }

  @Test
  void aHistoryThatIsCutShortIsRefused() throws IOException {
    assertRefused(
        HEADER + PUT + GET.substring(0, 30),
        "FILE, line 3, column 31: the file is cut short:"
            + " expected the end of the string, but the line ends here");
  }

  @Test
  void fieldsThatAreUnknownArePassedOver() throws IOException {
    assertThat(check(HEADER + PUT.replace("{", "{\"server\":{\"id\":[3]},\"error\":null,") + GET))
        .isZero();
  }
}
