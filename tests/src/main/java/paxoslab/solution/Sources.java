package paxoslab.solution;

import java.util.List;
import java.util.Map;

/**
 * The sources of a solution.
 *
 * @param name how the solution is called in reports
 * @param packageName the package of all its files
 * @param files texts by file name, such as {@code PaxosPeer.java}
 * @param leftOut paths that were found and don't count
 */
public record Sources(
    String name, String packageName, Map<String, String> files, List<String> leftOut) {}
