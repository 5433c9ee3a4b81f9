package paxoslab.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which links are up, and how a channel treats what travels on them. Holds no queue and no clock:
 * the world asks it.
 */
public final class Network {
  private final int nodes;

  /** How many of them have a vote; those behind are clients. */
  private final int peers;

  private final boolean[][] cut;
  private final boolean[][] clogged;
  private final boolean[] deaf;
  private Channel channel = Channel.reliable();
  private final List<Rule> extra = new ArrayList<>();

  /** A network of peers alone. */
  Network(int peers) {
    this(peers, peers);
  }

  Network(int nodes, int peers) {
    this.nodes = nodes;
    this.peers = peers;
    this.cut = new boolean[nodes][nodes];
    this.clogged = new boolean[nodes][nodes];
    this.deaf = new boolean[nodes];
  }

  void channel(Channel next) {
    channel = next;
  }

  void add(Rule rule) {
    extra.add(rule);
  }

  void clearRules() {
    extra.clear();
  }

  /**
   * Cuts every link between groups.
   *
   * @param groups such as {@code "0 2 | 1 3 | 4"}; a peer that is not named is alone, a client that
   *     is not named reaches all
   * @throws IllegalArgumentException for what is not a node, or named twice
   */
  void partition(String groups) {
    int[] groupOf = new int[nodes];
    Arrays.fill(groupOf, -1);
    Set<Integer> named = new LinkedHashSet<>();
    int group = 0;
    for (String members : groups.split("\\|", -1)) {
      for (String member : members.trim().split("\\s+", -1)) {
        if (!member.isEmpty()) {
          int node = node(member, groups);
          if (!named.add(node)) {
            throw new IllegalArgumentException(
                "partition \"" + groups + "\" names " + node + " twice");
          }
          groupOf[node] = group;
        }
      }
      group++;
    }
    for (int from = 0; from < nodes; from++) {
      for (int to = 0; to < nodes; to++) {
        boolean free = isFree(from, groupOf) || isFree(to, groupOf);
        boolean apart = groupOf[from] != groupOf[to] || groupOf[from] < 0;
        cut[from][to] = from != to && apart && !free;
      }
    }
  }

  private boolean isFree(int node, int[] groupOf) {
    return node >= peers && groupOf[node] < 0;
  }

  private int node(String name, String groups) {
    try {
      int node = Integer.parseInt(name);
      if (node >= 0 && node < nodes) {
        return node;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    throw new IllegalArgumentException(
        "partition \"" + groups + "\": " + name + " is not a node; nodes are 0 to " + (nodes - 1));
  }

  void cut(int from, int to) {
    cut[from][to] = true;
  }

  void clog(int from, int to, boolean on) {
    clogged[from][to] = on;
  }

  void deaf(int node, boolean on) {
    deaf[node] = on;
  }

  void heal() {
    for (int i = 0; i < nodes; i++) {
      Arrays.fill(cut[i], false);
      Arrays.fill(clogged[i], false);
      deaf[i] = false;
    }
  }

  /** True if no rule is asked and the latency is fixed, so that no message needs a choice. */
  boolean choosesNothing() {
    return extra.isEmpty() && channel.isFixed();
  }

  /** True if a message can't pass now; loopback always passes. */
  boolean isCut(Message m) {
    return m.from() != m.to() && (cut[m.from()][m.to()] || (!m.reply() && deaf[m.to()]));
  }

  boolean isClogged(Message m) {
    return m.from() != m.to() && clogged[m.from()][m.to()];
  }

  long latency(Message m, Choices choices) {
    long micros = channel.latency().micros(m, choices);
    return micros == 0 ? Latency.DEFAULT_MICROS : micros;
  }

  /** The first rule's answer that decides. */
  Verdict judge(Message m, Choices choices) {
    for (Rule rule : extra) {
      Verdict verdict = rule.judge(m, choices);
      if (verdict != Verdict.PASS) {
        return verdict;
      }
    }
    for (Rule rule : channel.rules()) {
      Verdict verdict = rule.judge(m, choices);
      if (verdict != Verdict.PASS) {
        return verdict;
      }
    }
    return Verdict.PASS;
  }
}
