package paxoslab.api;

/**
 * One peer of a Paxos group. A group agrees on a sequence of values, one for each
 * <em>instance</em>; instances are numbered from 0 ({@code seq}), and are independent of each
 * other.
 *
 * <p>The peers of a group are fixed. They may be cut off from each other, be slow, or stop for
 * good; they never come back with their memory lost. Messages may be lost, be delivered twice,
 * late, and in any order, but are never changed.
 *
 * <p>The first six methods are called by the application. They return at once: no virtual time
 * passes in them, and they may not wait. The last four are called by the network, each in a task of
 * its own; they may wait.
 *
 * <p><b>Agreement:</b> no two peers ever report different values as chosen for one instance, and
 * only a value that some peer's application passed to {@code start} for it. <b>Progress:</b> as
 * long as a majority of the peers is alive and connected, each instance started at one of them is
 * decided, and is known there.
 *
 * <p>An instance below {@link #min()} is forgotten: the peer holds no memory of it, and answers a
 * request for it with {@code ok=false} and any {@code n}.
 */
public interface Paxos {
  /**
   * Begins to agree on an instance, with a value to propose, and returns at once. The peer goes on
   * trying until the instance is decided or forgotten, however long that takes.
   *
   * <p>Does nothing, and sends nothing, if {@code seq < min()}. Several peers may start the same
   * instance with different values; one peer may start one instance twice; a peer that missed the
   * decision learns it once it starts the instance. Instances may be started in any order, with
   * gaps.
   *
   * @param seq the instance, from 0 to {@code Integer.MAX_VALUE - 1}
   * @param value what to propose, never null; of the types listed at {@link Env#call}
   */
  void start(int seq, Object value);

  /**
   * What this peer knows of an instance. Local: sends nothing, and changes nothing; asking for an
   * unknown instance doesn't raise {@link #max()}.
   *
   * <p>CHOSEN from the moment that the peer has handled {@code choose} for the instance, or has
   * counted a majority of its own; never changes but to FORGOTTEN. FORGOTTEN exactly when {@code
   * seq < min()}. Else PENDING.
   *
   * @param seq the instance
   * @return its fate, and its value if it is CHOSEN
   */
  Status status(int seq);

  /**
   * The application at this peer no longer needs any instance up to this one. Whether they are
   * decided doesn't matter: nothing is owed for them at this peer from now on. Other peers must be
   * told ({@code updateDoneSeqs}).
   *
   * @param seq the highest instance no longer needed; one below an earlier call's does nothing, and
   *     one above {@link #max()} is legal
   */
  void done(int seq);

  /**
   * The highest instance known to this peer: that was started here, or that a prepare, accept or
   * choose was received for. Never falls, not by forgetting either. Not raised by {@code status},
   * {@code done} or {@code updateDoneSeqs}, nor by a request for a forgotten instance.
   *
   * @return its number, or -1 if there is none
   */
  int max();

  /**
   * The lowest instance that some peer's application may still need: 1 + the minimum, over
   * <em>all</em> peers, of the highest number that each is known to have passed to {@code done} (-1
   * if none). So it is 0 at first, and can't rise until every peer, dead ones included, was heard
   * from. Never falls.
   *
   * <p>It must rise here within 10 s of virtual time after all links are healed and one more
   * instance was agreed here, though messages were lost before. When it rises, everything about the
   * instances below is let go of: their values must be unreachable from this peer, its tasks
   * included.
   *
   * @return its number
   */
  int min();

  /**
   * This peer stops for good. Its tasks are ended at their next use of {@link Env}, and nothing is
   * delivered to it any more, so there need be nothing to do here.
   */
  void kill();

  /**
   * An acceptor's answer to phase 1. Promises {@code args.n()} only if it is above every ballot
   * that this acceptor has promised or accepted for the instance. The promise carries the proposal
   * with the highest ballot that it has accepted. (Paxos Made Simple, section 2.2, phase 1.) A peer
   * that knows the decision goes on answering so.
   *
   * @param args the instance and the ballot
   * @return the promise, or a refusal with the ballot that was promised before
   */
  PrepareReply prepare(PrepareArgs args);

  /**
   * An acceptor's answer to phase 2. Accepts unless it has promised a ballot above {@code
   * args.n()}; to accept a ballot is also to promise it. (Paxos Made Simple, P1a, and section 2.2,
   * phase 2.)
   *
   * @param args the instance and the proposal
   * @return whether it was accepted
   */
  AcceptReply accept(AcceptArgs args);

  /**
   * A learner is told the decision. Whatever its acceptor promised or accepted, it reports CHOSEN
   * from now on. (Paxos Made Simple, section 2.3.)
   *
   * @param args the instance and its chosen value
   * @return ok, unless the instance is forgotten
   */
  ChooseReply choose(ChooseArgs args);

  /**
   * Another peer tells up to where its application is done. News may arrive twice, and overtake
   * each other: the highest counts. This is how {@link #min()} comes to rise; a sender repeats it
   * until it is acknowledged.
   *
   * @param args the sender's index and its highest "done"
   * @return ok, always: an acknowledgement
   */
  SeqReply updateDoneSeqs(SeqArgs args);
}
