package paxoslab.reference;

import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Env;
import paxoslab.api.Fate;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/**
 * The staff's peer. It keeps the instances and hands each request to the one that it names.
 *
 * <p>There are no locks: one task of a peer runs at a time, and none of the handlers waits, so each
 * is atomic.
 */
public final class PaxosPeer implements Paxos {
  private final Group group;
  private final Forgetting forgetting;

  /** The live instances, none below min, in the order of their numbers. */
  private final NavigableMap<Integer, Instance> instances = new TreeMap<>();

  /** Not the last key of the map: that one goes when it is forgotten, and max must never fall. */
  private int max = -1;

  /**
   * Makes a peer that knows nothing yet.
   *
   * @param peers the addresses of all peers, the same list at each of them
   * @param me this peer's index in it
   * @param env its world
   */
  public PaxosPeer(List<String> peers, int me, Env env) {
    this.group = new Group(peers, me, env);
    this.forgetting = new Forgetting(group, this::forgetBelow);
  }

  @Override
  public void start(int seq, Object value) {
    if (forgetting.forgotten(seq)) {
      return;
    }
    instance(seq).propose(value);
  }

  @Override
  public Status status(int seq) {
    if (forgetting.forgotten(seq)) {
      return new Status(Fate.FORGOTTEN, null);
    }
    // Asking makes no instance: it would raise max, and keep memory for what never was.
    Instance instance = instances.get(seq);
    if (instance == null || instance.learner().chosen() == null) {
      return new Status(Fate.PENDING, null);
    }
    return new Status(Fate.CHOSEN, instance.learner().chosen());
  }

  @Override
  public void done(int seq) {
    forgetting.done(seq);
  }

  @Override
  public int max() {
    return max;
  }

  @Override
  public int min() {
    return forgetting.min();
  }

  /** Nothing to do: the world ends this peer's tasks, and delivers nothing to it any more. */
  @Override
  public void kill() {}

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    // A fresh acceptor in place of a forgotten one would promise as if it had accepted nothing, and
    // a second value could be chosen.
    if (forgetting.forgotten(args.seq())) {
      return new PrepareReply(false, Acceptor.NONE, Acceptor.NONE, null);
    }
    return instance(args.seq()).acceptor().prepare(args.n());
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    if (forgetting.forgotten(args.seq())) {
      return new AcceptReply(false, Acceptor.NONE);
    }
    return instance(args.seq()).acceptor().accept(args.n(), args.v());
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (forgetting.forgotten(args.seq())) {
      return new ChooseReply(false);
    }
    // Whatever this peer's acceptor promised or accepted: a choice is final.
    instance(args.seq()).learner().learn(args.v());
    return new ChooseReply(true);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    forgetting.learn(args.sender(), args.seq());
    return new SeqReply(true);
  }

  /** The instance of this number, which this peer was told of, or starts. */
  private Instance instance(int seq) {
    max = Math.max(max, seq);
    return instances.computeIfAbsent(seq, s -> new Instance(s, group));
  }

  /** Lets go of every instance below min, and of what its tasks hold. */
  private void forgetBelow(int min) {
    SortedMap<Integer, Instance> forgotten = instances.headMap(min);
    forgotten.values().forEach(Instance::forget);
    forgotten.clear();
  }
}
