package paxoslab.api;

/**
 * A peer's answer to {@link Paxos#status(int)}.
 *
 * @param fate what the peer knows of the instance
 * @param value the chosen value if the fate is {@link Fate#CHOSEN}, else null
 */
public record Status(Fate fate, Object value) {}
