package paxoslab.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static paxoslab.intake.Packed.PEER;
import static paxoslab.intake.Packed.accepted;
import static paxoslab.intake.Packed.add;
import static paxoslab.intake.Packed.bytes;
import static paxoslab.intake.Packed.leftOut;
import static paxoslab.intake.Packed.refusal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.intake.Packed.Filler;

class ZipEntriesTest {
  /** Where the fields of an entry are in the central directory. */
  private static final int MADE_BY = 5;

  private static final int FLAGS = 8;
  private static final int METHOD = 10;
  private static final int CHECKSUM = 16;
  private static final int SIZE = 24;

  @TempDir private Path dir;

  private Path zip(Filler<ZipArchiveOutputStream> filler) throws IOException {
    return Files.write(dir.resolve("ada.zip"), Packed.zip(filler));
  }

  private static void peer(ZipArchiveOutputStream zip) throws IOException {
    add(zip, new ZipArchiveEntry("PaxosPeer.java"), bytes(PEER));
  }

  /** A zip with a peer, in whose last central entry something is changed. */
  private Path changed(Filler<ZipArchiveOutputStream> filler, Consumer<ByteBuffer> change)
      throws IOException {
    byte[] bytes = Packed.zip(filler);
    int entry = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
    ByteBuffer central = ByteBuffer.wrap(bytes, entry, bytes.length - entry).slice();
    change.accept(central.order(ByteOrder.LITTLE_ENDIAN));
    return Files.write(dir.resolve("ada.zip"), bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "../PaxosPeer.java, climbs out of the submission",
    "a/../../x, climbs out of the submission",
    "a/.., climbs out of the submission",
    ".git/../../x, climbs out of the submission",
    "/PaxosPeer.java, is an absolute path",
    "C:/x, is an absolute path",
    "c:x, is an absolute path",
    "a/b\\c, has a backslash in its path",
    "C:\\x, is an absolute path",
  })
  void pathsThatLeadOutAreRefused(String path, String why) throws IOException {
    Path zip =
        zip(
            out -> {
              peer(out);
              add(out, new ZipArchiveEntry(path), bytes("x"));
            });
    assertThat(refusal(zip)).endsWith(why + "; pack it with ./lab submit");
  }

