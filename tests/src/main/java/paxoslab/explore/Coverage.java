package paxoslab.explore;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import paxoslab.trace.Choice;
import paxoslab.trace.Trace;

/** What a search has played so far. */
public final class Coverage {
  private final AcceptorStates states = new AcceptorStates();
  private final Map<Sometimes, Integer> sometimes = new EnumMap<>(Sometimes.class);
  private final Map<Strategy, Integer> strategies = new EnumMap<>(Strategy.class);
  private int runs;
  private long events;

  void add(Trace trace) {
    runs++;
    events += trace.events().size();
    int peers = trace.header().peers();
    Requests requests = new Requests(trace.events());
    states.add(trace.events(), requests, peers);
    for (Sometimes what : Sometimes.in(trace.events(), requests, peers)) {
      sometimes.merge(what, 1, Integer::sum);
    }
    strategies.merge(Strategy.numbered(strategy(trace)), 1, Integer::sum);
  }

  private static long strategy(Trace trace) {
    for (Choice choice : trace.choices()) {
      if (choice.key().equals(Strategy.KEY)) {
        return choice.value();
      }
    }
    return 0;
  }

  /** How many runs there were. */
  public int runs() {
    return runs;
  }

  /** How many events they had. */
  public long events() {
    return events;
  }

  /** How many states of all acceptors together were seen. */
  public int acceptorStates() {
    return states.count();
  }

  /** The states as hashes of 64 bits, sorted: those of several searches can be counted together. */
  public long[] acceptorStateHashes() {
    return states.hashes();
  }

  /** In how many runs each thing happened that must happen in some. */
  public Map<Sometimes, Integer> sometimes() {
    Map<Sometimes, Integer> all = new LinkedHashMap<>();
    for (Sometimes what : Sometimes.values()) {
      all.put(what, sometimes.getOrDefault(what, 0));
    }
    return all;
  }

  /** How many runs each strategy made. */
  public Map<String, Integer> strategies() {
    Map<String, Integer> all = new LinkedHashMap<>();
    for (Strategy strategy : Strategy.values()) {
      all.put(strategy.words(), strategies.getOrDefault(strategy, 0));
    }
    return all;
  }
}
