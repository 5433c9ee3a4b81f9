package paxoslab.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/mutation-testing.md speaks of methods that there are; its own run takes minutes. */
class MutationPageTest {
  private static final Path ROOT = Path.of(System.getProperty("lab.root", ".."));
  private static final Path SOURCES =
      ROOT.resolve("reference-solution/src/main/java/paxoslab/reference");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)\\.(\\w+)` \\|", Pattern.MULTILINE);

  private static Stream<List<String>> survivors() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/mutation-testing.md"));
    return ROW.matcher(page).results().map(row -> List.of(row.group(1), row.group(2)));
  }

  @ParameterizedTest
  @MethodSource("survivors")
  void survivorsAreInMethodsOfTheReference(List<String> place) throws IOException {
    assertThat(Files.readString(SOURCES.resolve(place.get(0) + ".java")))
        .contains(" " + place.get(1) + "(");
  }
}
