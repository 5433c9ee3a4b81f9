package paxoslab.api;

public record SeqArgs(int sender, int seq) implements Request<SeqReply> {}
