package paxoslab.sim;

/** A fault as a value: looks at one message and says what becomes of it. A lambda is a rule. */
@FunctionalInterface
public interface Rule {
  /** Judges one message; the first rule whose answer is not {@link Verdict#PASS} decides. */
  Verdict judge(Message message, Choices choices);

  /** Loses requests: the handler never runs. */
  static Rule loseRequests(double probability) {
    return (m, choices) ->
        !m.reply() && choices.happens("drop", m, probability) ? Verdict.DROP : Verdict.PASS;
  }

  /** Loses replies: the handler ran, and the caller can't know. */
  static Rule loseReplies(double probability) {
    return (m, choices) ->
        m.reply() && choices.happens("drop", m, probability) ? Verdict.DROP : Verdict.PASS;
  }

  /** Delivers some requests twice, the second time up to {@code withinMicros} later. */
  static Rule duplicate(double probability, long withinMicros) {
    return (m, choices) -> {
      if (m.reply() || !choices.happens("duplicate", m, probability)) {
        return Verdict.PASS;
      }
      return new Verdict.Duplicate(choices.between("duplicate-after", m, 1, withinMicros));
    };
  }

  /** Delays some messages by {@code low} to {@code high}, so that later ones overtake them. */
  static Rule delay(double probability, long lowMicros, long highMicros) {
    return (m, choices) ->
        choices.happens("slow", m, probability)
            ? new Verdict.Delay(choices.between("slow-by", m, lowMicros, highMicros))
            : Verdict.PASS;
  }

  /** Delays some replies so that later ones overtake them. */
  static Rule reorderReplies(double probability, long lowMicros, long highMicros) {
    Rule delay = delay(probability, lowMicros, highMicros);
    return (m, choices) -> m.reply() ? delay.judge(m, choices) : Verdict.PASS;
  }

  /** Applies a rule to one direction of one link only. */
  static Rule on(int from, int to, Rule rule) {
    return (m, choices) -> m.from() == from && m.to() == to ? rule.judge(m, choices) : Verdict.PASS;
  }

  /** Cuts one direction of one link: nothing passes, neither request nor reply. */
  static Rule cut(int from, int to) {
    return on(from, to, (m, choices) -> Verdict.DROP);
  }

  /** A peer hears no requests; the replies to its own calls arrive. */
  static Rule deaf(int peer) {
    return (m, choices) -> !m.reply() && m.to() == peer ? Verdict.DROP : Verdict.PASS;
  }

  /** Clogs one direction of one link: what travels there arrives so much later. */
  static Rule clog(int from, int to, long micros) {
    return on(from, to, (m, choices) -> new Verdict.Delay(micros));
  }

  /** Cuts every link between two peers that no group holds both of: {@code "0 2 | 1 3 | 4"}. */
  static Rule partition(String groups, int peers) {
    Network cut = new Network(peers);
    cut.partition(groups);
    return (m, choices) -> cut.isCut(m) ? Verdict.DROP : Verdict.PASS;
  }
}
