package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.course.SecretSeeds;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.GoodPeer;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.RunOptions;
import paxoslab.sim.PeerSeeds;
import paxoslab.solution.Solution;

/** Every byte that the child gets, as the pipe saw it: what a peer must be told, and no more. */
class SentBytesTest {
  private static final Path TEE = Path.of("/usr/bin/tee");
  private static final String SECRET = "correct horse battery staple";
  private static final SecretSeeds SEEDS = new SecretSeeds(SECRET);

  @TempDir private Path dir;

  private final Solution solution = GoodPeer.solution();
  private final List<Long> peerSeeds = new ArrayList<>();
  private int stimuli;

  @Test
  void childGetsClassesNamesPeerSeedsAndStimuliAlone() throws Exception {
    assumeThat(TEE).as("a tool that copies a pipe").isExecutable();
    LessonMethod lesson =
        GradedSuite.lessons().stream().filter(l -> l.id().equals("B05")).findFirst().orElseThrow();
    Path sent = dir.resolve("sent");
    LessonResult result = play(lesson, new Jail(recorder(sent), null, null, ""));
    assertThat(result.passed()).isTrue();

    readEveryFrame(sent);
    assertThat(stimuli).isPositive();
    List<Long> seeds = result.runs().stream().map(run -> run.seed()).toList();
    assertThat(seeds).containsAll(SEEDS.of("B05", 1));
    assertThat(seeds.stream().flatMap(seed -> ofPeers(lesson, seed).stream()))
        .isSubsetOf(peerSeeds);

    String bytes = Files.readString(sent, StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain(SECRET, lesson.id(), lesson.title());
    assertThat(bytes).as("what the lesson passes to start").doesNotContain("early0", "late0");
    for (long seed : seeds) {
      byte[] binary = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
      assertThat(bytes)
          .doesNotContain(String.valueOf(seed), new String(binary, StandardCharsets.ISO_8859_1));
    }
  }

  private LessonResult play(LessonMethod lesson, Jail jail) {
    RunOptions options =
        RunOptions.seeds(Map.of(lesson.id(), SEEDS.of(lesson.id(), lesson.seeds())));
    try (CarrierPool pool = new CarrierPool();
        ChildHosts hosts = new ChildHosts(solution, jail, ChildLimits.DEFAULT)) {
      GradedHosts graded =
          new GradedHosts(
              hosts,
              new Hmac(SECRET.getBytes(StandardCharsets.UTF_8)),
              (any, seed) -> OptionalInt.empty(),
              () -> hosts);
      return new LessonRunner(solution, pool, graded).run(lesson, options);
    }
  }

  private static List<Long> ofPeers(LessonMethod lesson, long seed) {
    return IntStream.range(0, lesson.peers()).mapToObj(peer -> PeerSeeds.of(seed, peer)).toList();
  }

  /** Stands where the sandbox would: copies what goes through the pipe, and runs the program. */
  private Path recorder(Path sent) throws IOException {
    Path script = dir.resolve("recorder");
    Files.writeString(
        script,
        """
        #!/bin/sh
        while [ "$1" != -- ]; do shift; done
        shift
        %s '%s' | exec "$@"
        """
            .formatted(TEE, sent));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  /** Reads all of the bytes as frames, each to its end: nothing is hidden between or behind. */
  private void readEveryFrame(Path sent) throws IOException, BrokenFrameException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(sent))) {
      while (in.available() > 0) {
        FrameReader frame = FrameReader.read(in, Integer.MAX_VALUE - 64, null);
        switch (frame.kind()) {
          case Frame.LOAD -> {
            assertThat(frame.text()).isEqualTo(solution.peerClass());
            assertThat(frame.text()).isEqualTo(solution.serverClass());
            int classes = frame.i32();
            assertThat(classes).isEqualTo(solution.classes().size());
            for (int i = 0; i < classes; i++) {
              assertThat(solution.classes().get(frame.text())).isEqualTo(frame.blob());
            }
            assertThat(frame.list(FrameReader::text))
                .containsExactlyElementsOf(solution.withoutWait());
          }
          case Frame.OPEN -> {
            frame.bool();
            assertThat(frame.list(FrameReader::text)).allMatch(name -> name.matches("p\\d"));
            assertThat(frame.list(FrameReader::text)).as("clients").isEmpty();
            peerSeeds.addAll(frame.list(FrameReader::i64));
          }
          case Frame.TELL -> {
            assertThat(frame.i32()).isBetween(0, 9);
            assertThat(frame.i64()).isNotNegative();
            StimulusCodec.read(frame);
            stimuli++;
          }
          case Frame.ASK_TASKS -> assertThat(frame.i32()).isBetween(0, 9);
          default -> assertThat(frame.kind()).isEqualTo(Frame.CLOSE);
        }
        frame.end();
      }
    }
  }
}