  @Test
  void dotsAndEmptyPartsOfAPathDoNoHarm() throws IOException {
    Path zip = zip(out -> add(out, new ZipArchiveEntry("./a//PaxosPeer.java"), bytes(PEER)));
    assertThat(accepted(zip).sources())
        .extracting(SourceFile::path)
        .containsExactly("a/PaxosPeer.java");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 19})
  void linksAreRefusedWhateverSystemMadeThem(int madeBy) throws IOException {
    ZipArchiveEntry link = new ZipArchiveEntry("x/PaxosPeer.java");
    link.setUnixMode(0120777);
    Path zip =
        changed(
            out -> add(out, link, bytes("/etc/passwd")),
            entry -> entry.put(MADE_BY, (byte) madeBy));
    assertThat(refusal(zip))
        .isEqualTo("x/PaxosPeer.java is a link; hand in the file that it leads to");
  }

  @Test
  void devicesAndPipesAreLeftOut() throws IOException {
    ZipArchiveEntry pipe = new ZipArchiveEntry("Pipe.java");
    pipe.setUnixMode(0010644);
    Path zip =
        zip(
            out -> {
              peer(out);
              add(out, pipe, bytes("package paxoslab.student;"));
            });
    assertThat(leftOut(zip)).containsExactly("Pipe.java: not a regular file");
  }

  @Test
  void entriesOfTheSamePathAreRefused() throws IOException {
    Path zip =
        zip(
            out -> {
              peer(out);
              add(out, new ZipArchiveEntry("./PaxosPeer.java"), bytes(PEER));
            });
    assertThat(refusal(zip))
        .isEqualTo("PaxosPeer.java is there twice; pack each file once, as ./lab submit does");
    Path same =
        zip(
            out -> {
              peer(out);
              peer(out);
            });
    assertThat(refusal(same)).startsWith("PaxosPeer.java is there twice");
  }

  @Test
  void encryptedEntriesAreRefused() throws IOException {
    Path zip = changed(ZipEntriesTest::peer, entry -> entry.put(FLAGS, (byte) 1));
    assertThat(refusal(zip)).isEqualTo("PaxosPeer.java is encrypted; pack it without a password");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 9, 12, 14, 93, 95, 99})
  void unusualCompressionIsRefused(int method) throws IOException {
    Path zip = changed(ZipEntriesTest::peer, entry -> entry.put(METHOD, (byte) method));
    assertThat(refusal(zip)).startsWith("PaxosPeer.java is compressed by method " + method + ", ");
  }

  @ParameterizedTest
  @ValueSource(ints = {SIZE, CHECKSUM})
  void sizesAndChecksumsThatLieAreRefused(int field) throws IOException {
    Path zip = changed(ZipEntriesTest::peer, entry -> entry.putInt(field, 7));
    assertThat(refusal(zip))
        .startsWith("PaxosPeer.java has 52 bytes that don't fit the size or checksum");
  }

  @Test
  void aBombIsCountedAsItUnpacksNotAsItSays() throws IOException {
    Path zip =
        changed(
            out -> {
              peer(out);
              add(out, new ZipArchiveEntry("Bomb.java"), new byte[50_000_000]);
            },
            entry -> entry.putInt(SIZE, 7));
    assertThat(refusal(zip)).startsWith("more than 2 MB; ");
  }

  @Test
  void aBombOfManyEntriesIsStoppedByTheirSum() throws IOException {
    byte[] part = new byte[1_500_000];
    Path zip =
        zip(
            out -> {
              peer(out);
              add(out, new ZipArchiveEntry("a"), part);
              add(out, new ZipArchiveEntry("b"), part);
            });
    assertThat(refusal(zip)).startsWith("more than 2 MB; ");
  }

  @Test
  void aBombInsideAnArchiveInsideIsNotOpened() throws IOException {
    byte[] inner =
        Packed.zip(out -> add(out, new ZipArchiveEntry("Bomb.java"), new byte[50_000_000]));
    Path zip =
        zip(
            out -> {
              peer(out);
              add(out, new ZipArchiveEntry("inner.zip"), inner);
            });
    assertThat(leftOut(zip))
        .containsExactly("inner.zip: an archive inside the submission, which is not opened");
  }

  @Test
  void storedAndLargeFormatEntriesAreRead() throws IOException {
    Path zip =
        zip(
            out -> {
              out.setUseZip64(Zip64Mode.Always);
              peer(out);
              ZipArchiveEntry stored = new ZipArchiveEntry("Helper.java");
              stored.setMethod(ZipEntry.STORED);
              add(out, stored, bytes("package paxoslab.student;"));
            });
    assertThat(accepted(zip).sources())
        .extracting(SourceFile::fileName)
        .containsExactly("Helper.java", "PaxosPeer.java");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.99})
  void truncatedZipsAreRefused(double part) throws IOException {
    byte[] bytes = Packed.zip(ZipEntriesTest::peer);
    Path zip = dir.resolve("ada.zip");
    Files.write(zip, Arrays.copyOf(bytes, (int) (bytes.length * part)));
    assertThat(refusal(zip))
        .isEqualTo("not a zip, or damaged or cut off; pack it anew with ./lab submit");
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    Path zip = Files.writeString(dir.resolve("ada.zip"), "package paxoslab.student;");
    assertThat(refusal(zip)).startsWith("not a zip, or damaged or cut off; ");
  }

  @Test
  void anEmptyZipHoldsNoPeer() throws IOException {
    assertThat(refusal(zip(out -> {}))).startsWith("no PaxosPeer.java of package ");
  }
}
