package paxoslab.cli;

import java.util.List;
import paxoslab.store.Part;

/** Which parts of the lab to grade, as an option names them. */
enum GradedParts {
  /** Paxos. */
  A(Part.A),
  /** A store on it. */
  B(Part.B),
  /** Both, each with points of its own. */
  AB(Part.A, Part.B);

  private final List<Part> parts;

  GradedParts(Part... parts) {
    this.parts = List.of(parts);
  }

  List<Part> parts() {
    return parts;
  }
}
