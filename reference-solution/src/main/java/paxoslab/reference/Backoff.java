package paxoslab.reference;

import java.time.Duration;
import paxoslab.api.Env;

/** Pauses of random length between attempts; their bound doubles each time, up to a limit. */
final class Backoff {
  private final Env env;
  private final long limitMicros;
  private long boundMicros;

  Backoff(Env env, Duration first, Duration limit) {
    this.env = env;
    this.boundMicros = first.toNanos() / 1_000;
    this.limitMicros = limit.toNanos() / 1_000;
  }

  /** Lets the current task sleep for a random part of the bound, and doubles the bound. */
  void pause() {
    // Random, or two rivals that disturbed each other once would do so at the same pace for ever.
    long micros = (long) (env.random().nextDouble() * boundMicros);
    boundMicros = Math.min(2 * boundMicros, limitMicros);
    env.sleep(Duration.ofNanos(1_000 * micros));
  }
}
