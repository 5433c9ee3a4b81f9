package paxoslab.sim;

import org.jspecify.annotations.Nullable;

/**
 * A client's operation is complete.
 *
 * @param client the client's index among the nodes
 * @param call numbers its operations from 0
 * @param value what was read; null if it was no get
 */
public record Completion(int client, int call, @Nullable String value) {}
