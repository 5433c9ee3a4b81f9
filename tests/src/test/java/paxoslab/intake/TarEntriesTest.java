package paxoslab.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static paxoslab.intake.Packed.PEER;
import static paxoslab.intake.Packed.accepted;
import static paxoslab.intake.Packed.add;
import static paxoslab.intake.Packed.bytes;
import static paxoslab.intake.Packed.gzip;
import static paxoslab.intake.Packed.leftOut;
import static paxoslab.intake.Packed.refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.intake.Packed.Filler;

class TarEntriesTest {
  @TempDir private Path dir;

  private Path tar(Filler<TarArchiveOutputStream> filler) throws IOException {
    return Files.write(dir.resolve("ada.tar"), Packed.tar(filler));
  }

  private static void peer(TarArchiveOutputStream tar) throws IOException {
    add(tar, new TarArchiveEntry("PaxosPeer.java"), bytes(PEER));
  }

  private Path special(byte type) throws IOException {
    return tar(
        out -> {
          peer(out);
          TarArchiveEntry entry = new TarArchiveEntry("x/Special.java", type);
          entry.setLinkName("/etc/passwd");
          add(out, entry, new byte[0]);
        });
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK})
  void symbolicAndHardLinksAreRefused(byte type) throws IOException {
    assertThat(refusal(special(type)))
        .isEqualTo("x/Special.java is a link; hand in the file that it leads to");
  }

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO, 'V', 'Z'})
  void devicesPipesAndUnknownEntriesAreLeftOut(byte type) throws IOException {
    assertThat(leftOut(special(type))).containsExactly("x/Special.java: not a regular file");
  }

  @ParameterizedTest
  @CsvSource({
    "../PaxosPeer.java, climbs out of the submission",
    "a/../../x, climbs out of the submission",
    "/PaxosPeer.java, is an absolute path",
    "C:/x, is an absolute path",
    "a\\b, has a backslash in its path",
  })
  void pathsThatLeadOutAreRefused(String path, String why) throws IOException {
    Path tar =
        tar(
            out -> {
              peer(out);
              add(out, new TarArchiveEntry(path, true), bytes("x"));
            });
    assertThat(refusal(tar)).isEqualTo(path + " " + why + "; pack it with ./lab submit");
  }

  @Test
  void aTarOfTheDirectoryItselfIsRead() throws IOException {
    Path tar =
        tar(
            out -> {
              add(out, new TarArchiveEntry("./"), new byte[0]);
              add(out, new TarArchiveEntry("./src/"), new byte[0]);
              add(out, new TarArchiveEntry("./src/PaxosPeer.java"), bytes(PEER));
            });
    assertThat(accepted(tar).sources())
        .extracting(SourceFile::path)
        .containsExactly("src/PaxosPeer.java");
    assertThat(leftOut(tar)).isEmpty();
  }

  @Test
  void longPathsAreRead() throws IOException {
    String path = "a".repeat(90) + "/" + "b".repeat(200) + "/PaxosPeer.java";
    Path tar = tar(out -> add(out, new TarArchiveEntry(path), bytes(PEER)));
    assertThat(accepted(tar).sources()).extracting(SourceFile::path).containsExactly(path);
  }

  @Test
  void entriesOfTheSamePathAreRefused() throws IOException {
    Path tar =
        tar(
            out -> {
              peer(out);
              peer(out);
            });
    assertThat(refusal(tar))
        .isEqualTo("PaxosPeer.java is there twice; pack each file once, as ./lab submit does");
  }

  @Test
  void sparseFilesAreRefusedBeforeTheirZerosAreRead() throws IOException {
    Path tar =
        tar(
            out -> {
              peer(out);
              String size = "34 GNU.sparse.realsize=2000000000\n";
              String version = "22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n";
              add(
                  out,
                  new TarArchiveEntry("x", TarConstants.LF_PAX_EXTENDED_HEADER_LC),
                  bytes(version + "31 GNU.sparse.name=Sparse.java\n" + size));
              byte[] map = Arrays.copyOf(bytes("1\n2000000000\n0\n"), 512);
              add(out, new TarArchiveEntry("Sparse.java"), map);
            });
    assertThat(refusal(tar)).isEqualTo("Sparse.java is a sparse file; pack it with ./lab submit");
    assertThat(refusal(special(TarConstants.LF_GNUTYPE_SPARSE)))
        .isEqualTo("x/Special.java is a sparse file; pack it with ./lab submit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada.tgz", "ada.tar.gz", "ADA.TAR.GZ"})
  void compressedTarsAreRead(String name) throws IOException {
    Path tar = Files.write(dir.resolve(name), gzip(Packed.tar(TarEntriesTest::peer)));
    assertThat(accepted(tar).name()).isEqualToIgnoringCase("ada");
  }

  @Test
  void aBombIsStoppedWhileItUnpacks() throws IOException {
    // A gigabyte in a megabyte: a thousand times a part that is compressed once.
    byte[] part = gzip(new byte[1_000_000]);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    for (int i = 0; i < 1_000; i++) {
      bomb.write(part);
    }
    Path tar = Files.write(dir.resolve("ada.tgz"), bomb.toByteArray());
    assertThat(refusal(tar)).startsWith("more than 2 MB; ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.99})
  void truncatedCompressedTarsAreRefused(double part) throws IOException {
    byte[] bytes = gzip(Packed.tar(TarEntriesTest::peer));
    Path tar = dir.resolve("ada.tgz");
    Files.write(tar, Arrays.copyOf(bytes, (int) (bytes.length * part)));
    assertThat(refusal(tar))
        .isEqualTo("not a tar.gz, or damaged or cut off; pack it anew with ./lab submit");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 512, 540, 1024, 1536, 1600})
  void truncatedTarsAreRefused(int length) throws IOException {
    byte[] bytes =
        Packed.tar(
            out -> {
              peer(out);
              add(out, new TarArchiveEntry("Helper.java"), bytes("package paxoslab.student;"));
            });
    // What is cut off after a whole file is a tar without an end.
    byte[] cut = Arrays.copyOf(bytes, length);
    Path tar = Files.write(dir.resolve("ada.tar"), cut);
    assertThat(refusal(tar)).startsWith("not a tar, or damaged or cut off; ");
  }

  @Test
  void damageIsNoticedByTheChecksumOfTheHeader() throws IOException {
    byte[] bytes = Packed.tar(TarEntriesTest::peer);
    bytes[5] ^= 1;
    Path tar = Files.write(dir.resolve("ada.tar"), bytes);
    assertThat(refusal(tar)).startsWith("not a tar, or damaged or cut off; ");
  }

  @Test
  void whatIsNoTarIsRefused() throws IOException {
    Path tar = Files.writeString(dir.resolve("ada.tar"), "package x;\n".repeat(1_000));
    assertThat(refusal(tar)).startsWith("not a tar, or damaged or cut off; ");
    Path tgz = Files.writeString(dir.resolve("ada.tgz"), "package x;\n");
    assertThat(refusal(tgz)).startsWith("not a tar.gz, or damaged or cut off; ");
  }

  @Test
  void aZipUnderTheNameOfATarIsRefused() throws IOException {
    byte[] zip = Packed.zip(out -> add(out, new ZipArchiveEntry("PaxosPeer.java"), bytes(PEER)));
    Path tar = Files.write(dir.resolve("ada.tar"), Arrays.copyOf(zip, zip.length + 1024));
    assertThat(refusal(tar)).startsWith("not a tar, or damaged or cut off; ");
  }
}
