package paxoslab.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import paxoslab.api.ChooseArgs;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent.Send;

/**
 * A peer that doesn't acknowledge a decision is told again, but not for ever: it learns when it
 * starts the instance.
 */
final class ResendsDecidedForever extends Monitor implements Sees.Sends {
  /** Virtual microseconds of telling one peer again and again. */
  private static final long PATIENCE = 60_000_000;

  /** After so long a pause it is another try, for which there may be another reason. */
  private static final long PAUSE = 15_000_000;

  private record Link(int from, int to) {}

  private record Streak(Send first, long last) {}

  private final TreeMap<Integer, Map<Link, Streak>> streaks = new TreeMap<>();

  ResendsDecidedForever(Run run, Consumer<Finding> sink) {
    super(Rules.RESENDS_DECIDED_FOREVER, run, sink);
  }

  @Override
  public void sent(Send send) {
    if (!(send.msg() instanceof ChooseArgs choose) || choose.seq() < run.floor()) {
      return;
    }
    streaks.headMap(run.floor()).clear();
    Map<Link, Streak> links = streaks.computeIfAbsent(choose.seq(), seq -> new HashMap<>());
    Link link = new Link(send.from(), send.to());
    Streak before = links.get(link);
    Send first = before != null && send.t() - before.last() <= PAUSE ? before.first() : send;
    links.put(link, new Streak(first, send.t()));
    if (send.t() - first.t() > PATIENCE) {
      report(
          choose.seq(),
          send.id(),
          send.from(),
          send.at(),
          "%s still tells %s the decision of instance %d, %d s after it did so first."
              .formatted(
                  name(send.from()),
                  name(send.to()),
                  choose.seq(),
                  (send.t() - first.t()) / 1_000_000),
          List.of(first.id()));
    }
  }
}
