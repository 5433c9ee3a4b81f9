package paxoslab.check;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.trace.TraceEvent.Duplicate;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Send;

/** Messages on their way: joins an event with the request and the reply that it is about. */
final class InFlight {
  /** Requests whose copies have all ended are kept a while, should a copy be announced late. */
  private static final int LINGER = 4096;

  private final Map<Integer, Copies> requests = new HashMap<>();
  private final ArrayDeque<Integer> ended = new ArrayDeque<>();
  private final Map<Integer, Handling> handlings = new HashMap<>();
  private final Map<Integer, Answer> replies = new HashMap<>();

  /** A reply with the request that it answers. */
  record Answer(Send send, Reply reply) {}

  private static final class Copies {
    final Send send;
    int left = 1;

    Copies(Send send) {
      this.send = send;
    }
  }

  void sent(Send send) {
    requests.put(send.id(), new Copies(send));
  }

  void duplicated(Duplicate duplicate) {
    Copies copies = requests.get(duplicate.send());
    if (copies != null) {
      copies.left++;
    }
  }

  /** The request that is delivered here, or null if its Send is not in the trace. */
  @Nullable Send delivered(int send) {
    Copies copies = requests.get(send);
    if (copies == null) {
      return null;
    }
    copyEnded(copies);
    return copies.send;
  }

  void handling(Handling handling) {
    handlings.put(handling.deliver, handling);
  }

  /** The handling that this reply ends, or null. */
  @Nullable Handling replied(Reply reply) {
    Handling handling = handlings.remove(reply.cause());
    if (handling != null) {
      replies.put(reply.id(), new Answer(handling.send, reply));
    }
    return handling;
  }

  /** The reply that its caller gets here, or null. */
  @Nullable Answer received(DeliverReply event) {
    return replies.remove(event.send());
  }

  void dropped(Drop drop) {
    Copies copies = requests.get(drop.send());
    if (copies != null) {
      copyEnded(copies);
    } else {
      replies.remove(drop.send());
    }
  }

  private void copyEnded(Copies copies) {
    copies.left--;
    if (copies.left == 0) {
      ended.add(copies.send.id());
    }
    if (ended.size() > LINGER) {
      int oldest = ended.remove();
      if (requests.containsKey(oldest) && requests.get(oldest).left <= 0) {
        requests.remove(oldest);
      }
    }
  }
}
