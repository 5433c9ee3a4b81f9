package paxoslab.child;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Cast;
import paxoslab.host.Effect;
import paxoslab.host.Host;
import paxoslab.host.LostHostException;
import paxoslab.host.Stimulus;
import paxoslab.host.Task;
import paxoslab.host.WaitingTask;

/** A peer that lives in the child: passes on what it is told, and checks what it answers. */
final class ChildHost implements Host {
  private final ParentRun run;
  private final int peer;
  private final TurnRules rules;
  private List<Effect> effects = List.of();

  ChildHost(ParentRun run, int peer, Cast cast) {
    this.run = run;
    this.peer = peer;
    this.rules = new TurnRules(cast, peer);
  }

  @Override
  public void begin(long nowMicros, Stimulus stimulus) {
    rules.told(stimulus);
    try {
      effects = run.tell(peer, nowMicros, stimulus, rules);
    } catch (LostChildException e) {
      String reason = String.valueOf(e.getMessage());
      effects = List.of(new Effect.Fault(ChildHosts.RULE, reason, null, List.of()));
    }
  }

  @Override
  public @Nullable Task nextTask() {
    return null;
  }

  @Override
  public List<Effect> end() {
    return effects;
  }

  @Override
  public void beginStop() {
    // They unwind in the child, when the run is closed.
  }

  @Override
  public boolean isEmpty() {
    return true;
  }

  @Override
  public List<WaitingTask> waiting() {
    return tasks().waiting();
  }

  @Override
  public int tasksAlive() {
    return tasks().alive();
  }

  private ParentRun.Tasks tasks() {
    try {
      return run.tasks(peer);
    } catch (LostChildException e) {
      throw new LostHostException(this, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void release() {
    run.close();
  }
}
