package paxoslab.child;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Effect;
import paxoslab.host.Host;
import paxoslab.host.LostHostException;
import paxoslab.host.Stimulus;
import paxoslab.host.Task;
import paxoslab.host.WaitingTask;

/** A host in front of another one: passes all on. */
class RelayHost implements Host {
  private final Host behind;

  RelayHost(Host behind) {
    this.behind = behind;
  }

  @Override
  public void begin(long nowMicros, Stimulus stimulus) {
    behind.begin(nowMicros, stimulus);
  }

  @Override
  public @Nullable Task nextTask() {
    return behind.nextTask();
  }

  @Override
  public List<Effect> end() {
    return behind.end();
  }

  @Override
  public void beginStop() {
    behind.beginStop();
  }

  @Override
  public boolean isEmpty() {
    return behind.isEmpty();
  }

  @Override
  public List<WaitingTask> waiting() {
    return asked(behind::waiting);
  }

  @Override
  public int tasksAlive() {
    return asked(behind::tasksAlive);
  }

  /** Whoever knows this host does not know the one behind. */
  private <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (LostHostException e) {
      throw new LostHostException(this, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void release() {
    behind.release();
  }
}
