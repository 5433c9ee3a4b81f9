/**
 * Looks for the schedule that breaks a rule, and makes what it finds short.
 *
 * <p>Also plays runs in which a person makes all choices ({@code LiveRun}).
 *
 * <p>A run is a function of its choices, so a search is a way to make choices, and to shrink a run
 * is to take choices back. Imports {@code paxoslab.api}, {@code paxoslab.wire}, {@code
 * paxoslab.trace}, {@code paxoslab.check}, {@code paxoslab.sim}, {@code paxoslab.host}, {@code
 * paxoslab.solution}, {@code paxoslab.guard}.
 *
 * <pre>{@code
 * Shrunk shrunk = new Shrinker(choices -> playAgain(choices)).shrink(failing);
 * }</pre>
 */
package paxoslab.explore;
