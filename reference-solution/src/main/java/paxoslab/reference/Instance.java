package paxoslab.reference;

/** One instance at one peer: its three roles. */
final class Instance {
  private final int seq;
  private final Group group;
  private final Acceptor acceptor = new Acceptor();
  private final Learner learner;
  private Proposer proposer;

  Instance(int seq, Group group) {
    this.seq = seq;
    this.group = group;
    this.learner = new Learner(seq, group);
  }

  Acceptor acceptor() {
    return acceptor;
  }

  Learner learner() {
    return learner;
  }

  /** Starts proposing a value, in a task of its own. */
  void propose(Object value) {
    // One proposer an instance: two would share this peer's ballots, and could send one ballot with
    // two values.
    if (proposer != null || learner.settled()) {
      return;
    }
    proposer = new Proposer(seq, value, group, learner);
    group.env().spawn(proposer::run);
  }

  /** Lets go of all values, also in tasks that still run. */
  void forget() {
    learner.forget();
    if (proposer != null) {
      proposer.forget();
    }
  }
}
