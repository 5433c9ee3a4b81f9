package paxoslab.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.junit.ProjectRoot;

class BundleTest {
  private static final String TRACE =
      "{\"format\":\"paxoslab-trace\",\"version\":1,\"scenario\":\"A12\"%s}\n";

  @TempDir private Path root;
  private StaffTree tree;

  @BeforeEach
  void plant() throws IOException {
    tree = StaffTree.in(root);
  }

  private AbstractListAssert<?, ?, String, ObjectAssert<String>> assertProblems()
      throws IOException {
    return assertThat(Bundle.of(root).problems()).extracting(Problem::toString);
  }

  private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void aBundleHoldsWhatAStudentNeedsAndNothingElse() throws IOException {
    Bundle bundle = Bundle.of(root);

    assertThat(bundle.problems()).isEmpty();
    assertThat(bundle.files())
        .containsExactly("handout.md", "lab", "lab-skeleton/pom.xml", StaffTree.STUB, "pom.xml");
    assertThat(bundle.leftOut())
        .containsOnly(
            Map.entry("reference-solution/", 2),
            Map.entry("tests/src/test/", 1),
            Map.entry("notes-for-staff.md", 1));
  }

  @Test
  void studentsGetAReadmeOfTheirOwn() throws IOException {
    tree.put("README.md", "acceptor-lies is the best fault");
    tree.put("docs/student/README.md", "Read the handout.");

    Bundle bundle = Bundle.of(root);

    assertThat(bundle.problems()).isEmpty();
    assertThat(unpacked(bundle.zip()))
        .containsEntry("paxos-lab/README.md", "Read the handout.".getBytes(StandardCharsets.UTF_8))
        .doesNotContainKey("paxos-lab/docs/student/README.md");
  }

  @Test
  void ofTheDocsPicturesStudentsGetThoseOfTheChecksAlone() throws IOException {
    tree.put("docs/checks.md", "![picture](images/checks/stable.svg)");
    tree.put("docs/images/checks/stable.svg", "<svg/>");
    tree.put("docs/images/window.png", "for the staff's first page");

    assertThat(Bundle.of(root).files())
        .contains("docs/checks.md", "docs/images/checks/stable.svg")
        .doesNotContain("docs/images/window.png");
  }

  @Test
  void filesForRunningACourseStayWithTheStaff() throws IOException {
    tree.put("docs/course/README.md", "for those who grade");
    tree.put("docs/course/github-matrix.yml", "on: push");
    tree.put("docs/results.md", "for all");

    assertThat(Bundle.of(root).files())
        .contains("docs/results.md")
        .noneMatch(file -> file.startsWith("docs/course/"));
  }

  @Test
  void theZipHasOneFolderOnTop() throws IOException {
    assertThat(unpacked(Bundle.of(root).zip()).keySet())
        .contains("paxos-lab/lab", "paxos-lab/" + StaffTree.STUB)
        .allMatch(path -> path.startsWith("paxos-lab/"));
  }

  @Test
  void aMethodOfTheReferenceIsFoundWhereverItStands() throws IOException {
    tree.put("docs/hints.md", "Hints\n\n" + StaffTree.METHOD);

    assertProblems()
        .singleElement()
        .asString()
        .startsWith("docs/hints.md:3: \"acceptreply accept int n object v if n promised")
        .contains(" is from reference-solution/src/main/java/paxoslab/reference/Acceptor.java:4");
  }

  @Test
  void aMethodOfTheReferenceIsFoundThoughFormattedAnewAndCommentedOut() throws IOException {
    String comment = StaffTree.METHOD.replaceAll("\\s+", "\n//   ");
    tree.put(StaffTree.STUB, StaffTree.STUB_TEXT + comment);

    assertProblems().singleElement().asString().contains("reference/Acceptor.java:4");
  }

