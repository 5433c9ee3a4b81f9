package paxoslab.visualizer.playback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import paxoslab.check.StoreRules;
import paxoslab.history.History;
import paxoslab.history.KeyVerdict;
import paxoslab.history.Linearizability;
import paxoslab.history.Operation;
import paxoslab.trace.Finding;

/**
 * All operations on one key as bars over time, and where each may have taken effect: its
 * linearization point (Herlihy and Wing, Linearizability: A Correctness Condition for Concurrent
 * Objects, 1990). Time is counted in moments: the first at which one of these operations begins or
 * ends is 0, the next one 1.
 */
public final class KeyHistory {
  private static final Set<String> RULES =
      Set.of(StoreRules.KV_ANSWERED.id(), StoreRules.KV_ONCE.id(), StoreRules.KV_LINEARIZABLE.id());

  private final Timeline timeline;
  private final String key;
  private final List<Long> times;
  private final List<ClientOperation> operations;
  private final Map<ClientOperation, Double> points = new HashMap<>();
  private final Set<ClientOperation> offending = new HashSet<>();
  private final Set<ClientOperation> involved = new HashSet<>();
  private String verdict;

  /** How an operation fares when all are put in order. */
  public enum Standing {
    /** It has its place, or makes no difference. */
    FITS,
    /** One of those that leave no place for the offending one. */
    INVOLVED,
    /** It fits nowhere. */
    OFFENDING
  }

  /**
   * One operation.
   *
   * @param from the moment at which it begins
   * @param to the moment at which it ends; if it is pending, one after the last
   * @param point when it takes effect; NaN if it has no place, or needs none
   */
  public record Bar(
      ClientOperation operation, double from, double to, double point, Standing standing) {}

  private KeyHistory(Timeline timeline, String key) {
    this.timeline = timeline;
    this.key = key;
    this.operations = timeline.operations().on(key);
    NavigableSet<Long> sorted = new TreeSet<>();
    for (ClientOperation operation : operations) {
      sorted.add(timeline.time(operation.call()));
      if (!operation.isPending()) {
        sorted.add(timeline.time(operation.result()));
      }
    }
    this.times = List.copyOf(sorted);
    this.verdict = judge();
    timeline.trace().findings().stream()
        .filter(finding -> RULES.contains(finding.rule()))
        .forEach(this::mark);
  }

  /** Judges the operations on a key, which takes the longer, the more of them overlap. */
  public static KeyHistory of(Timeline timeline, String key) {
    return new KeyHistory(timeline, key);
  }

  /** Whose operations they are. */
  public String key() {
    return key;
  }

  /** Whether all answers can be explained, and if not, why, in a sentence. */
  public String verdict() {
    return verdict;
  }

  /** True if an operation on this key fits nowhere. */
  public boolean broken() {
    return !offending.isEmpty();
  }

  /** How many moments there are. */
  public int moments() {
    return times.size();
  }

  /** Where the event with an index lies among the moments: before the first it is below 0. */
  public double moment(int index) {
    if (times.isEmpty()) {
      return 0;
    }
    long t = timeline.time(index);
    int after = 0;
    while (after < times.size() && times.get(after) <= t) {
      after++;
    }
    if (after == 0) {
      return -0.5;
    }
    long before = times.get(after - 1);
    return after == times.size()
        ? after - 1 + (t > before ? 0.5 : 0)
        : after - 1 + (t - before) / (double) (times.get(after) - before);
  }

  /** All bars, in the order in which the operations were asked for. */
  public List<Bar> bars() {
    return operations.stream().map(this::bar).toList();
  }

  private Bar bar(ClientOperation operation) {
    Standing standing =
        offending.contains(operation)
            ? Standing.OFFENDING
            : involved.contains(operation) ? Standing.INVOLVED : Standing.FITS;
    return new Bar(
        operation,
        begin(operation),
        end(operation),
        points.getOrDefault(operation, Double.NaN),
        standing);
  }

  private int begin(ClientOperation operation) {
    return times.indexOf(timeline.time(operation.call()));
  }

  private int end(ClientOperation operation) {
    return operation.isPending() ? times.size() : times.indexOf(timeline.time(operation.result()));
  }

  // ---- the verdict ----

  private String judge() {
    Map<Operation, ClientOperation> byJudged = new HashMap<>();
    List<Operation> judged = new ArrayList<>();
    for (ClientOperation operation : operations) {
      Operation one = judged(operation);
      judged.add(one);
      byJudged.put(one, operation);
    }
    List<KeyVerdict> verdicts = Linearizability.check(new History(judged)).keys();
    if (verdicts.isEmpty()) {
      return "";
    }
    KeyVerdict verdict = verdicts.get(0);
    if (verdict instanceof KeyVerdict.Linearizable fine) {
      place(fine.order().stream().map(byJudged::get).toList());
      return "Linearizable: if each operation takes effect at its point, every answer is right.";
    } else if (verdict instanceof KeyVerdict.NotLinearizable broken) {
      place(broken.prefix().stream().map(byJudged::get).toList());
      broken.subHistory().forEach(one -> involved.add(byJudged.get(one)));
      offending.add(byJudged.get(broken.misfit()));
      points.keySet().removeAll(offending);
      return broken.text();
    }
    return "Not decided: " + ((KeyVerdict.Unknown) verdict).reason() + ".";
  }

  private Operation judged(ClientOperation operation) {
    return new Operation(
        operation.client() - timeline.trace().header().peers(),
        switch (operation.op()) {
          case "get" -> Operation.Kind.GET;
          case "put" -> Operation.Kind.PUT;
          default -> Operation.Kind.APPEND;
        },
        operation.key(),
        operation.isRead() ? operation.read() : operation.written(),
        timeline.time(operation.call()),
        operation.isPending() ? Operation.PENDING : timeline.time(operation.result()));
  }

  /** Gives each its point: as early as the order allows; several in one gap share it out. */
  private void place(List<ClientOperation> order) {
    int next = 0;
    int floor = 0;
    while (next < order.size()) {
      floor = Math.max(floor, begin(order.get(next)));
      int last = next;
      while (last < order.size() && begin(order.get(last)) <= floor) {
        last++;
      }
      List<ClientOperation> together = order.subList(next, last);
      // Who ends at this very moment can't wait, nor can those before it.
      int atOnce = 0;
      for (int i = 0; i < together.size(); i++) {
        atOnce = end(together.get(i)) <= floor ? i + 1 : atOnce;
      }
      for (int i = 0; i < together.size(); i++) {
        double share = i < atOnce ? 0 : (i - atOnce + 1.0) / (together.size() - atOnce + 1.0);
        points.put(together.get(i), floor + share);
      }
      next = last;
    }
  }

  /** What a finding names is marked, also where this key's answers fit. */
  private void mark(Finding finding) {
    for (ClientOperation operation : operations) {
      int result = operation.isPending() ? -1 : timeline.event(operation.result()).id();
      if (result >= 0 && result == finding.at()) {
        offending.add(operation);
        verdict = finding.text();
      } else if (finding.evidence().contains(timeline.event(operation.call()).id())) {
        involved.add(operation);
      }
    }
  }
}
