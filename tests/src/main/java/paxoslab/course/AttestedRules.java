package paxoslab.course;

import java.util.Set;

/**
 * Rules that only the process in which peers run can see broken. A hostile peer could keep it from
 * telling: that they held is what the process attests, not what the lab saw.
 */
public final class AttestedRules {
  private static final Set<String> IDS =
      Set.of("values-released", "lock-held-while-waiting", "task-leak", "handler-deadlock");

  private AttestedRules() {}

  /** True if a rule, by its id, is one of them. */
  public static boolean contains(String rule) {
    return IDS.contains(rule);
  }
}
