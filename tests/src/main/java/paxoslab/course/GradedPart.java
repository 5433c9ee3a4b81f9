package paxoslab.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.junit.LessonMethod;
import paxoslab.solution.Solution;

/**
 * Which part of the lab was graded. Two of them never go into one folder of results.
 *
 * @param part {@code A}: Paxos; {@code B}: the store on it
 * @param paxos in part B, on whose peers the servers stood: {@value #OWN}, {@code reference}, or
 *     where another solution is; null in part A
 */
public record GradedPart(String part, @Nullable String paxos) {
  /** Each submission's servers stood on its own peers. */
  public static final String OWN = "own";

  /** Part A. */
  public static final GradedPart A = new GradedPart("A", null);

  /**
   * The part that some lessons are of.
   *
   * @param lessons of one part
   * @param peers in part B, on whose peers servers stand; null for their own
   */
  static GradedPart of(List<LessonMethod> lessons, @Nullable Solution peers) {
    if (lessons.stream().noneMatch(LessonMethod::isStore)) {
      return A;
    }
    return new GradedPart("B", peers == null ? OWN : peers.name());
  }

  /** True if servers stood on peers that were not handed in with them. */
  public boolean isOnOtherPeers() {
    return paxos != null && !paxos.equals(OWN);
  }

  /** Such as {@code part A}, or {@code part B on the peers of reference}. */
  public String inWords() {
    if (paxos == null) {
      return "part " + part;
    }
    return "part "
        + part
        + (isOnOtherPeers() ? " on the peers of " + paxos : " on the submissions' own peers");
  }
}
