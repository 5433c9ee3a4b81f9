package paxoslab.api;

/**
 * The answer to {@link AppendArgs}.
 *
 * @param result whether it has taken effect
 */
public record AppendReply(KvResult result) {}
