package paxoslab.api;

/**
 * The answer to {@link PrepareArgs}: phase 1 (b) of "Paxos Made Simple".
 *
 * @param ok true if the acceptor promises to accept nothing below the ballot asked for; false if it
 *     has promised that ballot or a higher one already, or has forgotten the instance
 * @param n the highest ballot that this acceptor has promised (the one asked for, if ok), for
 *     choosing the next one; any number if the instance is forgotten
 * @param na n_a, the highest ballot at which this acceptor has accepted a proposal, or -1 if it has
 *     accepted none; counts only if ok
 * @param va v_a, the value of that proposal, or null if there is none; counts only if ok
 */
public record PrepareReply(boolean ok, int n, int na, Object va) {}
