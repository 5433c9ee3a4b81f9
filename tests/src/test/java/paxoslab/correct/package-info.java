/**
 * Tests that nothing accuses a correct peer, in whatever style it is written.
 *
 * <p>The peers are in {@code tests/src/test/peers}, one directory a style. {@link
 * paxoslab.correct.CorrectPeersTest} plays the graded suite with each, and many a {@link
 * paxoslab.correct.RandomRun}. Imports {@code paxoslab.graded}, {@code paxoslab.junit}, {@code
 * paxoslab.check}, {@code paxoslab.sim}, and what they import.
 *
 * <pre>{@code
 * List<Finding> findings = RandomRun.play(solution, pool, seed);
 * }</pre>
 */
package paxoslab.correct;
