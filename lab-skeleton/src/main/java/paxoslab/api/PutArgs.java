package paxoslab.api;

/**
 * A client asks to replace the value of a key.
 *
 * @param key of what
 * @param value what the value becomes, never null
 * @param clientId who asks; no other client has it
 * @param opId which of that client's operations this is: the same when it is asked again, another
 *     for each other operation
 */
public record PutArgs(String key, String value, String clientId, long opId)
    implements Request<PutReply> {}
