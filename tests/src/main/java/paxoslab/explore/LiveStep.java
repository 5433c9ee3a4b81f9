package paxoslab.explore;

import paxoslab.sim.World;
import paxoslab.wire.Value;

/** What a person lets the application, or fate, do to a peer in a live run. */
public sealed interface LiveStep {
  /** The peer's index. */
  int peer();

  /** In words, such as {@code p0 start(1, "x")}. */
  String text();

  /** Its part of the choice's key, such as {@code start/0/1/x}. */
  String key();

  /** Does it. */
  void play(World world);

  /**
   * The application proposes a value.
   *
   * @param seq the instance, from 0
   * @param value what is proposed, a string
   */
  record Start(int peer, int seq, String value) implements LiveStep {
    @Override
    public String text() {
      return "p%d start(%d, \"%s\")".formatted(peer, seq, value);
    }

    @Override
    public String key() {
      return "start/" + peer + '/' + seq + '/' + value;
    }

    @Override
    public void play(World world) {
      world.start(peer, seq, new Value.Text(value));
    }
  }

  /**
   * The application is done with some instances.
   *
   * @param seq the highest of them
   */
  record Done(int peer, int seq) implements LiveStep {
    @Override
    public String text() {
      return "p%d done(%d)".formatted(peer, seq);
    }

    @Override
    public String key() {
      return "done/" + peer + '/' + seq;
    }

    @Override
    public void play(World world) {
      world.done(peer, seq);
    }
  }

  /** The peer stops for good. */
  record Kill(int peer) implements LiveStep {
    @Override
    public String text() {
      return "kill p" + peer;
    }

    @Override
    public String key() {
      return "kill/" + peer;
    }

    @Override
    public void play(World world) {
      world.kill(peer);
    }
  }

  /**
   * The step that {@link #key} tells.
   *
   * @throws IllegalArgumentException if there is none
   */
  static LiveStep of(String key) {
    String[] parts = key.split("/", 4);
    try {
      if (parts[0].equals("start") && parts.length == 4) {
        return new Start(number(parts[1]), number(parts[2]), parts[3]);
      } else if (parts[0].equals("done") && parts.length == 3) {
        return new Done(number(parts[1]), number(parts[2]));
      } else if (parts[0].equals("kill") && parts.length == 2) {
        return new Kill(number(parts[1]));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(refusal(key), e);
    }
    throw new IllegalArgumentException(refusal(key));
  }

  private static int number(String text) {
    return Integer.parseUnsignedInt(text);
  }

  private static String refusal(String key) {
    return "the choice \""
        + key
        + "\" is no step of a live run: start/PEER/INSTANCE/VALUE, done/PEER/INSTANCE or kill/PEER";
  }
}
