/**
 * The world: virtual time, the network, faults, and every choice. Owns the run loop.
 *
 * <p>A {@link paxoslab.sim.World} tells hosts stimuli in the order of virtual time and turns their
 * effects into trace events. Whatever is undecided is drawn from one {@link paxoslab.sim.Choices},
 * keyed by what it is about. Imports {@code paxoslab.api}, {@code paxoslab.wire}, {@code
 * paxoslab.trace}, {@code paxoslab.host}.
 *
 * <pre>{@code
 * world.network().partition("0 2 | 1 3 | 4");
 * world.start(1, 0, new Value.Text("x"));
 * world.run(3_000_000);   // three seconds of virtual time
 * }</pre>
 */
package paxoslab.sim;
