/**
 * Writes grades in the forms that learning systems, build servers and people read.
 *
 * <p>Each form is made of a {@link paxoslab.course.Grade} alone. All that comes from a submission
 * is hostile: names, compilers' errors, findings. Imports {@code course}, {@code check}, {@code
 * explain}.
 *
 * <pre>{@code
 * new Gradebook(Path.of("results"), rubric, Instant.now(), false).write(Form.all(), grades);
 * }</pre>
 */
package paxoslab.gradebook;
