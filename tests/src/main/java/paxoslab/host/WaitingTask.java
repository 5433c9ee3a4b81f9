package paxoslab.host;

import org.jspecify.annotations.Nullable;

/**
 * A task that waits.
 *
 * @param handler true if it handles a request
 * @param plain true if it waits for a future that only the peer itself can complete
 * @param at the student's line, or null
 * @param sinceMicros virtual time at which it began to wait
 */
public record WaitingTask(boolean handler, boolean plain, @Nullable String at, long sinceMicros) {}
