package paxoslab.host;

import java.util.List;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;
import paxoslab.wire.Encoder;

/** A server's peer as the server sees it: what the application calls there is part of the run. */
final class WatchedPaxos implements Paxos {
  private final LocalHost host;
  private final Paxos peer;
  private final Watches watches;

  WatchedPaxos(LocalHost host, Paxos peer, Watches watches) {
    this.host = host;
    this.peer = peer;
    this.watches = watches;
  }

  @Override
  public void start(int seq, Object value) {
    host.checkRunning();
    watches.watch(seq);
    try {
      host.effect(new Effect.PeerCalled("start", seq, Encoder.proposal(value)));
    } catch (Encoder.UnsendableException e) {
      throw host.fault(
          "unsendable-value", String.valueOf(e.getMessage()), StudentCode.here(host), List.of());
    }
    host.asApplication("start", () -> peer.start(seq, value));
  }

  @Override
  public Status status(int seq) {
    host.checkRunning();
    watches.touch(seq);
    return peer.status(seq);
  }

  @Override
  public void done(int seq) {
    host.checkRunning();
    host.effect(new Effect.PeerCalled("done", seq, null));
    host.asApplication("done", () -> peer.done(seq));
  }

  @Override
  public int max() {
    return peer.max();
  }

  @Override
  public int min() {
    return peer.min();
  }

  @Override
  public void kill() {
    throw refused("kill");
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    throw refused("prepare");
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    throw refused("accept");
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    throw refused("choose");
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    throw refused("updateDoneSeqs");
  }

  private Error refused(String method) {
    return host.fault(
        "refused",
        "a server calls its peer's "
            + method
            + "; it may call start, status, done, max and min: the rest is the network's",
        StudentCode.here(host),
        List.of());
  }
}
