/**
 * The student's peer: the one place that a student edits. Classes may be added beside {@link
 * paxoslab.student.PaxosPeer}. Imports {@code paxoslab.api} and the JDK.
 *
 * <pre>{@code
 * mvn test     # grades it
 * }</pre>
 */
package paxoslab.student;
