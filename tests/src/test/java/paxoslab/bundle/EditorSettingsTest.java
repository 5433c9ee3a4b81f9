package paxoslab.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import paxoslab.junit.ProjectRoot;

/** The run configurations of editors name what exists, and give Java the options of the build. */
class EditorSettingsTest {
  private static final Path ROOT = ProjectRoot.ofProcess();

  /** One configuration: what an editor would start. */
  private record Launch(String mainClass, String module, String options) {}

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  /** The packages that the build opens. */
  private static List<String> opened(String options) {
    return Pattern.compile("--add-opens[= ](\\S+?=ALL-UNNAMED)")
        .matcher(options)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static List<String> openedByTheBuild() throws IOException {
    Pattern property = Pattern.compile("<lab.jvmArguments>(.*)</lab.jvmArguments>");
    MatchResult first = property.matcher(read("pom.xml")).results().findFirst().orElseThrow();
    assertThat(opened(first.group(1))).isNotEmpty();
    return opened(first.group(1));
  }

  private static void assertStarts(String name, Launch launch) throws IOException {
    assertThat(ROOT.resolve("tests/src/main/java"))
        .as(name)
        .isDirectoryRecursivelyContaining(
            "glob:**/" + launch.mainClass.replace('.', '/') + ".java");
    assertThat(launch.module).as(name).isEqualTo("tests");
    assertThat(opened(launch.options)).as(name).isEqualTo(openedByTheBuild());
  }

  @Test
  void vsCodeStartsTheCommandLine() throws IOException {
    JsonObject file = JsonParser.parseString(read(".vscode/launch.json")).getAsJsonObject();
    JsonArray launches = file.getAsJsonArray("configurations");
    assertThat(launches).hasSizeGreaterThan(2);
    for (JsonElement element : launches) {
      JsonObject launch = element.getAsJsonObject();
      assertStarts(
          launch.get("name").getAsString(),
          new Launch(
              launch.get("mainClass").getAsString(),
              launch.get("projectName").getAsString(),
              String.join(" ", words(launch.getAsJsonArray("vmArgs")))));
      assertThat(launch.get("cwd").getAsString()).isEqualTo("${workspaceFolder}");
    }
  }

  @Test
  void vsCodeGivesTheStudentsOwnTestsTheOptionsOfTheBuild() throws IOException {
    JsonObject settings = JsonParser.parseString(read(".vscode/settings.json")).getAsJsonObject();
    JsonArray options = settings.getAsJsonObject("java.test.config").getAsJsonArray("vmArgs");
    assertThat(opened(String.join(" ", words(options)))).isEqualTo(openedByTheBuild());
  }

  private static List<String> words(JsonArray array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.getAsString()));
    return words;
  }

  @Test
  void intelliJStartsTheCommandLineOrALesson() throws Exception {
    List<Path> files = files(".idea/runConfigurations", ".xml");
    assertThat(files).hasSizeGreaterThan(4);
    for (Path file : files) {
      Map<String, String> options = attributes(file, "option", "name");
      assertThat(options).containsEntry("WORKING_DIRECTORY", "$PROJECT_DIR$");
      if (file.getFileName().toString().startsWith("_template")) {
        assertThat(opened(options.get("VM_PARAMETERS"))).isEqualTo(openedByTheBuild());
      } else {
        Element module = (Element) elements(file, "module").item(0);
        assertStarts(
            file.toString(),
            new Launch(
                options.get("MAIN_CLASS_NAME"),
                module.getAttribute("name"),
                options.get("VM_PARAMETERS")));
      }
    }
  }

  @Test
  void eclipseStartsTheCommandLine() throws Exception {
    List<Path> files = files("lab-skeleton/eclipse", ".launch");
    assertThat(files).hasSizeGreaterThan(2);
    for (Path file : files) {
      Map<String, String> options = attributes(file, "stringAttribute", "key");
      String prefix = "org.eclipse.jdt.launching.";
      assertStarts(
          file.toString(),
          new Launch(
              options.get(prefix + "MAIN_TYPE"),
              options.get(prefix + "PROJECT_ATTR"),
              options.get(prefix + "VM_ARGUMENTS")));
      assertThat(options).containsEntry(prefix + "WORKING_DIRECTORY", "${project_loc:tests}/..");
    }
  }

  private static List<Path> files(String directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static NodeList elements(Path file, String tag) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getElementsByTagName(tag);
  }

  private static Map<String, String> attributes(Path file, String tag, String key)
      throws Exception {
    Map<String, String> values = new LinkedHashMap<>();
    NodeList elements = elements(file, tag);
    for (int i = 0; i < elements.getLength(); i++) {
      Element element = (Element) elements.item(i);
      values.put(element.getAttribute(key), element.getAttribute("value"));
    }
    return values;
  }
}
