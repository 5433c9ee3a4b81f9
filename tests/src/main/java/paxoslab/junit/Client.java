package paxoslab.junit;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import paxoslab.host.Stimulus.Invoke;
import paxoslab.host.Stimulus.Op;
import paxoslab.sim.Completion;
import paxoslab.sim.World;

/**
 * One client of a lesson's store. It does one thing after the other: what it is asked for while it
 * is busy waits.
 */
public final class Client {
  /** What is to be done, and who wants to know what came of it. */
  private record Wanted(Op op, String key, @Nullable String value, Reading reading) {}

  private final World world;
  private final Script script;
  private final int node;
  private final ArrayDeque<Wanted> waiting = new ArrayDeque<>();
  private @Nullable Wanted current;
  private int calls;

  Client(World world, Script script, int node) {
    this.world = world;
    this.script = script;
    this.node = node;
  }

  /** Will replace the value of a key. */
  public void put(String key, String value) {
    add(new Wanted(Op.PUT, key, value, new Reading()));
  }

  /** Will add to the end of the value of a key. */
  public void append(String key, String value) {
    add(new Wanted(Op.APPEND, key, value, new Reading()));
  }

  /** Will read a key. */
  public Reading get(String key) {
    Reading reading = new Reading();
    add(new Wanted(Op.GET, key, null, reading));
    return reading;
  }

  /** True if all that it was asked for is complete. */
  public boolean isFree() {
    return current == null && waiting.isEmpty();
  }

  /** How many of its operations are complete. */
  public int completed() {
    return calls - (current == null ? 0 : 1);
  }

  /** Its index among the nodes. */
  int node() {
    return node;
  }

  /** What it does now, such as {@code append(k, "a")}, or that it is free. */
  String doing() {
    Wanted now = current;
    if (now == null) {
      return "nothing";
    }
    String value = now.value() == null ? "" : ", " + Reading.brief(now.value());
    return now.op().word() + "(" + now.key() + value + ")";
  }

  private void add(Wanted wanted) {
    if (script.takes(wanted.op().word() + '/' + node + '/' + wanted.key())) {
      waiting.add(wanted);
      next();
    }
  }

  private void next() {
    if (current == null && !waiting.isEmpty()) {
      Wanted wanted = waiting.remove();
      current = wanted;
      world.invoke(node, new Invoke(calls++, wanted.op(), wanted.key(), wanted.value()));
    }
  }

  void completed(Completion completion) {
    Wanted done = current;
    current = null;
    if (done != null) {
      done.reading().completed(completion.value());
    }
    next();
  }

  @Override
  public String toString() {
    return "c" + (node - world.peers());
  }
}
