/**
 * What a peer is, what it says to others, and the world it lives in.
 *
 * <p>A peer implements {@link paxoslab.api.Paxos}. It talks to other peers only through {@link
 * paxoslab.api.Env}, in the messages that are {@link paxoslab.api.Request}s. The names are those of
 * Leslie Lamport's "Paxos Made Simple" (2001): a <em>ballot</em> is the number of a proposal, n_a
 * and v_a are the ballot and value of the proposal that an acceptor accepted last. This package
 * imports the JDK alone.
 *
 * <p>Part B: a {@link paxoslab.api.KvService} is a server of a store that has a peer beside it, and
 * a {@link paxoslab.api.KvClient} is what an application calls.
 *
 * <pre>{@code
 * Optional<PrepareReply> reply = env.call(peer, new PrepareArgs(seq, n)).await();
 * }</pre>
 */
package paxoslab.api;
