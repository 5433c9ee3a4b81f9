package paxoslab.course;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import paxoslab.child.Hmac;
import paxoslab.child.SoloPlan;

/**
 * Some peers of a grading, drawn by a secret: who doesn't know it can't tell which, and the same
 * grading draws the same.
 */
final class SoloChoice implements SoloPlan {
  private final Map<Run, Integer> peers = new HashMap<>();

  /** A run of a lesson. */
  record Run(String lesson, long seed) {}

  /** A run that may be drawn, and of how many peers it is. */
  record Candidate(Run run, int peers) {}

  /**
   * Draws.
   *
   * @param secret of the drawing; not empty
   * @param most how many peers
   * @param candidates all runs; a peer that has nobody to talk to is passed over
   */
  SoloChoice(String secret, int most, List<Candidate> candidates) {
    Hmac hmac = new Hmac(secret.getBytes(StandardCharsets.UTF_8));
    List<Drawn> drawn = new ArrayList<>();
    for (Candidate each : candidates) {
      if (each.peers > 1) {
        byte[] mac = hmac.of("solo/" + each.run.lesson + "/" + each.run.seed);
        ByteBuffer numbers = ByteBuffer.wrap(mac);
        long rank = numbers.getLong();
        drawn.add(
            new Drawn(rank, each.run, (int) Long.remainderUnsigned(numbers.getLong(), each.peers)));
      }
    }
    drawn.stream()
        .sorted(Comparator.comparingLong(Drawn::rank))
        .limit(most)
        .forEach(one -> peers.put(one.run, one.peer));
  }

  private record Drawn(long rank, Run run, int peer) {}

  @Override
  public OptionalInt peer(String lesson, long seed) {
    return Optional.ofNullable(peers.get(new Run(lesson, seed)))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }
}
