package paxoslab.solution;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import paxoslab.intake.Intake;
import paxoslab.intake.LeftOut;

/**
 * The sources of a solution.
 *
 * @param name how the solution is called in reports
 * @param packageName the package of all its files
 * @param files texts by file name, such as {@code PaxosPeer.java}
 * @param leftOut what was found beside them and doesn't count, what may be missed first
 */
public record Sources(
    String name, String packageName, Map<String, String> files, List<LeftOut> leftOut) {

  /**
   * The sources of a submission that was accepted.
   *
   * @param name how the solution is called in reports
   * @param packageName the package that the submission was read for
   */
  public static Sources of(String name, String packageName, Intake.Accepted accepted) {
    Map<String, String> texts = new TreeMap<>();
    accepted.sources().forEach(source -> texts.put(source.fileName(), source.text()));
    return new Sources(name, packageName, texts, accepted.leftOut());
  }
}
