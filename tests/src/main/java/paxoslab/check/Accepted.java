package paxoslab.check;

import org.jspecify.annotations.Nullable;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/**
 * An acceptor said yes to an accept request.
 *
 * @param ballot its ballot, or -1
 * @param value its value, or null
 * @param at the id of the Reply
 */
record Accepted(int ballot, @Nullable Value value, int at) {
  static final Accepted NOTHING = new Accepted(-1, null, TraceEvent.NONE);
}
