package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.grade.QuietPeer;

/** What a grader sees of the files that somebody handed in. */
class HandedInTest {
  @TempDir private Path root;
  private Lab lab;
  private final Map<String, String> files = new LinkedHashMap<>(QuietPeer.sources());

  @BeforeEach
  void open() {
    lab = new Lab(root);
  }

  private int test(String... more) throws IOException {
    String[] args = new String[more.length + 5];
    System.arraycopy(more, 0, args, 5, more.length);
    System.arraycopy(
        new String[] {"test", "--only", "A01", "--solution", lab.solution("ada", files).toString()},
        0,
        args,
        0,
        5);
    return lab.run(args);
  }

  @Test
  void whatWasLeftOutIsToldBeforeTheReport() throws IOException {
    files.put("pom.xml", "");
    files.put("Old.java", "package old; class Old {}");

    assertThat(test()).isEqualTo(1);

    assertThat(lab.out())
        .startsWith(
            "left out  Old.java: of package old, not paxoslab.student\n"
                + "left out  pom.xml: a build file; the lab builds by itself\n")
        .contains("FAIL  A01");
  }

  @Test
  void tenThatWereLeftOutAreNamedAndTheRestCounted() throws IOException {
    for (int i = 10; i < 23; i++) {
      files.put("note" + i, "");
    }

    test();

    assertThat(lab.out())
        .contains("left out  note19: not a .java file\nleft out  and 3 more\n")
        .doesNotContain("note20");
  }

  @Test
  void whatWasLeftOutIsToldOnTheSideOfJson() throws IOException {
    files.put("pom.xml", "");

    test("--json");

    assertThat(lab.out()).startsWith("{");
    assertThat(lab.err()).contains("left out  pom.xml: ");
  }

  @Test
  void whatWasLeftOutIsToldWhereItIsMissedToo() throws IOException {
    files.put("Helper.java", "package util; public class Helper {}");
    files.put("User.java", "package paxoslab.student; class User { Helper helper; }");

    assertThat(test()).isEqualTo(2);

    assertThat(lab.out())
        .isEqualTo("left out  Helper.java: of package util, not paxoslab.student\n");
    assertThat(lab.err()).contains("does not compile", "User.java:1: cannot find symbol");
  }

  @Test
  void aRefusedSubmissionIsOneSentenceAndNoPoints() throws IOException {
    Path ada = lab.solution("ada", files);
    Files.createSymbolicLink(ada.resolve("Helper.java"), ada.resolve("PaxosPeer.java"));

    assertThat(lab.run("test", "--solution", ada.toString())).isEqualTo(2);

    assertThat(lab.err().strip())
        .isEqualTo(
            "lab test: " + ada + ": Helper.java is a link; hand in the file that it leads to");
    assertThat(lab.out()).isEmpty();
  }

  @Test
  void aCompressedTarIsGraded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry("src/" + file.getKey());
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    Path ada = Files.write(root.resolve("ada.tgz"), bytes.toByteArray());

    assertThat(lab.run("test", "--only", "A01", "--solution", ada.toString())).isEqualTo(1);

    assertThat(lab.out()).contains("FAIL  A01").doesNotContain("left out");
  }
}
