package paxoslab.api;

/**
 * The answer to {@link ChooseArgs}.
 *
 * @param ok true if the peer reports the value as chosen from now on; false if it has forgotten the
 *     instance. Either way it need not be told again.
 */
public record ChooseReply(boolean ok) {}
