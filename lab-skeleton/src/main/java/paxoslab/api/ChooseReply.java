package paxoslab.api;

public record ChooseReply(boolean ok) {}
