/**
 * The staff's peer: Lamport's three roles, one class each, as in "Paxos Made Simple".
 *
 * <p>{@link paxoslab.reference.PaxosPeer} hands each request to the {@code Instance} that it names;
 * an instance is an {@code Acceptor}, a {@code Learner} and, once started here, a {@code Proposer}.
 * {@code Forgetting} knows which instances no peer needs any longer. Imports {@code paxoslab.api}.
 *
 * <pre>{@code
 * Paxos peer = new PaxosPeer(List.of("p0", "p1", "p2"), 0, env);
 * peer.start(0, "x");
 * }</pre>
 */
package paxoslab.reference;
