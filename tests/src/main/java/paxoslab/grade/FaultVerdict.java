package paxoslab.grade;

import org.jspecify.annotations.Nullable;
import paxoslab.junit.SeedRun;
import paxoslab.trace.Finding;

/**
 * Whether a suite notices a known fault.
 *
 * @param fault the fault
 * @param noticed how well
 * @param lesson the lesson that noticed it first; null if none did
 * @param finding what it said: by the fault's own rule, else by the first rule that broke; or null
 * @param run the run in which it was noticed, with its events; or null
 * @param noticedRuns in how many of them
 * @param runs how many runs were made of that lesson, if the trial ended when the rule had spoken;
 *     else of the whole suite
 */
public record FaultVerdict(
    FaultFile fault,
    Noticed noticed,
    @Nullable String lesson,
    @Nullable Finding finding,
    @Nullable SeedRun run,
    int noticedRuns,
    int runs) {

  /** How well a fault was noticed. */
  public enum Noticed {
    /** By the rule that its file names. */
    BY_ITS_RULE,
    /** By another rule, which points away from the cause. */
    BY_ANOTHER_RULE,
    /** Something wasn't done in time; nothing says why. */
    BY_A_BOUND_ONLY,
    /** Not at all. */
    NO
  }

  /** True if the suite does what the catalogue demands. */
  public boolean asDemanded() {
    return noticed == Noticed.BY_ITS_RULE;
  }
}
