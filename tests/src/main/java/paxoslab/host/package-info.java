/**
 * Runs one student's peer: a stimulus in, effects out.
 *
 * <p>A {@link paxoslab.host.Host} is told one {@link paxoslab.host.Stimulus} at a time with the
 * virtual time, lets the student's tasks run until all of them wait, and gives back the ordered
 * {@link paxoslab.host.Effect}s. It knows no network, no other peer, no clock, and no random source
 * but the seed it was created with, so it is a pure function of its stimuli. Exactly one thread
 * runs at any moment; {@link paxoslab.host.Stage} hands the baton on. Imports {@code paxoslab.api},
 * {@code paxoslab.wire}, {@code paxoslab.guard}, {@code paxoslab.solution}.
 *
 * <pre>{@code
 * host.begin(now, new Stimulus.Start(3, new Value.Text("x")));
 * // … Stage runs the host's tasks until all of them wait …
 * List<Effect> effects = host.end();   // [SendRequest[call=0, to=1, …], …]
 * }</pre>
 */
package paxoslab.host;
