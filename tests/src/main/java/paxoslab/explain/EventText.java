package paxoslab.explain;

import java.util.Locale;
import java.util.Objects;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.check.Brief;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deaf;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.trace.TraceEvent.Duplicate;
import paxoslab.trace.TraceEvent.Heal;
import paxoslab.trace.TraceEvent.Kill;
import paxoslab.trace.TraceEvent.Log;
import paxoslab.trace.TraceEvent.Note;
import paxoslab.trace.TraceEvent.Partition;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.trace.TraceEvent.Timeout;
import paxoslab.trace.TraceEvent.Timer;
import paxoslab.wire.Messages;
import paxoslab.wire.Value;

/** One event in plain words, with the request that a reply answers. */
public final class EventText {
  private final TraceIndex index;

  /** Words for the events of this trace. */
  public EventText(TraceIndex index) {
    this.index = index;
  }

  /** The event as a sentence without a full stop: {@code p1 promises ballot 3 to p0; …}. */
  public String sentence(TraceEvent event) {
    if (event instanceof Send s) {
      return "%s sends %s to %s".formatted(name(s.from()), request(s.msg()), name(s.to()));
    } else if (event instanceof Deliver d) {
      return "%s gets %s from %s".formatted(name(d.to()), requestOf(event), name(d.from()));
    } else if (event instanceof Reply r) {
      return replied(r);
    } else if (event instanceof DeliverReply d) {
      return "%s gets %s's answer to %s: %s"
          .formatted(name(d.to()), name(d.from()), requestOf(event), outcomeOf(event));
    } else if (event instanceof Drop d) {
      return dropped(d);
    } else if (event instanceof Duplicate) {
      return "the network makes a second copy of %s".formatted(route(event));
    } else if (event instanceof Timeout t) {
      return "%s stops waiting for the answer to %s".formatted(name(t.peer()), route(event));
    }
    return local(event);
  }

  private String local(TraceEvent event) {
    if (event instanceof Call c) {
      return c.cause() == TraceEvent.NONE
          ? "the application calls %s at %s".formatted(call(c), name(c.peer()))
          : "%s calls %s of its peer".formatted(name(c.peer()), call(c));
    } else if (event instanceof Result r && r.isStores()) {
      return "%s's %s %s".formatted(name(r.peer()), r.op(), answer(r));
    } else if (event instanceof Result r) {
      return "%s answers %s = %s".formatted(name(r.peer()), asked(r), answer(r));
    } else if (event instanceof Timer t) {
      return "%s's timer ends".formatted(name(t.peer()));
    } else if (event instanceof Partition p) {
      return "the network is cut: %s".formatted(p.groups());
    } else if (event instanceof Heal) {
      return "the network is whole again";
    } else if (event instanceof Deaf d) {
      return d.deaf()
          ? "%s hears no requests from now on".formatted(name(d.peer()))
          : "%s hears requests again".formatted(name(d.peer()));
    } else if (event instanceof Kill k) {
      return "%s stops for good".formatted(name(k.peer()));
    } else if (event instanceof Log l) {
      return "%s logs: %s".formatted(name(l.peer()), Brief.oneLine(l.text()));
    } else if (event instanceof Note n) {
      return Brief.oneLine(n.text());
    }
    throw new IllegalArgumentException("no words for " + event);
  }

  /** A request in a few words: {@code accept 3 "a"}, with its instance unless that is 0. */
  String request(Request<?> msg) {
    if (Messages.isOfStore(msg)) {
      return StoreText.request(msg);
    }
    String of = msg instanceof SeqArgs || Messages.seq(msg) == 0 ? "" : " #" + Messages.seq(msg);
    if (msg instanceof PrepareArgs p) {
      return "prepare %d%s".formatted(p.n(), of);
    } else if (msg instanceof AcceptArgs a) {
      return "accept %d %s%s".formatted(a.n(), Brief.of((Value) a.v()), of);
    } else if (msg instanceof ChooseArgs c) {
      return "choose %s%s".formatted(Brief.of((Value) c.v()), of);
    }
    return "done up to %d".formatted(((SeqArgs) msg).seq());
  }

