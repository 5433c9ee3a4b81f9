package paxoslab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.wire.Value;

/** One acceptor in one instance, as its answers show it. */
final class Acceptor {
  private Promised promised = Promised.NOTHING;
  private Accepted highest = Accepted.NOTHING;

  // Lower ballots are kept only while a handler is open that could still report them.
  private final List<Accepted> accepted = new ArrayList<>(1);
  private final List<Handling> open = new ArrayList<>(1);

  Promised promised() {
    return promised;
  }

  Accepted highest() {
    return highest;
  }

  /** Prepare and accept requests that were delivered and not answered yet. */
  List<Handling> open() {
    return open;
  }

  void begin(Handling handling) {
    open.add(handling);
  }

  void end(Handling handling, Reply reply) {
    open.remove(handling);
    if (reply.msg() instanceof PrepareReply p && p.ok()) {
      promise(handling, reply, p);
    } else if (reply.msg() instanceof AcceptReply a && a.ok()) {
      accept(handling, reply);
    }
  }

  private void promise(Handling handling, Reply reply, PrepareReply answer) {
    int n = ((PrepareArgs) handling.send.msg()).n();
    raise(n, handling.send.from(), false, reply.id());
    for (Handling other : open) {
      if (other.send.msg() instanceof AcceptArgs a && a.n() < n && answer.na() < a.n()) {
        other.overtakenAt = reply.id();
        other.overtakenBy = n;
      }
    }
  }

  private void accept(Handling handling, Reply reply) {
    AcceptArgs args = (AcceptArgs) handling.send.msg();
    Accepted now = new Accepted(args.n(), (Value) args.v(), reply.id());
    raise(args.n(), handling.send.from(), true, reply.id());
    if (now.ballot() > highest.ballot()) {
      highest = now;
    }
    if (!said(now.ballot(), now.value())) {
      accepted.add(now);
    }
    if (open.isEmpty() && accepted.size() > 1) {
      accepted.removeIf(a -> a.ballot() < highest.ballot());
    }
    for (Handling other : open) {
      if (other.send.msg() instanceof PrepareArgs p
          && now.ballot() < p.n()
          && now.ballot() > other.acceptedMeanwhile.ballot()) {
        other.acceptedMeanwhile = now;
      }
    }
  }

  private void raise(int n, int sender, boolean byAccept, int at) {
    if (n > promised.ballot()) {
      promised = new Promised(n, sender, byAccept, at);
    }
  }

  /** True if it may have accepted this by now: it answered yes, or is still handling it. */
  boolean mayHaveAccepted(int ballot, @Nullable Value value) {
    if (said(ballot, value)) {
      return true;
    }
    for (Handling h : open) {
      if (h.send.msg() instanceof AcceptArgs a && a.n() == ballot && Objects.equals(a.v(), value)) {
        return true;
      }
    }
    return false;
  }

  private boolean said(int ballot, @Nullable Value value) {
    for (Accepted a : accepted) {
      if (a.ballot() == ballot && Objects.equals(a.value(), value)) {
        return true;
      }
    }
    return false;
  }
}
