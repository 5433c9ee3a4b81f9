package paxoslab.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static paxoslab.intake.Packed.PEER;
import static paxoslab.intake.Packed.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import paxoslab.intake.Packed.Form;

/**
 * Whatever an archive holds, there is a verdict. What is accepted was packed so: all but plain tars
 * have checksums of their contents.
 */
class DamagedArchivesTest {
  private static final int TRIES = 2_000;
  private static final String HELPER = "package paxoslab.student;";

  @TempDir private Path dir;

  @ParameterizedTest
  @EnumSource(names = "DIRECTORY", mode = EnumSource.Mode.EXCLUDE)
  void changedBytesGiveAVerdict(Form form) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("x/PaxosPeer.java", bytes(PEER));
    files.put("x/" + "long/".repeat(40) + "Helper.java", bytes(HELPER));
    files.put("notes.txt", new byte[1_000]);
    Path archive = form.pack(dir, files);
    byte[] whole = Files.readAllBytes(archive);
    Random random = new Random(42);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] changed = whole.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Files.write(archive, changed);
      Intake intake = Intake.of(archive, Packed.STUDENT);
      if (intake instanceof Intake.Accepted accepted && form != Form.TAR) {
        assertThat(accepted.sources()).extracting(SourceFile::text).isSubsetOf(PEER, HELPER);
      } else if (intake instanceof Intake.Refused) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}
