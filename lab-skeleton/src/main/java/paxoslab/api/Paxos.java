package paxoslab.api;

/** One peer of a Paxos group. */
public interface Paxos {
  void start(int seq, Object value);

  Status status(int seq);

  void done(int seq);

  int max();

  int min();

  void kill();

  PrepareReply prepare(PrepareArgs args);

  AcceptReply accept(AcceptArgs args);

  ChooseReply choose(ChooseArgs args);

  SeqReply updateDoneSeqs(SeqArgs args);
}
