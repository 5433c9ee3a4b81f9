/**
 * What is handed in: picks the sources of a submission out of a directory, a zip or a tar, or says
 * why it is refused.
 *
 * <p>A submission is hostile until it has passed. Nothing of it is written to disk, no link is
 * followed, and no more of it is unpacked than it may hold. Imports the JDK and commons-compress.
 *
 * <pre>{@code
 * Intake intake = Intake.of(Path.of("submissions/ada.zip"), "paxoslab.student");
 * if (intake instanceof Intake.Accepted ada) {
 *   ada.leftOut().forEach(file -> print(file.path() + ": " + file.reason()));
 * }
 * }</pre>
 */
package paxoslab.intake;
