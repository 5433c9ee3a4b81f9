package paxoslab.api;

/**
 * A client asks to add to the end of the value of a key; a missing key counts as "".
 *
 * @param key of what
 * @param value what is added, never null
 * @param clientId who asks; no other client has it
 * @param opId which of that client's operations this is: the same when it is asked again, another
 *     for each other operation
 */
public record AppendArgs(String key, String value, String clientId, long opId)
    implements Request<AppendReply> {}