  @Test
  void aCorrectPeerOfTheTestsIsFound() throws IOException {
    tree.put("docs/hints.md", StaffTree.ROUNDS);

    assertProblems().singleElement().asString().contains("tests/src/test/").contains("GoodPeer");
  }

  @Test
  void whatAFaultPutsInIsFound() throws IOException {
    tree.put("docs/hints.md", "if (env.random().nextInt(7) < 3) promised = Math.max(promised, n);");

    assertProblems().singleElement().asString().contains("fault acceptor-lies, replace:1");
  }

  @Test
  void aFaultsTitleIsFound() throws IOException {
    tree.put("handout.md", "\n- an acceptor says that it has promised\n  what it never has\n");

    assertProblems().singleElement().asString().contains("handout.md:2").contains("title of fault");
  }

  @Test
  void aFaultsNameIsFound() throws IOException {
    tree.put("handout.md", "See acceptor-lies.\n");

    assertProblems().containsExactly("handout.md:1: acceptor-lies is the name of a known fault");
  }

  @Test
  void aClassOfTheReferenceIsFoundByName() throws IOException {
    tree.put("tests/src/main/resources/a.bin", new byte[] {0, 1, (byte) 0xff});
    tree.put("docs/a.md", "see\n{@link paxoslab.reference.Acceptor}");
    tree.put("docs/b.md", "Lpaxoslab/reference/Acceptor;");
    tree.put("docs/c.md", "Acceptor.java:88");
    tree.put("docs/d.md", "paxoslab.reference.PaxosPeer and Acceptor.java are known to all");

    assertProblems()
        .containsExactly(
            "docs/a.md:2: paxoslab.reference.Acceptor is a class of the reference solution",
            "docs/b.md:1: paxoslab/reference/Acceptor is a class of the reference solution",
            "docs/c.md:1: Acceptor.java:88 is a line of the reference solution");
  }

  @Test
  void compiledClassesAndArchivesAreRefused() throws IOException {
    byte[] compiled = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0};
    tree.put("docs/picture.png", compiled);
    tree.put("docs/samples.txt", Bundle.of(root).zip());

