package paxoslab.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static paxoslab.intake.Packed.PEER;
import static paxoslab.intake.Packed.accepted;
import static paxoslab.intake.Packed.leftOut;
import static paxoslab.intake.Packed.refusal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryEntriesTest {
  @TempDir private Path parent;
  private Path dir;

  @BeforeEach
  void create() throws IOException {
    dir = Files.createDirectory(parent.resolve("ada"));
  }

  private Path write(String path) throws IOException {
    Path file = dir.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, PEER);
  }

  @Test
  void aPeerThatIsALinkIsRefused() throws IOException {
    Path solution = Files.writeString(parent.resolve("PaxosPeer.java"), PEER);
    Files.createSymbolicLink(dir.resolve("PaxosPeer.java"), solution);
    assertThat(refusal(dir))
        .isEqualTo("PaxosPeer.java is a link; hand in the file that it leads to");
  }

  @Test
  void aLinkThatLeadsNowhereIsRefused() throws IOException {
    write("PaxosPeer.java");
    Files.createSymbolicLink(dir.resolve("notes.txt"), dir.resolve("none"));
    assertThat(refusal(dir)).startsWith("notes.txt is a link; ");
  }

  @Test
  void linksToDirectoriesAreRefused() throws IOException {
    write("PaxosPeer.java");
    Files.createSymbolicLink(dir.resolve("more"), parent);
    assertThat(refusal(dir)).startsWith("more is a link; ");
  }

  @Test
  void loopsOfLinksAreRefused() throws IOException {
    write("PaxosPeer.java");
    Files.createSymbolicLink(dir.resolve("loop"), dir);
    Files.createSymbolicLink(dir.resolve("own"), dir.resolve("own"));
    assertThat(refusal(dir)).startsWith("loop is a link; ");
  }

  @Test
  void aSubmissionThatIsALinkIsRefused() throws IOException {
    write("PaxosPeer.java");
    Path link = Files.createSymbolicLink(parent.resolve("eve"), dir);
    assertThat(refusal(link)).isEqualTo("is a link; give what it leads to");
  }

  @Test
  void linksThatAreHiddenAreNotLookedAt() throws IOException {
    write("PaxosPeer.java");
    // Emacs marks an open file so.
    Files.createSymbolicLink(dir.resolve(".#PaxosPeer.java"), Path.of("ada@host.1:2"));
    assertThat(leftOut(dir)).containsExactly(".#PaxosPeer.java: hidden");
  }

  @Test
  void whatIsNoRegularFileIsNotOpened() throws IOException {
    write("PaxosPeer.java");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(dir.resolve("Socket.java")));
      assertThat(leftOut(dir)).containsExactly("Socket.java: not a regular file");
    }
  }

  @Test
  void aDirectoryNamedLikeASourceIsOneDirectory() throws IOException {
    write("x/PaxosPeer.java");
    Files.createDirectories(dir.resolve("Helper.java"));
    assertThat(leftOut(dir)).isEmpty();
  }

  @Test
  void unreadableFilesAndDirectoriesAreNamed() throws IOException {
    Path file = write("x/PaxosPeer.java");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read all");
    assertThat(refusal(dir))
        .isEqualTo("x/PaxosPeer.java can't be read (access denied); mend its permissions");
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("---------"));
    assertThat(refusal(dir)).isEqualTo("x can't be read (access denied); mend its permissions");
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void backslashesInNamesAreRefused() throws IOException {
    write("PaxosPeer.java");
    write("x\\..\\PaxosPeer.java");
    assertThat(refusal(dir)).startsWith("x\\..\\PaxosPeer.java has a backslash in its path; ");
  }

  @Test
  void whatIsNotThereOrNeitherDirectoryNorArchiveIsRefused() throws IOException {
    assertThat(refusal(parent.resolve("nowhere"))).isEqualTo("no such file or directory");
    assertThat(refusal(write("PaxosPeer.java")))
        .isEqualTo(
            "neither a directory nor a .zip, .tar, .tar.gz or .tgz; pack it with ./lab submit");
    assertThat(refusal(write(".zip"))).startsWith("neither a directory nor ");
    Files.createDirectory(parent.resolve("eve.zip"));
    assertThat(refusal(parent.resolve("eve.zip"))).startsWith("no PaxosPeer.java ");
  }

  @Test
  void theNameIsTheBaseNameWithoutAnArchivesSuffix() throws IOException {
    write("PaxosPeer.java");
    assertThat(accepted(dir).name()).isEqualTo("ada");
    assertThat(accepted(dir.resolve(".")).name()).isEqualTo("ada");
    assertThat(Intake.of(Path.of("x/ada.b.tar.gz"), "x").name()).isEqualTo("ada.b");
    assertThat(Intake.of(Path.of("x/ada.zip"), "x").name()).isEqualTo("ada");
    assertThat(Intake.of(Path.of("x/ada.java"), "x").name()).isEqualTo("ada.java");
  }
}
