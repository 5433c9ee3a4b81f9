package paxoslab.api;

public record PrepareArgs(int seq, int n) implements Request<PrepareReply> {}
