package paxoslab.api;

public record AcceptArgs(int seq, int n, Object v) implements Request<AcceptReply> {}
