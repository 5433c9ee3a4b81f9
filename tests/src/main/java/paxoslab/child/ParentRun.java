package paxoslab.child;

import java.util.List;
import paxoslab.host.Effect;
import paxoslab.host.Stimulus;
import paxoslab.host.WaitingTask;

/** One run in the child as the parent sees it: who asks for what, and how much has come. */
final class ParentRun {
  private final ChildProcess child;
  private final ChildLimits limits;
  private long received;
  private boolean closed;

  /**
   * A peer's tasks.
   *
   * @param alive how many run, are ready or wait
   * @param waiting those that wait
   */
  record Tasks(int alive, List<WaitingTask> waiting) {}

  ParentRun(ChildProcess child, ChildLimits limits) {
    this.child = child;
    this.limits = limits;
  }

  List<Effect> tell(int peer, long now, Stimulus stimulus, TurnRules rules)
      throws LostChildException {
    FrameReader answer =
        child.ask(
            Frame.TELL,
            body -> StimulusCodec.write(body.i32(peer).i64(now), stimulus),
            Frame.EFFECTS);
    received += answer.size();
    if (received > limits.runBytes()) {
      throw child.broken("more than " + (limits.runBytes() >> 20) + " MB in one run");
    }
    try {
      if (answer.kind() == Frame.STUCK) {
        return List.of(stuck(answer));
      }
      List<Effect> effects = answer.list(EffectCodec::read);
      answer.end();
      rules.check(effects, now);
      return effects;
    } catch (BrokenFrameException e) {
      throw child.broken(String.valueOf(e.getMessage()));
    }
  }

  /** In the words of a run in this JVM. */
  private Effect stuck(FrameReader answer) throws BrokenFrameException {
    List<String> frames = EffectCodec.lines(answer);
    String text = "code runs on and on, or blocks for real, and never waits in virtual time";
    child.lose(text);
    return new Effect.Fault("busy-loop", text, frames.isEmpty() ? null : frames.get(0), frames);
  }

  Tasks tasks(int peer) throws LostChildException {
    FrameReader answer = child.ask(Frame.ASK_TASKS, body -> body.i32(peer), Frame.TASKS);
    try {
      int alive = answer.i32();
      List<WaitingTask> waiting = answer.list(EffectCodec::readTask);
      answer.end();
      if (alive < waiting.size()) {
        throw new BrokenFrameException("fewer tasks than wait");
      }
      return new Tasks(alive, waiting);
    } catch (BrokenFrameException e) {
      throw child.broken(String.valueOf(e.getMessage()));
    }
  }

  /** The run is over. What becomes of the child now is the next run's to notice. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!child.isLost()) {
      try {
        child.ask(Frame.CLOSE, body -> {}, Frame.DONE);
      } catch (LostChildException e) {
        // The verdict is there, and the next run gets a new child.
        child.close();
      }
    }
  }
}
