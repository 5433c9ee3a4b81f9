package paxoslab.api;

public record AcceptReply(boolean ok, int n) {}
