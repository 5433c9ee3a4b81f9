package paxoslab.api;

/**
 * The answer to {@link SeqArgs}.
 *
 * @param ok true: the peer took note, and need not be told this number again
 */
public record SeqReply(boolean ok) {}
