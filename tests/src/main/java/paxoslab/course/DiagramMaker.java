package paxoslab.course;

import java.util.Optional;
import java.util.ServiceLoader;
import paxoslab.trace.Trace;

/** Draws a run; found by {@link ServiceLoader}, as another module knows how. */
public interface DiagramMaker {
  /** The run as an SVG document, up to the event at which it broke a rule. */
  String svg(Trace trace);

  /** The one that is there, if any is. */
  static Optional<DiagramMaker> find() {
    return ServiceLoader.load(DiagramMaker.class).findFirst();
  }
}
