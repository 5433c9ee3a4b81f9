/**
 * Grades: known faults, scores and reports.
 *
 * <p>Imports every other package of this module but {@code paxoslab.cli}.
 *
 * <pre>{@code
 * for (FaultFile fault : FaultFile.all(root.resolve("reference-solution/src/faults"))) {
 *   Map<String, String> broken = fault.apply(sources);
 * }
 * }</pre>
 */
package paxoslab.grade;
