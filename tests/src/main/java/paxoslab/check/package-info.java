/**
 * The rules that correct Paxos keeps, each a function over a trace, fed event by event.
 *
 * <p>A check sees each event once and reports findings; it knows nothing of the world that made the
 * trace. What several checks need is kept once, in a {@code Run} that they share; what every peer
 * has forgotten is let go. Two things are taken for granted of a trace: a {@code Duplicate} stands
 * before the last copy of its request ends, and a peer that was asked max() once is asked it after
 * each stimulus. Imports {@code paxoslab.api}, {@code paxoslab.wire}, {@code paxoslab.trace}.
 *
 * <pre>{@code
 * List<Finding> findings = Checks.run(trace);
 * }</pre>
 */
package paxoslab.check;
