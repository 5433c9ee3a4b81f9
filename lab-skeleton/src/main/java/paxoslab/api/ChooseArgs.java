package paxoslab.api;

public record ChooseArgs(int seq, Object v) implements Request<ChooseReply> {}
