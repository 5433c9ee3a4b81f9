package paxoslab.api;

/**
 * Asks an acceptor to accept a proposal: phase 2 (a) of "Paxos Made Simple".
 *
 * @param seq the instance, 0 or above
 * @param n the ballot of the proposal, 0 or above; a majority has promised it
 * @param v its value, not null; of the types listed at {@link Env#call}
 */
public record AcceptArgs(int seq, int n, Object v) implements Request<AcceptReply> {}
