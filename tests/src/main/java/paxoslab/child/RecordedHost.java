package paxoslab.child;

import java.util.List;
import paxoslab.host.Effect;
import paxoslab.host.Host;
import paxoslab.host.Stimulus;

/** A host whose turns are noted, from its first one up to a bound of memory. */
final class RecordedHost extends RelayHost {
  private final Recording recording;
  private long now;
  private Stimulus told = new Stimulus.Created();
  private boolean stopping;

  RecordedHost(Host behind, Recording recording) {
    super(behind);
    this.recording = recording;
  }

  @Override
  public void begin(long nowMicros, Stimulus stimulus) {
    now = nowMicros;
    told = stimulus;
    super.begin(nowMicros, stimulus);
  }

  @Override
  public void beginStop() {
    stopping = true;
    super.beginStop();
  }

  @Override
  public List<Effect> end() {
    List<Effect> effects = super.end();
    if (!stopping) {
      recording.add(now, told, effects);
    }
    return effects;
  }
}
