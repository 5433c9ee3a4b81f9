/**
 * Lessons as JUnit tests: what a lesson is, the cluster that it plays with, and what became of it.
 *
 * <p>A method annotated {@link paxoslab.junit.Lesson} is one JUnit test; its extension runs it
 * under several seeds. Imports {@code paxoslab.sim}, {@code paxoslab.check}, {@code
 * paxoslab.explain}, and what they import.
 *
 * <pre>{@code
 * @Lesson(id = "A04", points = 5, title = "A minority decides nothing")
 * void minorityDecidesNothing(@Peers(5) Cluster cluster) {
 *   cluster.partition("0 2 | 1 3 | 4");
 *   cluster.peer(1).start(1, "x");
 *   cluster.run(seconds(3));
 *   assertThat(cluster.decidedCount(1)).isZero();
 * }
 * }</pre>
 */
package paxoslab.junit;
