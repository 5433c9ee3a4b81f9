package paxoslab.api;

public record PrepareReply(boolean ok, int n, int na, Object va) {}
