package paxoslab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.bundle.StaffTree;

class BundleCommandTest {
  @TempDir private Path root;
  private Lab lab;
  private StaffTree tree;

  @BeforeEach
  void open() throws IOException {
    lab = new Lab(root);
    tree = StaffTree.in(root);
  }

  private String out() {
    return root.resolve("out.zip").toString();
  }

  @Test
  void tellsWhatItWroteAndWhatItLeftOut() throws IOException {
    assertThat(lab.run("bundle", out())).isZero();

    assertThat(lab.out())
        .containsPattern("out\\.zip: 5 files, 9\\d\\d bytes\\R")
        .containsPattern("sha256    [0-9a-f]{64}\\R")
        .contains("left out  notes-for-staff.md, reference-solution/ 2, tests/src/test/ 1")
        .contains("nothing of 3 files of the staff's is in it");
    assertThat(lab.err()).isEmpty();
    assertThat(root.resolve("out.zip")).isNotEmptyFile();
  }

  @Test
  void writesTheSameBytesAgain() throws IOException {
    lab.run("bundle", out());
    byte[] first = Files.readAllBytes(root.resolve("out.zip"));

    assertThat(lab.run("bundle", "--force", out())).isZero();
    assertThat(root.resolve("out.zip")).hasBinaryContent(first);
  }

  @Test
  void replacesNoFileUnasked() throws IOException {
    Files.writeString(root.resolve("out.zip"), "mine");

    assertThat(lab.run("bundle", out())).isEqualTo(2);
    assertThat(lab.err()).isEqualTo("lab bundle: " + out() + " exists; --force replaces it\n");
    assertThat(root.resolve("out.zip")).hasContent("mine");
  }

  @Test
  void aNameThatIsNoZipIsRefused() {
    assertThat(lab.run("bundle", "out.tar")).isEqualTo(2);
    assertThat(lab.err()).contains("give a name that ends in .zip").hasLineCount(1);
  }

  @Test
  void writesNothingIfSomethingOfTheStaffsIsInIt() throws IOException {
    tree.put("handout.md", "Avoid acceptor-lies.\n");

    assertThat(lab.run("bundle", out())).isEqualTo(1);
    assertThat(lab.err())
        .isEqualTo(
            """
            lab bundle: not written, because this must not be handed out:
              handout.md:1: acceptor-lies is the name of a known fault
            """);
    assertThat(root.resolve("out.zip")).doesNotExist();
    assertThat(lab.out()).isEmpty();
  }

  @Test
  void aStudentsTreeMakesNoBundle(@TempDir Path other) {
    Lab students = new Lab(other);

    assertThat(students.run("bundle", "a.zip")).isEqualTo(2);
    assertThat(students.err()).contains("no reference solution").hasLineCount(1);
  }
}
