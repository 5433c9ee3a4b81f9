/**
 * What a peer is, what it says to others, and the world it lives in.
 *
 * <p>A peer implements {@link paxoslab.api.Paxos}. It talks to other peers only through {@link
 * paxoslab.api.Env}. This package imports the JDK alone.
 *
 * <pre>{@code
 * Optional<PrepareReply> reply = env.call(peer, new PrepareArgs(seq, n)).await();
 * }</pre>
 */
package paxoslab.api;
