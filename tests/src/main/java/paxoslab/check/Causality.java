package paxoslab.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.Fate;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;
import paxoslab.wire.Value;

/**
 * What a peer can know, by Lamport's "happened before": for peers that share a process, and so
 * might share memory. Two things are judged, both by rule {@link Rules#NO_TELEPATHY}.
 *
 * <ul>
 *   <li><b>Taint.</b> A peer utters (in an accept, a choose, a promise, or as chosen) only values
 *       of the instance that have reached it: by its own start, a request or a reply.
 *   <li><b>Quorum causality.</b> When a peer tells or reports a decision, a majority has taken part
 *       in the instance in its causal past: whoever started it, sent or got one of its requests,
 *       and whose messages led to this peer.
 * </ul>
 *
 * <p>Both hold for every correct peer however it is written, as no vote can be known otherwise; a
 * peer that calls its own handlers directly has taken part as well.
 */
public final class Causality {
  /** As many as a mask has bits; no group of the lab is larger. */
  private static final int MOST_PEERS = Long.SIZE;

  private final Header header;
  private final Consumer<Finding> sink;
  private final Map<Integer, Past> instances = new HashMap<>();
  private final Map<Integer, Sent> sends = new HashMap<>();
  private final Map<Integer, Send> handled = new HashMap<>();
  private final Map<Integer, Replied> replies = new HashMap<>();

  /** A request, and who had taken part in what its sender knew. */
  private record Sent(Send send, long past) {}

  /** The same of a reply to a request. */
  private record Replied(Send request, Reply reply, long past) {}

  /** One instance: by peer, what has reached it. */
  private static final class Past {
    final long[] tookPart;
    final List<Set<Value>> values;
    boolean reported;

    Past(int peers) {
      tookPart = new long[peers];
      values = java.util.stream.Stream.<Set<Value>>generate(HashSet::new).limit(peers).toList();
    }

    void reaches(int peer, long past) {
      tookPart[peer] |= past | 1L << peer;
    }

    void reaches(int peer, @Nullable Value value) {
      if (value != null) {
        values.get(peer).add(value);
      }
    }
  }

  /**
   * Watches one run.
   *
   * @param sink gets each finding as it shows, one for an instance at most
   */
  public Causality(Header header, Consumer<Finding> sink) {
    this.header = header;
    this.sink = sink;
    if (header.nodes().size() > MOST_PEERS) {
      throw new IllegalArgumentException("more than " + MOST_PEERS + " peers");
    }
  }

  /** Sees the next event. */
  public void on(TraceEvent event) {
    if (event instanceof Call call && call.op().equals("start")) {
      Past past = past(call.seq());
      past.reaches(call.peer(), 0);
      past.reaches(call.peer(), call.value());
    } else if (event instanceof Send send && isOfAnInstance(send.msg())) {
      sent(send);
    } else if (event instanceof Deliver deliver) {
      delivered(deliver);
    } else if (event instanceof Reply reply) {
      replied(reply);
    } else if (event instanceof DeliverReply got) {
      received(got);
    } else if (event instanceof Result result && result.fate() == Fate.CHOSEN) {
      utters(result.seq(), result.peer(), result.value(), "reports CHOSEN", result.id(), null);
      decides(result.seq(), result.peer(), result.id(), null);
    }
  }

  private static boolean isOfAnInstance(Request<?> msg) {
    return !(msg instanceof SeqArgs) && !Messages.isOfStore(msg);
  }

  private Past past(int seq) {
    return instances.computeIfAbsent(seq, s -> new Past(header.nodes().size()));
  }

  private void sent(Send send) {
    int seq = Messages.seq(send.msg());
    Past past = past(seq);
    past.reaches(send.from(), 0);
    sends.put(send.id(), new Sent(send, past.tookPart[send.from()]));
    if (send.msg() instanceof AcceptArgs accept) {
      utters(seq, send.from(), (Value) accept.v(), "sends accept", send.id(), send.at());
    } else if (send.msg() instanceof ChooseArgs choose) {
      utters(seq, send.from(), (Value) choose.v(), "sends choose", send.id(), send.at());
      decides(seq, send.from(), send.id(), send.at());
    }
  }

  private void delivered(Deliver deliver) {
    Sent sent = sends.get(deliver.send());
    if (sent == null) {
      return;
    }
    handled.put(deliver.id(), sent.send);
    Past past = past(Messages.seq(sent.send.msg()));
    past.reaches(deliver.to(), sent.past);
    if (sent.send.msg() instanceof AcceptArgs accept) {
      past.reaches(deliver.to(), (Value) accept.v());
    } else if (sent.send.msg() instanceof ChooseArgs choose) {
      past.reaches(deliver.to(), (Value) choose.v());
    }
  }

  private void replied(Reply reply) {
    Send request = handled.remove(reply.cause());
    if (request == null) {
      return;
    }
    int seq = Messages.seq(request.msg());
    replies.put(reply.id(), new Replied(request, reply, past(seq).tookPart[reply.from()]));
    if (reply.msg() instanceof PrepareReply p) {
      utters(seq, reply.from(), (Value) p.va(), "answers prepare", reply.id(), reply.at());
    }
  }

  private void received(DeliverReply got) {
    Replied replied = replies.remove(got.send());
    if (replied == null) {
      return;
    }
    Past past = past(Messages.seq(replied.request.msg()));
    past.reaches(got.to(), replied.past);
    if (replied.reply.msg() instanceof PrepareReply p) {
      past.reaches(got.to(), (Value) p.va());
    }
  }

  private void utters(
      int seq, int peer, @Nullable Value value, String how, int at, @Nullable String where) {
    if (value != null && !past(seq).values.get(peer).contains(value)) {
      String text =
          "%s %s %s for instance %d, a value that never reached it"
              .formatted(name(peer), how, Brief.of(value), seq);
      report(seq, peer, at, where, text);
    }
  }

  private void decides(int seq, int peer, int at, @Nullable String where) {
    int known = Long.bitCount(past(seq).tookPart[peer]);
    int majority = header.peers() / 2 + 1;
    if (known < majority) {
      String text =
          "%s knows a decision of instance %d, but what reached it comes from %d of %d peers"
              .formatted(name(peer), seq, known, header.peers());
      report(seq, peer, at, where, text + "; a majority is " + majority);
    }
  }

  private String name(int peer) {
    return header.nodes().get(peer).name();
  }

  private void report(int seq, int peer, int at, @Nullable String where, String text) {
    Past past = past(seq);
    if (!past.reported) {
      past.reported = true;
      Rule rule = Rules.NO_TELEPATHY;
      sink.accept(new Finding(rule.id(), rule.severity(), at, peer, text, List.of(at), where));
    }
  }
}
