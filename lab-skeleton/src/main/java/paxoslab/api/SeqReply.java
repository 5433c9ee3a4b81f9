package paxoslab.api;

public record SeqReply(boolean ok) {}
