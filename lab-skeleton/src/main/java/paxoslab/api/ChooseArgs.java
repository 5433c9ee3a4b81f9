package paxoslab.api;

/**
 * Tells a learner which value was chosen: section 2.3 of "Paxos Made Simple".
 *
 * <p>Sent only once a majority has accepted the value at one ballot.
 *
 * @param seq the instance, 0 or above
 * @param v the chosen value, not null
 */
public record ChooseArgs(int seq, Object v) implements Request<ChooseReply> {}
