package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.course.HandedIn;

/** A search that several machines share is the search that one of them would make. */
class ExploreShardsTest {
  @TempDir private Path root;
  private Lab lab;
  private String solution;

  @BeforeEach
  void open() throws IOException {
    lab = new Lab(root);
    solution = HandedIn.correct(root, "ada").toString();
  }

  private String explore(int expected, String... more) {
    List<String> all =
        new ArrayList<>(List.of("explore", "--solution", solution, "--seed", "5", "--json"));
    all.addAll(List.of(more));
    assertThat(lab.run(all.toArray(String[]::new))).as(lab.err()).isEqualTo(expected);
    return lab.out();
  }

  /** Plays a shard, and keeps what it prints. */
  private void play(int expected, String shard, String file, String... more) throws IOException {
    String[] all =
        Stream.concat(Stream.of("--shard", shard), Stream.of(more)).toArray(String[]::new);
    Files.writeString(root.resolve(file), explore(expected, all));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  @Test
  void shardsOfASearchThatFindsNothingCoverTogetherWhatItCovers() throws IOException {
    String whole = explore(0, "--budget", "40");
    for (int shard = 1; shard <= 3; shard++) {
      play(0, shard + "/3", shard + ".json", "--budget", "40");
    }

    assertThat(json(Files.readString(root.resolve("1.json"))).get("runs").getAsInt()).isEqualTo(14);
    assertThat(lab.run("explore", "--merge", "3.json", "1.json", "2.json", "--json")).isZero();
    assertThat(lab.out()).isEqualTo(whole);

    assertThat(lab.run("explore", "--merge", "3.json", "1.json", "2.json")).isZero();
    assertThat(lab.out())
        .startsWith("3 peers, 3 proposers: 40 schedules, ")
        .contains(" in 3 shards; no rule broke", "random walk", "a value was adopted")
        .doesNotContain("not here");
  }

  @Test
  void firstFindingBySeedIsThatOfTheWholeSearch() throws IOException {
    solution = HandedIn.promiseBreaker(root, "bob").toString();
    JsonObject whole = json(explore(1, "--budget", "300"));
    play(1, "1/2", "1.json", "--budget", "300");
    play(1, "2/2", "2.json", "--budget", "300");

    assertThat(lab.run("explore", "--merge", "2.json", "1.json", "--json")).isEqualTo(1);
    JsonObject merged = json(lab.out());
    for (String field : List.of("seed", "rule", "text", "where", "steps", "trace")) {
      assertThat(merged.get(field)).as(field).isEqualTo(whole.get(field));
    }
    List<Long> seeds =
        merged.getAsJsonArray("findings").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(found -> found.get("seed").getAsLong())
            .toList();
    assertThat(seeds).hasSize(2).isSorted().startsWith(whole.get("seed").getAsLong());

    lab.run("explore", "--merge", "1.json", "2.json");
    assertThat(lab.out())
        .contains("seed " + seeds.get(0) + " is the first that broke a rule")
        .contains("--seed " + seeds.get(0) + " --budget 1");
  }

  @Test
  void missingShardIsNamed() throws IOException {
    play(0, "2/3", "2.json", "--budget", "6");

    assertThat(lab.run("explore", "--merge", "2.json")).isZero();
    assertThat(lab.out()).contains("2 schedules", "in 1 shard;", "not here: 1/3, 3/3");
    lab.run("explore", "--merge", "2.json", "--json");
    assertThat(json(lab.out()).getAsJsonArray("missing").toString()).isEqualTo("[\"1/3\",\"3/3\"]");
  }

  @Test
  void whatIsNoSearchOfItsOwnIsRefused() throws IOException {
    play(0, "1/2", "1.json", "--budget", "2");
    play(0, "2/2", "other.json", "--budget", "2", "--peers", "5");
    Files.writeString(root.resolve("whole.json"), explore(0, "--budget", "1"));
    String half = Files.readString(root.resolve("1.json"));
    Files.writeString(root.resolve("torn.json"), half.substring(0, half.length() / 2));
    Files.writeString(root.resolve("empty.json"), "");
    Files.writeString(
        root.resolve("bad.json"), half.replaceFirst("\"states\": \"[^\"]{4}", "\"states\": \""));

    assertRefused("are not of one search", "--merge", "1.json", "other.json");
    assertRefused("shard 1/2 is in both ", "--merge", "1.json", "1.json");
    for (String file : List.of("whole.json", "torn.json", "empty.json")) {
      assertRefused("not the whole output of a shard", "--merge", file);
    }
    assertRefused("its states are damaged", "--merge", "bad.json");
    assertRefused("nope.json: no such file", "--merge", "nope.json");
    assertRefused("'3/2' is no shard", "--shard", "3/2");
    assertRefused("--exhaustive has none", "--shard", "1/2", "--exhaustive");
    assertRefused("--merge plays nothing", "--merge", "1.json", "--shard", "1/2");
  }

  private void assertRefused(String reason, String... args) {
    String[] all = Stream.concat(Stream.of("explore"), Stream.of(args)).toArray(String[]::new);
    assertThat(lab.run(all)).as(reason).isEqualTo(2);
    assertThat(lab.err()).startsWith("lab explore: ").contains(reason).hasLineCount(1);
  }
}