    assertProblems()
        .containsExactly(
            "docs/picture.png: a compiled class; hand out sources",
            "docs/samples.txt: an archive, which can't be looked into; unpack it");
  }

  @Test
  void aTraceMustNotTellItsSolution() throws IOException {
    tree.put("docs/a.jsonl", TRACE.formatted(",\"solutionSha256\":\"12ab\""));
    tree.put("docs/b.jsonl", TRACE.formatted("") + "{\"id\":1,\"at\":\"PaxosPeer.java:88\"}\n");
    tree.put("docs/c.jsonl.gz", compressed(TRACE.formatted(",\"solution\":\"reference\"")));
    tree.put("docs/d.jsonl", TRACE.formatted("") + "{\"kind\":\"finding\",\"at\":3}\n");

    assertProblems()
        .containsExactly(
            "docs/a.jsonl:1: a trace that tells its solution by \"solutionSha256\"; leave it out",
            "docs/b.jsonl:2: a trace that tells its solution by \"at\"; leave it out",
            "docs/c.jsonl.gz:1: recorded with the reference solution",
            "docs/c.jsonl.gz:1: a trace that tells its solution by \"solution\"; leave it out");
  }

  private static byte[] compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aStubThatIsPartlySolvedIsRefused() throws IOException {
    tree.put(
        StaffTree.STUB,
        """
        package paxoslab.student;
        class PaxosPeer {
          private int max = -1;
          static { }
          PaxosPeer(int me) { start(); }
          public int max() {
            return max;
          }
          public int min() { throw new UnsupportedOperationException("not implemented yet: max"); }
          public void kill() { max = 3; }
        }
        """);

    String remedy = "; put the stub back, say with git restore";
    assertProblems()
        .containsExactly(
            StaffTree.STUB + ":3: field max has a value" + remedy,
            StaffTree.STUB + ":4: the stub has fields and methods only" + remedy,
            StaffTree.STUB + ":5: the constructor is more than the stub's" + remedy,
            StaffTree.STUB + ":6: method max is more than the stub's" + remedy,
            StaffTree.STUB + ":9: method min is more than the stub's" + remedy,
            StaffTree.STUB + ":10: method kill is more than the stub's" + remedy);
  }

  @Test
  void aMissingStubIsRefused() throws IOException {
    Files.delete(root.resolve(StaffTree.STUB));

    assertProblems().containsExactly(StaffTree.STUB + ": missing; put the stub back");
  }

  @Test
  void aTreeWithoutTheReferenceProvesNothing() {
    assertThatThrownBy(() -> Bundle.of(root.resolve("docs")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("only the staff's tree makes bundles");
  }

  @Test
  void aFileIsReplacedOnlyWhereThatIsAskedFor() throws IOException {
    Path out = root.resolve("out/a.zip");
    ZipFile.write(out, new byte[] {1}, false);

    assertThatThrownBy(() -> ZipFile.write(out, new byte[] {2}, false))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(out).hasBinaryContent(new byte[] {1});
    ZipFile.write(out, new byte[] {2}, true);
    assertThat(out).hasBinaryContent(new byte[] {2});
    assertThat(out.getParent()).isDirectoryNotContaining("glob:**.partial");
  }

  /** The tree that these tests stand in, as it is. */
  @Test
  void nothingOfTheStaffsIsInTheStudentsTree() throws IOException {
    Path project = ProjectRoot.ofProcess();
    Bundle bundle = Bundle.of(project);
    assertThat(bundle.problems()).isEmpty();
    assertThat(bundle.comparedWith()).isGreaterThan(80);

    LeakCheck leaks = new LeakCheck(StaffTexts.of(project));
    Map<String, byte[]> files = unpacked(bundle.zip());
    files.forEach((path, content) -> assertThat(leaks.check(path, content)).isEmpty());
    assertThat(files.keySet())
        .contains("paxos-lab/lab", "paxos-lab/handout.md", "paxos-lab/" + StaffTree.STUB)
        .noneMatch(path -> path.contains("reference-solution") || path.endsWith(".fault"))
        .noneMatch(path -> path.contains("/src/test/") && !path.contains("lab-skeleton"));
  }

  @Test
  void theLinksOfTheStudentsPagesLeadSomewhere() throws IOException {
    Map<String, byte[]> files = unpacked(Bundle.of(ProjectRoot.ofProcess()).zip());
    List<String> broken = new ArrayList<>();
    files.forEach(
        (page, content) ->
            targets(page, content)
                .filter(target -> !files.containsKey(target))
                .forEach(target -> broken.add(page + " links to " + target)));
    assertThat(broken).isEmpty();
  }

  private static Stream<String> targets(String page, byte[] content) {
    String text = page.endsWith(".md") ? new String(content, StandardCharsets.UTF_8) : "";
    return Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)")
        .matcher(text)
        .results()
        .map(link -> Path.of(page).resolveSibling(link.group(1)).normalize().toString())
        .map(target -> target.replace('\\', '/'));
  }

  /** The check must see each file of the staff's, or the test above shows nothing. */
  @Test
  void everySourceAndFaultOfTheStaffsWouldBeSeen() throws IOException {
    Path project = ProjectRoot.ofProcess();
    LeakCheck leaks = new LeakCheck(StaffTexts.of(project));
    for (String path : ProjectFiles.of(project)) {
      boolean solution = path.startsWith("reference-solution/src");
      boolean peer = path.startsWith("tests/src/test/") && path.endsWith("Peer.java");
      if ((solution || peer) && !path.endsWith("package-info.java")) {
        byte[] content = Files.readAllBytes(project.resolve(path));
        assertThat(leaks.check("docs/a.md", content)).as(path).isNotEmpty();
      }
    }
  }
}
