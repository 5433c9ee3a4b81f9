/**
 * A solution: where a peer's classes come from, what is refused in them, and how they are
 * rewritten.
 *
 * <p>Sources or class files become a {@link paxoslab.solution.Solution}: scanned once, rewritten
 * once, loaded anew for each peer. Imports the JDK with its compiler, ASM, {@code paxoslab.api},
 * {@code paxoslab.guard} and {@code paxoslab.intake}.
 *
 * <pre>{@code
 * Solution solution = SolutionFinder.find("skeleton", root);
 * if (solution.refusals().isEmpty()) {
 *   Solution.LoadedPeer peer = solution.load(0);
 * }
 * }</pre>
 */
package paxoslab.solution;
