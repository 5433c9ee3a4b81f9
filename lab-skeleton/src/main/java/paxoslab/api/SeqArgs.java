package paxoslab.api;

/**
 * Tells another peer how far the sender's application is done.
 *
 * @param sender the index of the peer that sends this, never that of another
 * @param seq the highest number that its application passed to {@link Paxos#done(int)}
 */
public record SeqArgs(int sender, int seq) implements Request<SeqReply> {}
