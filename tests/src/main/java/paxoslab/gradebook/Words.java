package paxoslab.gradebook;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import paxoslab.course.GradeResult;
import paxoslab.course.GradeResult.Failing;
import paxoslab.course.GradeResult.PartResult;
import paxoslab.course.GradedPart;
import paxoslab.explain.Hints;

/** Sentences that several forms share. */
final class Words {
  /** What to know of a mistake that messages don't show. */
  static final String ATTESTED =
      "Only the peers' own process can see this: the lab takes its word for it.";

  private Words() {}

  /** Which part of the lab was graded, and on whose peers: a sentence; empty if it isn't known. */
  static String graded(@Nullable GradedPart graded) {
    if (graded == null) {
      return "";
    } else if (graded.paxos() == null) {
      return "Graded was part %s, Paxos.".formatted(graded.part());
    }
    String peers =
        graded.isOnOtherPeers()
            ? "the staff's Paxos peers, so that what is wrong in part A costs nothing here"
            : "the submission's own Paxos peers";
    return "Graded was part %s, the store, on %s.".formatted(graded.part(), peers);
  }

  static String status(GradeResult.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Why a part failed, in one sentence, with no more than the hints allow. */
  static String why(PartResult part, Hints hints) {
    Failing failure = part.failure();
    if (failure == null) {
      return part.passed() ? "" : "not played";
    }
    String where = failure.where();
    boolean tells = where != null && hints != Hints.NONE && !failure.text().contains(where);
    return tells ? failure.text() + " (" + where + ")" : failure.text();
  }

  /** As {@link #why}; and the whole block where this part tells it. */
  static String inFull(PartResult part, Hints hints) {
    Failing failure = part.failure();
    if (failure == null) {
      return why(part, hints);
    }
    StringBuilder out = new StringBuilder(why(part, hints)).append('\n');
    if (part.seeds().size() > 1) {
      out.append(seeds(part)).append('\n');
    }
    if (failure.sameAs() != null) {
      out.append("The same mistake as in ").append(failure.sameAs()).append(".\n");
    }
    if (failure.attested()) {
      out.append(ATTESTED).append('\n');
    }
    String block = block(failure, hints);
    if (block != null && !block.strip().equals(failure.text().strip())) {
      out.append('\n').append(block);
    }
    return out.toString();
  }

  static @Nullable String block(Failing failure, Hints hints) {
    return failure.told() == null ? null : failure.told().blocks().get(hints.toString());
  }

  /** Such as {@code 3 of 5 seeds fail}. */
  static String seeds(PartResult part) {
    int failed = part.failedSeeds().size();
    return "%d of %d seeds %s"
        .formatted(failed, part.seeds().size(), failed == 1 ? "fails" : "fail");
  }
}
