/**
 * Grades a course: many submissions, each in a process of its own, with results that survive an
 * interruption and are the same every time.
 *
 * <p>{@link paxoslab.course.GradingRound} starts one worker for each submission; {@link
 * paxoslab.course.SubmissionGrader} is what a worker does. What a submission earned is a {@link
 * paxoslab.course.GradeResult}, from which {@code paxoslab.gradebook} makes all other forms.
 * Imports {@code trace}, {@code explain}, {@code solution}, {@code host}, {@code junit}, {@code
 * graded} and {@code grade}.
 *
 * <pre>{@code
 * List<Submission> found = Submissions.of(List.of(Path.of("ada.zip"), Path.of("bob")));
 * GradeResult result = new SubmissionGrader(job, Jail.best(), ChildLimits.DEFAULT, System::nanoTime).grade(found.get(0), folder, progress);
 * }</pre>
 */
package paxoslab.course;