  /** What a reply says, in a few words: {@code promised 3}. */
  String outcome(Reply reply) {
    int n = index.request(reply).map(s -> Messages.ballot(s.msg())).orElse(-1);
    if (reply.msg() instanceof PrepareReply p) {
      String had = p.na() < 0 ? "" : ", had %d %s".formatted(p.na(), Brief.of((Value) p.va()));
      return p.ok() ? "promised " + n + had : refused(p.n());
    } else if (reply.msg() instanceof AcceptReply a) {
      return a.ok() ? "accepted" : refused(a.n());
    } else if (reply.msg() instanceof ChooseReply c) {
      return c.ok() ? "learned" : "refused";
    }
    return reply.msg() instanceof SeqReply ? "noted" : StoreText.outcome(reply.msg());
  }

  private static String andYet(PrepareReply promise) {
    return promise.va() == null ? "" : ", and yet reports " + Brief.of((Value) promise.va());
  }

  private static String refused(int n) {
    return n < 0 ? "refused" : "refused, at " + n;
  }

  private String replied(Reply r) {
    String from = name(r.from());
    String to = name(r.to());
    if (r.msg() instanceof PrepareReply p && p.ok()) {
      int n = index.request(r).map(s -> Messages.ballot(s.msg())).orElse(p.n());
      String had =
          p.na() < 0
              ? "it had accepted nothing" + andYet(p)
              : "it had accepted ballot %d with %s".formatted(p.na(), Brief.of((Value) p.va()));
      return "%s promises ballot %d to %s%s; %s".formatted(from, n, to, instance(r), had);
    } else if (r.msg() instanceof PrepareReply || (r.msg() instanceof AcceptReply a && !a.ok())) {
      int at = r.msg() instanceof PrepareReply p ? p.n() : ((AcceptReply) r.msg()).n();
      String why = at < 0 ? "" : "; its ballot is " + at;
      return "%s refuses %s from %s%s".formatted(from, requestOf(r), to, why);
    } else if (r.msg() instanceof AcceptReply) {
      return "%s says yes to %s from %s".formatted(from, requestOf(r), to);
    } else if (StoreText.isReply(r.msg())) {
      return "%s answers %s from %s: %s"
          .formatted(from, requestOf(r), to, StoreText.outcome(r.msg()));
    }
    return "%s acknowledges %s from %s".formatted(from, requestOf(r), to);
  }

  private String dropped(Drop d) {
    String why =
        switch (d.why()) {
          case LOSS -> "is lost";
          case PARTITION -> "is cut off";
          case DEAD -> "finds nobody alive";
          case LATE -> "comes too late";
        };
    return index
        .reply(d)
        .map(r -> "%s's answer to %s %s".formatted(name(r.from()), route(d), why))
        .orElseGet(() -> "%s %s".formatted(route(d), why));
  }

  private String instance(TraceEvent event) {
    int seq = index.request(event).map(s -> Messages.seq(s.msg())).orElse(0);
    return seq == 0 ? "" : " for instance " + seq;
  }

  /** A call of the application: {@code start(0, "a")}. */
  String call(Call c) {
    if (c.isStores()) {
      return StoreText.call(c);
    }
    return c.value() == null
        ? "%s(%d)".formatted(c.op(), c.seq())
        : "%s(%d, %s)".formatted(c.op(), c.seq(), Brief.of(c.value()));
  }

  /** What was asked: {@code status(0)}. */
  String asked(Result r) {
    if (r.isStores()) {
      return r.op();
    }
    return r.op().equals("status") ? "status(%d)".formatted(r.seq()) : r.op() + "()";
  }

  /** What was answered: {@code CHOSEN "a"}. */
  String answer(Result r) {
    if (r.isStores()) {
      return r.value() == null ? "is complete" : "returns " + Brief.of(r.value());
    } else if (!r.op().equals("status")) {
      return String.format(Locale.ROOT, "%d", r.number());
    }
    String fate = Objects.requireNonNull(r.fate()).name();
    return r.value() == null ? fate : fate + " " + Brief.of(r.value());
  }

  /** The request with its way: {@code accept 3 "a" from p0 to p1}. */
  private String route(TraceEvent event) {
    return index
        .request(event)
        .map(s -> "%s from %s to %s".formatted(request(s.msg()), name(s.from()), name(s.to())))
        .orElse("a request");
  }

  private String requestOf(TraceEvent event) {
    return index.request(event).map(s -> request(s.msg())).orElse("a request");
  }

  private String outcomeOf(TraceEvent event) {
    return index.reply(event).map(this::outcome).orElse("unknown");
  }

  String name(int node) {
    return index.name(node);
  }
}
