package paxoslab.api;

/**
 * A client asks for the value of a key.
 *
 * @param key of what
 * @param clientId who asks; no other client has it
 * @param opId which of that client's operations this is: the same when it is asked again, another
 *     for each other operation
 */
public record GetArgs(String key, String clientId, long opId) implements Request<GetReply> {}
