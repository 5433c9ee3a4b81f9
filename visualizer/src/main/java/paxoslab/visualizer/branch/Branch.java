package paxoslab.visualizer.branch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceWriter;
import paxoslab.visualizer.playback.Timeline;

/** A run of the tree: the one that was recorded, or one that parts from another by a change. */
public final class Branch {
  private final int number;
  private final @Nullable Branch parent;
  private final String title;
  private final Timeline timeline;
  private final Offers offers;
  private final int partsAt;
  private final int standsAt;
  private final String remark;

  private Branch(
      int number,
      @Nullable Branch parent,
      String title,
      Timeline timeline,
      int partsAt,
      int standsAt,
      String remark) {
    this.number = number;
    this.parent = parent;
    this.title = title;
    this.timeline = timeline;
    this.offers = new Offers(timeline);
    this.partsAt = partsAt;
    this.standsAt = standsAt;
    this.remark = remark;
  }

  static Branch original(Trace trace) {
    String title = Live.isLive(trace) ? "nothing has happened" : "as recorded";
    return new Branch(0, null, title, new Timeline(trace), 0, 0, "");
  }

  /** What came of a change. */
  static Branch of(int number, Branch parent, Change change, Trace trace) {
    int parts = parting(parent.trace(), trace);
    Timeline timeline = new Timeline(trace);
    String remark = Remark.of(parent.timeline, timeline, change, parts);
    // What is held shows where a call has waited in vain; it is delivered before that.
    int stands = change.kind() == Change.Kind.HOLD ? change.after() : parts;
    return new Branch(number, parent, change.text(), timeline, parts, stands, remark);
  }

  private static int parting(Trace before, Trace after) {
    int most = Math.min(before.events().size(), after.events().size());
    int same = 0;
    while (same < most && before.events().get(same).equals(after.events().get(same))) {
      same++;
    }
    return same;
  }

  /** 0 for the run that was recorded; the others count in the order in which they were played. */
  public int number() {
    return number;
  }

  /** The run that it parts from; empty for the one that was recorded. */
  public Optional<Branch> parent() {
    return Optional.ofNullable(parent);
  }

  /** How many runs lie between it and the one that was recorded, itself counted. */
  public int depth() {
    return parent == null ? 0 : parent.depth() + 1;
  }

  /** The change in words, such as {@code drop accept 4 "a" from p1 to p0}. */
  public String title() {
    return title;
  }

  /** The run. */
  public Timeline timeline() {
    return timeline;
  }

  /** The same as a trace, with what the checks found. */
  public Trace trace() {
    return timeline.trace();
  }

  /** The index of the first event that differs from its parent; the last one if none does. */
  public int partsAt() {
    return Math.max(0, Math.min(partsAt, timeline.size() - 1));
  }

  /** The index of the event at which to begin to watch it: where it parts, or where all waits. */
  public int standsAt() {
    return Math.max(0, Math.min(standsAt, timeline.size() - 1));
  }

  /** What came of it: {@code breaks promise-kept}, or {@code no rule broken}, and its length. */
  public String outcome() {
    return String.format(
        Locale.ROOT,
        "%s, %,d events",
        trace().failure().map(f -> "breaks " + f.rule()).orElse("no rule broken"),
        timeline.size());
  }

  /** What is odd about it: that nothing changed, or that something else came first; or empty. */
  public String remark() {
    return remark;
  }

  /** What could happen otherwise after the step to which an event belongs. */
  public Moment at(int index) {
    return offers.at(index);
  }

  /** What is under way where a live run has come, with the fates that somebody can give it. */
  Hand hand(long now) {
    return offers.hand(now);
  }

  /** All changes possible there. */
  public List<Change> changes(int index) {
    return at(index).changes();
  }

  /**
   * Writes it as a trace, which {@code ./lab replay} plays again.
   *
   * @throws IOException naming file and reason
   */
  public void save(Path file) throws IOException {
    TraceWriter.write(file, trace());
  }
}
