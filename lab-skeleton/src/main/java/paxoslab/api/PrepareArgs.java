package paxoslab.api;

/**
 * Asks an acceptor for a promise: phase 1 (a) of "Paxos Made Simple".
 *
 * @param seq the instance, 0 or above
 * @param n the ballot of the round that begins, 0 or above; no other proposer may use it, and this
 *     one for no other round
 */
public record PrepareArgs(int seq, int n) implements Request<PrepareReply> {}
