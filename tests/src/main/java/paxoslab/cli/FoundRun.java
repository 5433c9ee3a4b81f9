package paxoslab.cli;

import org.jspecify.annotations.Nullable;

/**
 * A run that broke a rule, as {@code lab explore --json} tells it.
 *
 * @param where the student's line; null if none is known
 * @param steps how many steps the shortest such run has
 * @param trace the file with that run
 */
record FoundRun(
    long seed, String rule, String text, @Nullable String where, int steps, String trace) {}
