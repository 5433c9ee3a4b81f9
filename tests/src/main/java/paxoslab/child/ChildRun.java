package paxoslab.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.Conductor;
import paxoslab.host.Cue;
import paxoslab.host.Effect;
import paxoslab.host.Host;
import paxoslab.host.HostFactory;
import paxoslab.host.Stage;
import paxoslab.host.StuckTaskException;

/**
 * One run in the child. Whoever holds the baton reads the next frame on its own stack, so that a
 * stimulus costs no switch of threads that it would not cost in the parent.
 */
final class ChildRun implements Conductor {
  private final ChildChannel channel;
  private final Stage stage;
  private final List<Host> hosts;
  private volatile long token;

  ChildRun(
      ChildChannel channel,
      CarrierPool pool,
      HostFactory factory,
      Cast cast,
      List<Long> seeds,
      boolean otherClasses) {
    this.channel = channel;
    this.stage = new Stage(pool);
    this.hosts = factory.hosts(stage, cast, seeds, otherClasses);
  }

  /** Plays until the parent says that the run is over. */
  void play(long opening) throws IOException {
    channel.done(opening);
    try {
      stage.run(this);
      stage.stop(hosts);
    } catch (StuckTaskException e) {
      channel.stuck(token, e.frames());
      // The baton is lost, and with it this process.
      Runtime.getRuntime().halt(0);
    }
    hosts.forEach(Host::release);
    channel.done(token);
  }

  @Override
  public @Nullable Cue next() {
    try {
      while (true) {
        FrameReader frame = channel.read();
        token = frame.token();
        if (frame.kind() == Frame.CLOSE) {
          return null;
        }
        Host host = hosts.get(frame.i32());
        if (frame.kind() == Frame.TELL) {
          return new Cue(host, frame.i64(), StimulusCodec.read(frame));
        } else if (frame.kind() == Frame.ASK_TASKS) {
          channel.tasks(frame, host);
        } else {
          throw new BrokenFrameException("a frame of unexpected kind " + frame.kind());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BrokenFrameException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void ended(Host host, List<Effect> effects) {
    try {
      channel.effects(token, effects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
