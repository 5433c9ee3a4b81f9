package paxoslab.api;

/**
 * The answer to {@link PutArgs}.
 *
 * @param result whether it has taken effect
 */
public record PutReply(KvResult result) {}
