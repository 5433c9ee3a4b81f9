/**
 * The rules that correct Paxos keeps, each a function over a trace, fed event by event.
 *
 * <p>A {@link paxoslab.check.Check} sees each event once and reports findings; it knows nothing of
 * the world that made the trace. Imports {@code paxoslab.api}, {@code paxoslab.wire}, {@code
 * paxoslab.trace}.
 *
 * <pre>{@code
 * List<Finding> findings = Checks.run(trace);
 * }</pre>
 */
package paxoslab.check;
