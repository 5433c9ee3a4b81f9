package paxoslab.child;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import paxoslab.host.Effect;
import paxoslab.host.Host;

/** The child's side of the protocol: reads what the parent says, and answers. */
final class ChildChannel {
  private final ChildPipes pipes;
  private final int mostBytes;
  private final FrameWriter writer;
  private boolean closed;

  ChildChannel(ChildPipes pipes, int mostBytes) {
    this.pipes = pipes;
    this.mostBytes = mostBytes;
    this.writer = new FrameWriter(mostBytes, new LongTexts(4 << 20));
  }

  FrameReader read() throws IOException, BrokenFrameException {
    // Each peer gets strings of its own: who still holds a value is seen by them.
    return FrameReader.read(pipes.in(), mostBytes, null);
  }

  void hello() throws IOException {
    answer(Frame.HELLO, 0, body -> {});
  }

  void done(long token) throws IOException {
    answer(Frame.DONE, token, body -> {});
  }

  void effects(long token, List<Effect> effects) throws IOException {
    try {
      answer(Frame.EFFECTS, token, body -> body.list(effects, EffectCodec::write));
    } catch (FrameWriter.TooLongException e) {
      String text = "more than " + (mostBytes >> 20) + " MB in messages while no time passed";
      Effect fault = new Effect.Fault("busy-loop", text, null, List.of());
      answer(Frame.EFFECTS, token, body -> body.list(List.of(fault), EffectCodec::write));
    }
  }

  void compiled(long token, Map<String, byte[]> classes) throws IOException {
    try {
      answer(
          Frame.COMPILED,
          token,
          body -> {
            body.bool(true).i32(classes.size());
            classes.forEach((name, bytes) -> body.text(name).blob(bytes));
          });
    } catch (FrameWriter.TooLongException e) {
      notCompiled(token, "compiles to more than " + (mostBytes >> 20) + " MB of classes");
    }
  }

  /** Tells why there are no classes, for a report. */
  void notCompiled(long token, String why) throws IOException {
    answer(Frame.COMPILED, token, body -> body.bool(false).text(why));
  }

  void tasks(FrameReader asked, Host host) throws IOException {
    answer(
        Frame.TASKS,
        asked.token(),
        body -> body.i32(host.tasksAlive()).list(host.waiting(), EffectCodec::writeTask));
  }

  /** The last answer: the task that is stuck may come back, and must not be heard. */
  synchronized void stuck(long token, List<String> frames) throws IOException {
    answer(Frame.STUCK, token, body -> EffectCodec.writeLines(body, frames));
    closed = true;
  }

  private synchronized void answer(int kind, long token, Consumer<FrameWriter> body)
      throws IOException {
    if (closed) {
      return;
    }
    writer.begin(kind, token);
    body.accept(writer);
    writer.writeTo(pipes.out());
  }
}
