package paxoslab.solution;

/** What a student should use instead of what is refused. */
final class Remedy {
  static final String TIME = "use env.now()";
  static final String SLEEP = "use env.sleep(Duration)";
  static final String CHANCE = "use env.random()";
  static final String TASK = "use env.spawn(Runnable)";
  static final String TIMER = "use env.spawn(Runnable) with env.sleep(Duration) in it";
  static final String WAIT =
      "let the task wait for a CompletableFuture with env.await, and complete it elsewhere";
  static final String GIVE_WAY = "wait with env.await or env.sleep";
  static final String SEQUENTIAL = "leave out \"parallel\": one task of a peer runs at a time";
  static final String FIELD = "use a field: one task of a peer runs at a time";
  static final String ORDER =
      "use a LinkedHashSet, LinkedHashMap or TreeMap, whose order is the same in each run";
  static final String OUTSIDE = "a peer meets the world only through Env";
  static final String PRINT = "use env.log(String, Object...)";
  static final String REFLECTION = "call it directly";
  static final String INSTANCE = "make it an instance field: each peer has its own";
  static final String KNOWN = "use paxoslab.api, java.util and java.time alone";

  private Remedy() {}
}
