package paxoslab.student;

import java.util.List;
import paxoslab.api.*;

/** Your peer. */
public class PaxosPeer implements Paxos {
  public PaxosPeer(List<String> peers, int me, Env env) {}

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
