package paxoslab.api;

/**
 * The answer to {@link GetArgs}.
 *
 * @param result whether the value counts
 * @param value the key's value, "" if it was never written; anything if the result is RETRY, null
 *     too
 */
public record GetReply(KvResult result, String value) {}
