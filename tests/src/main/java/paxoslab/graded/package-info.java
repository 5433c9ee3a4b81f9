/**
 * The graded suite: one class a topic, one method a lesson, written as the lecture would tell it.
 *
 * <p>Imports {@code paxoslab.junit} and what a lesson needs of {@code paxoslab.sim} and {@code
 * paxoslab.api}.
 *
 * <pre>{@code
 * List<LessonMethod> lessons = GradedSuite.lessons();
 * }</pre>
 */
package paxoslab.graded;
