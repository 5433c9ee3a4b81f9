package paxoslab.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipFileTest {
  private final SortedMap<String, byte[]> files =
      new TreeMap<>(Map.of("a/run", new byte[] {1}, "a/b", new byte[0], "ä", new byte[] {2, 3}));

  @Test
  void filesKeepTheirContentsAndWhoMayRunThem(@TempDir Path directory) throws IOException {
    Path zip = directory.resolve("a.zip");
    ZipFile.write(zip, ZipFile.pack(files, Set.of("a/run")), false);

    try (FileSystem in =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        assertThat(Files.readAllBytes(in.getPath(file.getKey()))).isEqualTo(file.getValue());
      }
      assertThat(modes(in, "a/run")).isEqualTo("rwxr-xr-x");
      assertThat(modes(in, "a/b")).isEqualTo("rw-r--r--");
    }
  }

  private static String modes(FileSystem zip, String path) throws IOException {
    Set<PosixFilePermission> modes = Files.getPosixFilePermissions(zip.getPath(path));
    return PosixFilePermissions.toString(modes);
  }

  @Test
  void theSameFilesGiveTheSameBytes() {
    assertThat(ZipFile.sha256(ZipFile.pack(files, Set.of("a/run"))))
        .isEqualTo("dfa6a1db217af004d79ad82b71b73036548eb811eadc714fc3ea1a39691b025f");
  }
}
