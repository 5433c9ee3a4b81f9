package paxoslab.student;

import java.util.List;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Env;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/**
 * Your peer. Make it correct in this order (handout 7); "./lab test" tells after each step how far
 * you are.
 *
 * <ol>
 *   <li>Before all else: status says PENDING, max -1 and min 0, for the lab asks for them after
 *       everything that a peer does.
 *   <li>One proposer: prepare, accept and choose, for each instance; max; start spawns a task that
 *       runs a round and tells everybody (handout 4.1 to 4.4).
 *   <li>Competing proposers: unique, rising ballots; adopt what the promises demand; when a round
 *       fails, pause for a random time and try again.
 *   <li>Loss: a round may get no replies; go on until the instance is decided.
 *   <li>Partitions: a majority goes on without the rest, and the rest learns later.
 *   <li>Many instances: at the same time, in any order, with gaps.
 *   <li>Forgetting: done, min, updateDoneSeqs; let go of what nobody needs (handout 4.5).
 *   <li>Limits: few messages when all is well, and no task left over.
 * </ol>
 *
 * <p>What each method owes is in the documentation of {@link Paxos}, what you may use in that of
 * {@link Env} (handout 5 and 11). You may add classes beside this one.
 */
public class PaxosPeer implements Paxos {
  private final List<String> peers;
  private final int me;
  private final Env env;

  /**
   * Makes a peer that knows nothing yet. It may call and spawn here, but not wait.
   *
   * @param peers the addresses of all peers, the same list at each of them
   * @param me this peer's index in it
   * @param env this peer's world
   */
  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers;
    this.me = me;
    this.env = env;
  }

  @Override
  public void start(int seq, Object value) {
    throw new UnsupportedOperationException("not implemented yet: start");
  }

  @Override
  public Status status(int seq) {
    throw new UnsupportedOperationException("not implemented yet: status");
  }

  @Override
  public void done(int seq) {
    throw new UnsupportedOperationException("not implemented yet: done");
  }

  @Override
  public int max() {
    throw new UnsupportedOperationException("not implemented yet: max");
  }

  @Override
  public int min() {
    throw new UnsupportedOperationException("not implemented yet: min");
  }

  /** Your tasks end by themselves; there need be nothing to do. */
  @Override
  public void kill() {}

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    throw new UnsupportedOperationException("not implemented yet: prepare");
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    throw new UnsupportedOperationException("not implemented yet: accept");
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    throw new UnsupportedOperationException("not implemented yet: choose");
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    throw new UnsupportedOperationException("not implemented yet: updateDoneSeqs");
  }
}
