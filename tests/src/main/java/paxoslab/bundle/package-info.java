/**
 * What leaves the lab as a zip: the student's tree, a student's submission, and the built lab for
 * Gradescope.
 *
 * <p>A bundle is made only if nothing of the staff's is in it: {@link paxoslab.bundle.Bundle}
 * compares every file with the reference solution and the fault catalogue, and looks at the stub.
 * Imports the JDK with its compiler, {@code paxoslab.grade}, {@code paxoslab.intake} and {@code
 * paxoslab.solution}.
 *
 * <pre>{@code
 * Bundle bundle = Bundle.of(root);
 * if (bundle.problems().isEmpty()) {
 *   ZipFile.write(out, bundle.zip());
 * }
 * }</pre>
 */
package paxoslab.bundle;
