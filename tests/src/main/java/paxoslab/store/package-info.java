/**
 * The graded suite of part B: one class a topic, one method a lesson, about a store on the
 * student's Paxos.
 *
 * <p>Imports {@code paxoslab.junit}, what a lesson needs of {@code paxoslab.sim} and {@code
 * paxoslab.api}, and of {@code paxoslab.graded} how lessons pick messages.
 *
 * <pre>{@code
 * List<LessonMethod> lessons = StoreSuite.lessons();
 * }</pre>
 */
package paxoslab.store;
