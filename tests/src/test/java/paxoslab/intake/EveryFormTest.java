package paxoslab.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static paxoslab.intake.Packed.PEER;
import static paxoslab.intake.Packed.accepted;
import static paxoslab.intake.Packed.bytes;
import static paxoslab.intake.Packed.leftOut;
import static paxoslab.intake.Packed.refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import paxoslab.intake.Packed.Form;

/** The same files get the same verdict, however they are packed. */
class EveryFormTest {
  @TempDir private Path dir;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private void put(String path, String text) {
    files.put(path, bytes(text));
  }

  @ParameterizedTest
  @EnumSource
  void sourcesCountByTheirPackageWhereverTheyLie(Form form) throws IOException {
    put("deep/down/PaxosPeer.java", PEER);
    put("Helper.java", "package paxoslab.student; class Helper {}");
    put("other/Other.java", "package other; class Other {}");

    Intake.Accepted ada = accepted(form.pack(dir, files));

    assertThat(ada.sources())
        .extracting(SourceFile::path)
        .containsExactly("Helper.java", "deep/down/PaxosPeer.java");
    assertThat(ada.sources().get(1).text()).isEqualTo(PEER);
    assertThat(ada.name()).isEqualTo("ada");
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotCountIsListedWithItsReason(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    put("other/Other.java", "package other; class Other {}");
    put("api/Env.java", "package paxoslab.api; interface Env {}");
    put("NoPackage.java", "class NoPackage {}");
    put("module-info.java", "package paxoslab.student; module x {}");
    put("pom.xml", "<project/>");
    put("PaxosPeer.class", "\0");
    put("data/table.csv", "1,2");
    put("old.zip", "PK");
    put(".settings", "");

    assertThat(leftOut(form.pack(dir, files)))
        .containsExactly(
            "NoPackage.java: declares no package, not paxoslab.student",
            "api/Env.java: of package paxoslab.api, not paxoslab.student",
            "module-info.java: a module declaration; paxoslab.student is in no module",
            "other/Other.java: of package other, not paxoslab.student",
            "PaxosPeer.class: a class file; the lab compiles the sources itself",
            "data/table.csv: not a .java file",
            "old.zip: an archive inside the submission, which is not opened",
            "pom.xml: a build file; the lab builds by itself",
            ".settings: hidden");
  }

  @ParameterizedTest
  @EnumSource
  void hiddenFilesNeitherCountNorAreLookedAt(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    put(".DS_Store", "\0");
    put("__MACOSX/._PaxosPeer.java", "\0\5\26\7");
    put("x/._PaxosPeer.java", "\0\5\26\7");
    put(".git/config", "");
    put(".idea/copy/PaxosPeer.java", PEER);
    for (int i = 0; i < 250; i++) {
      put(".git/objects/" + i, "");
    }

    assertThat(leftOut(form.pack(dir, files)))
        .containsExactly(
            ".DS_Store: hidden",
            ".git/: hidden",
            ".idea/: hidden",
            "__MACOSX/: hidden",
            "x/._PaxosPeer.java: hidden");
  }

  @ParameterizedTest
  @EnumSource
  void twoHundredFilesAreAccepted(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    for (int i = 1; i < 200; i++) {
      put("f" + i, "");
    }
    assertThat(leftOut(form.pack(dir, files))).hasSize(199);
  }

  @ParameterizedTest
  @EnumSource
  void moreThanTwoHundredFilesAreRefused(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    for (int i = 1; i < 201; i++) {
      put("f" + i, "");
    }
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo("more than 200 files; hand in PaxosPeer.java and what it needs alone");
  }

  @ParameterizedTest
  @EnumSource
  void moreThanTwoThousandEntriesOfAnyKindAreRefused(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    for (int i = 0; i < 2_000; i++) {
      put(".hidden" + i, "");
    }
    assertThat(refusal(form.pack(dir, files))).startsWith("more than 2000 files and directories; ");
  }

  @ParameterizedTest
  @EnumSource
  void twoMegabytesAreAccepted(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    put("notes.txt", " ".repeat(2_000_000 - PEER.length()));
    assertThat(leftOut(form.pack(dir, files))).containsExactly("notes.txt: not a .java file");
  }

  @ParameterizedTest
  @EnumSource
  void moreThanTwoMegabytesAreRefused(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    put("notes.txt", " ".repeat(2_000_001 - PEER.length()));
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo("more than 2 MB; hand in PaxosPeer.java and what it needs alone");
  }

  @ParameterizedTest
  @EnumSource
  void bombsAreRefused(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    put("Bomb.java", " ".repeat(50_000_000));
    assertThat(refusal(form.pack(dir, files))).startsWith("more than 2 MB; ");
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBePackedSmallIsRefusedByItsSize(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    byte[] noise = new byte[5_000_000];
    new Random(1).nextBytes(noise);
    files.put("noise", noise);
    assertThat(refusal(form.pack(dir, files))).startsWith("more than 2 MB; ");
  }

  @ParameterizedTest
  @EnumSource
  void anOldCopyBesideTheNewOneIsRefused(Form form) throws IOException {
    put("new/PaxosPeer.java", PEER);
    put("old/PaxosPeer.java", PEER);
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo(
            "two files PaxosPeer.java of package paxoslab.student:"
                + " new/PaxosPeer.java, old/PaxosPeer.java; leave one out");
  }

  @ParameterizedTest
  @EnumSource
  void namesThatDifferByCaseAloneAreRefused(Form form) throws IOException {
    put("a/PaxosPeer.java", PEER);
    put("b/Helper.java", "package paxoslab.student; class Helper {}");
    put("c/HELPER.java", "package paxoslab.student; class HELPER {}");
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo(
            "two files whose names differ by case alone: b/Helper.java, c/HELPER.java; rename one");
  }

  @ParameterizedTest
  @EnumSource
  void reservedPackagesAreRefused(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    put("x/String.java", "package java.lang; class String {}");
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo("x/String.java is of the reserved package java.lang; leave it out");
  }

  @ParameterizedTest
  @EnumSource
  void reservedPackagesAreRefusedHoweverTheyAreWritten(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    put("x/String.java", "// \\u000a\\u0070ackage/**/javax. x;\npackage paxoslab.student;");
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo("x/String.java is of the reserved package javax.x; leave it out");
  }

  @ParameterizedTest
  @EnumSource
  void aSourceThatIsNotUtf8IsRefusedWithItsLine(Form form) throws IOException {
    files.put(
        "PaxosPeer.java", (PEER + "// gr\u00fc\u00dfe").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo("PaxosPeer.java isn't UTF-8 in line 3; save it as UTF-8");
  }

  @ParameterizedTest
  @EnumSource
  void otherFilesNeedNotBeUtf8(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    files.put("Wide.java", PEER.getBytes(StandardCharsets.UTF_16));
    files.put("Other.java", "package x; // \u00fc".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(leftOut(form.pack(dir, files)))
        .containsExactly(
            "Other.java: of package x, not paxoslab.student",
            "Wide.java: not UTF-8 text, and no package line to be found");
  }

  @ParameterizedTest
  @EnumSource
  void withoutAPeerItIsRefused(Form form) throws IOException {
    put("Helper.java", "package paxoslab.student; class Helper {}");
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo("no PaxosPeer.java of package paxoslab.student");
  }

  @ParameterizedTest
  @EnumSource
  void aPeerThatWasLeftOutIsNamed(Form form) throws IOException {
    put("src/PaxosPeer.java", "package paxos; public class PaxosPeer {}");
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo(
            "no PaxosPeer.java of package paxoslab.student; src/PaxosPeer.java was left out:"
                + " of package paxos, not paxoslab.student");
  }

  @ParameterizedTest
  @EnumSource
  void aPeerInOtherCaseIsToBeRenamed(Form form) throws IOException {
    put("src/paxospeer.java", PEER);
    assertThat(refusal(form.pack(dir, files)))
        .isEqualTo("no PaxosPeer.java of package paxoslab.student; rename src/paxospeer.java");
  }

  @ParameterizedTest
  @EnumSource
  void namesThatSteerATerminalAreShownByNumber(Form form) throws IOException {
    put("PaxosPeer.java", PEER);
    put("x\u001b[2J\u202e.txt", "");
    put("A\nB.java", "package paxoslab.student; class B {}");
    assertThat(leftOut(form.pack(dir, files)))
        .containsExactly(
            "A\\u000aB.java: its name is too long, or can't be printed",
            "x\\u001b[2J\\u202e.txt: not a .java file");
  }

  @Test
  void theDigestIsThatOfTheSourcesAlone() throws IOException {
    put("a/PaxosPeer.java", PEER);
    String plain = accepted(Form.DIRECTORY.pack(dir, files)).sha256();
    files.clear();
    put("b/c/PaxosPeer.java", PEER.replace("\n", "\r\n"));
    put("pom.xml", "<project/>");
    assertThat(accepted(Form.TAR_GZ.pack(dir, files)).sha256()).isEqualTo(plain).hasSize(64);
    put("b/c/PaxosPeer.java", PEER + " ");
    assertThat(accepted(Form.ZIP.pack(dir, files)).sha256()).isNotEqualTo(plain);
  }
}
