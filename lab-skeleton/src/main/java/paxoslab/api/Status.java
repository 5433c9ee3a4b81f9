package paxoslab.api;

/** A peer's answer to {@link Paxos#status(int)}. */
public record Status(Fate fate, Object value) {}
