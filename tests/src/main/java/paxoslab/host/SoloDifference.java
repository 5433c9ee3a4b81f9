package paxoslab.host;

import org.jspecify.annotations.Nullable;

/**
 * What a peer did otherwise when it was told the same again, alone.
 *
 * @param peer its index
 * @param heard how many stimuli that are events of the run (calls, messages, timers, its end) it
 *     had been told by then; 0 if it differs in its constructor
 * @param was what it did in the run; null if nothing more in that turn
 * @param is what it did alone; null if nothing more in that turn
 */
public record SoloDifference(int peer, int heard, @Nullable Effect was, @Nullable Effect is) {}
