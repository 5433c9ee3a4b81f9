package paxoslab.history;

import java.util.List;

/** What came out for one key. */
public sealed interface KeyVerdict {
  /** The key. */
  String key();

  /**
   * All answers can be explained.
   *
   * @param key the key
   * @param order the operations in an order that explains them; a pending write that is left out
   *     had no effect, or none that anybody saw
   */
  record Linearizable(String key, List<Operation> order) implements KeyVerdict {
    public Linearizable {
      order = List.copyOf(order);
    }
  }

  /**
   * No order explains all answers.
   *
   * @param key the key
   * @param misfit the get that fits nowhere: up to its completion there is no order, before there
   *     is one
   * @param text why, in a sentence
   * @param subHistory the fewest operations found that can't be put in order, whatever the other
   *     writes did and whenever; by the time of invocation, {@code misfit} among them
   * @param minimal true if none of them can be left out; else there was too much to try
   * @param prefix all that took effect before {@code misfit} was completed, in an order that
   *     explains it; shorter only where {@code Limits} end the search
   */
  record NotLinearizable(
      String key,
      Operation misfit,
      String text,
      List<Operation> subHistory,
      boolean minimal,
      List<Operation> prefix)
      implements KeyVerdict {
    public NotLinearizable {
      subHistory = List.copyOf(subHistory);
      prefix = List.copyOf(prefix);
    }
  }

  /**
   * There was more to try than {@link Limits} allow.
   *
   * @param key the key
   * @param reason why it ended, in a sentence
   */
  record Unknown(String key, String reason) implements KeyVerdict {}
}
