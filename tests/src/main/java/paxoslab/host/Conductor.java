package paxoslab.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Owns the run. Called by whichever thread holds the baton, never by two at once, never on behalf
 * of a student's task.
 */
public interface Conductor {
  /** What comes next, or null to pause the run. */
  @Nullable Cue next();

  /** A turn has ended with these effects. */
  void ended(Host host, List<Effect> effects);
}
