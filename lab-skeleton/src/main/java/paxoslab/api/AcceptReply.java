package paxoslab.api;

/**
 * The answer to {@link AcceptArgs}: phase 2 (b) of "Paxos Made Simple".
 *
 * @param ok true if the acceptor accepted the proposal; false if it has promised a higher ballot
 *     (P1a), or has forgotten the instance
 * @param n the highest ballot that this acceptor has promised, for choosing the next one; any
 *     number if the instance is forgotten
 */
public record AcceptReply(boolean ok, int n) {}
