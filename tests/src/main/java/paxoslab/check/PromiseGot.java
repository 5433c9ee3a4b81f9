package paxoslab.check;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.wire.Value;

/**
 * A promise that reached its proposer.
 *
 * @param acceptor who promised
 * @param na the ballot that it reported as accepted, or -1
 * @param va the value that it reported, or null
 * @param at the id of the DeliverReply
 */
record PromiseGot(int acceptor, int na, @Nullable Value va, int at) {
  boolean says(int acceptor, int na, @Nullable Value va) {
    return this.acceptor == acceptor && this.na == na && Objects.equals(this.va, va);
  }
}
