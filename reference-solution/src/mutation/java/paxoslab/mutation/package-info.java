/**
 * Tests the tests with the mutants of PIT: each a small change of the reference solution's byte code
 * that the graded suite should notice.
 *
 * <p>PIT's own runner exchanges classes in the running JVM; peers are loaded from class files, each
 * by a loader of its own, so here PIT makes the mutants and the lab plays them. Compiled and run by
 * the Maven profile {@code mutation} only, see docs/mutation-testing.md. Imports {@code
 * paxoslab.grade}, {@code paxoslab.graded}, {@code paxoslab.solution}, {@code paxoslab.trace}.
 *
 * <pre>{@code
 * Mutants mutants = new Mutants(classes);
 * Solution mutant = mutants.solution(mutants.all().get(0), directory);
 * }</pre>
 */
package paxoslab.mutation;
