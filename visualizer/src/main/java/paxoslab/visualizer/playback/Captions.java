package paxoslab.visualizer.playback;

import java.util.Locale;
import java.util.Optional;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Messages;

/** One sentence for each event of a run. */
public final class Captions {
  private static final int VALUE = 40;

  private final Timeline timeline;

  public Captions(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The sentence for the event at {@code index}; for an empty trace, that it is empty. */
  public String at(int index) {
    if (timeline.size() == 0) {
      return "This trace holds no events.";
    }
    TraceEvent e = timeline.event(index);
    if (e instanceof TraceEvent.Send s) {
      return name(s.from()) + " " + asks(s.msg(), s.from() == s.to() ? "itself" : name(s.to()));
    } else if (e instanceof TraceEvent.Deliver d) {
      return name(d.to()) + " receives " + request(d.send()) + sender(d.from(), d.to()) + ".";
    } else if (e instanceof TraceEvent.Reply r) {
      return replies(r);
    } else if (e instanceof TraceEvent.DeliverReply d) {
      return name(d.to()) + " hears from " + self(d.from(), d.to()) + ": " + reply(d.send()) + ".";
    } else if (e instanceof TraceEvent.Drop d) {
      return lost(d);
    } else if (e instanceof TraceEvent.Result r) {
      return r.isStores() ? completes(r, index) : answers(r);
    } else if (e instanceof TraceEvent.Call c) {
      return calls(c, index);
    }
    return world(e);
  }

  private String calls(TraceEvent.Call c, int index) {
    if (c.isStores()) {
      String what = timeline.operations().at(index).map(o -> o.text(VALUE)).orElse(c.op());
      return "The application asks " + name(c.peer()) + " for " + what + ".";
    }
    // A store's server is the application of its peer.
    boolean server = timeline.hasClients();
    if (c.op().equals("start")) {
      String start = server ? "%s starts" : "The application asks %s to start";
      return (start + " instance %d with %s.")
          .formatted(name(c.peer()), c.seq(), timeline.words(c.value(), VALUE));
    }
    return (server ? "%s no longer needs" : "The application tells %s that it no longer needs")
            .formatted(name(c.peer()))
        + " instances up to %d.".formatted(c.seq());
  }

  private String asks(Request<?> msg, String to) {
    if (msg instanceof PrepareArgs p) {
      return "asks %s to promise ballot %d for instance %d.".formatted(to, p.n(), p.seq());
    } else if (msg instanceof AcceptArgs a) {
      return "asks %s to accept %s at ballot %d for instance %d."
          .formatted(to, timeline.words(a.v(), VALUE), a.n(), a.seq());
    } else if (msg instanceof ChooseArgs c) {
      return "tells %s that %s is chosen for instance %d."
          .formatted(to, timeline.words(c.v(), VALUE), c.seq());
    } else if (msg instanceof SeqArgs s) {
      return "tells %s that it is done with instances up to %d.".formatted(to, s.seq());
    }
    return "asks %s for %s%s.".formatted(to, timeline.label((Record) msg), number(msg));
  }

  /** Servers know an operation again by its number. */
  private static String number(Request<?> msg) {
    return Asked.id(msg)
        .map(id -> ", operation %d of %s".formatted(id.opId(), id.clientId()))
        .orElse("");
  }

  private String completes(TraceEvent.Result r, int index) {
    String what = timeline.operations().at(index).map(o -> o.text(VALUE)).orElse(r.op());
    return r.op().equals("get")
        ? "%s has completed %s: it read %s."
            .formatted(name(r.peer()), what, Wording.value(r.value(), VALUE))
        : "%s has completed %s.".formatted(name(r.peer()), what);
  }

  private String request(int send) {
    Optional<TraceEvent> sent = timeline.message(send);
    if (sent.isPresent() && sent.get() instanceof TraceEvent.Send s) {
      String label = timeline.label((Record) s.msg());
      return s.msg() instanceof SeqArgs || Messages.isOfStore(s.msg())
          ? label
          : label + " for instance " + Messages.seq(s.msg());
    }
    return "a request";
  }

  private String reply(int id) {
    return timeline
        .message(id)
        .flatMap(e -> e instanceof TraceEvent.Reply r ? Optional.of(r.msg()) : Optional.empty())
        .map(timeline::label)
        .orElse("a reply");
  }

  private String replies(TraceEvent.Reply r) {
    Request<?> request = timeline.requestOf(r).orElse(null);
    String peer = name(r.from());
    if (r.msg() instanceof PrepareReply p) {
      return prepared(peer, request instanceof PrepareArgs a ? a.n() : p.n(), p);
    } else if (r.msg() instanceof AcceptReply a && request instanceof AcceptArgs args) {
      return a.ok()
          ? "%s accepts %s at ballot %d for instance %d."
              .formatted(peer, timeline.words(args.v(), VALUE), args.n(), args.seq())
          : "%s refuses to accept ballot %d: it has promised ballot %d."
              .formatted(peer, args.n(), a.n());
    } else if (r.msg() instanceof ChooseReply && request instanceof ChooseArgs args) {
      return "%s acknowledges that %s is chosen for instance %d."
          .formatted(peer, timeline.words(args.v(), VALUE), args.seq());
    }
    if (request != null && Messages.isOfStore(request)) {
      return "%s answers %s: %s to %s."
          .formatted(peer, name(r.to()), timeline.label(r.msg()), timeline.label((Record) request));
    }
    return "%s answers %s: %s.".formatted(peer, self(r.to(), r.from()), timeline.label(r.msg()));
  }

  private String prepared(String peer, int asked, PrepareReply p) {
    if (!p.ok()) {
      return "%s refuses ballot %d: it has promised ballot %d.".formatted(peer, asked, p.n());
    }
    if (p.na() < 0 && p.va() != null) {
      return "%s promises ballot %d; it has accepted nothing, and yet reports %s."
          .formatted(peer, asked, timeline.words(p.va(), VALUE));
    }
    return p.na() < 0
        ? "%s promises ballot %d; it has accepted nothing yet.".formatted(peer, asked)
        : "%s promises ballot %d and reports that it accepted %s at ballot %d."
            .formatted(peer, asked, timeline.words(p.va(), VALUE), p.na());
  }

  private String lost(TraceEvent.Drop d) {
    TraceEvent message = timeline.message(d.send()).orElse(null);
    String what = "A message";
    if (message instanceof TraceEvent.Send s) {
      what =
          "%s from %s to %s"
              .formatted(timeline.label((Record) s.msg()), name(s.from()), name(s.to()));
    } else if (message instanceof TraceEvent.Reply r) {
      what =
          "The reply \"%s\" from %s to %s"
              .formatted(timeline.label(r.msg()), name(r.from()), name(r.to()));
    }
    String why =
        switch (d.why()) {
          case LOSS -> "is lost by the network";
          case PARTITION -> "is stopped by the partition";
          case DEAD -> "reaches a peer that is dead";
          case LATE -> "comes too late: the caller no longer waits";
        };
    return capitalized(what) + " " + why + ".";
  }

  private String answers(TraceEvent.Result r) {
    String peer = name(r.peer());
    if (!r.op().equals("status")) {
      return "%s now answers %s() with %d.".formatted(peer, r.op(), r.number());
    }
    String fate = r.fate() == null ? "unknown" : r.fate().name().toLowerCase(Locale.ROOT);
    return r.fate() == Fate.CHOSEN
        ? "%s now reports %s as chosen for instance %d."
            .formatted(peer, timeline.words(r.value(), VALUE), r.seq())
        : "%s reports instance %d as %s.".formatted(peer, r.seq(), fate);
  }

  private String world(TraceEvent e) {
    if (e instanceof TraceEvent.Duplicate d) {
      return "The network makes a second copy of " + request(d.send()) + ".";
    } else if (e instanceof TraceEvent.Timeout t) {
      return "%s stops waiting for the reply to %s.".formatted(name(t.peer()), request(t.send()));
    } else if (e instanceof TraceEvent.Timer t) {
      return "A timer of " + name(t.peer()) + " ends.";
    } else if (e instanceof TraceEvent.Partition p) {
      return "The network is cut: " + timeline.names(p.groups()) + ".";
    } else if (e instanceof TraceEvent.Heal) {
      return "The network is whole again.";
    } else if (e instanceof TraceEvent.Deaf d) {
      return name(d.peer()) + (d.deaf() ? " hears no requests from now on." : " hears again.");
    } else if (e instanceof TraceEvent.Kill k) {
      return name(k.peer()) + " stops for good.";
    } else if (e instanceof TraceEvent.Log l) {
      return name(l.peer()) + " logs: " + l.text();
    }
    return e instanceof TraceEvent.Note n ? n.text() : "";
  }

  private String sender(int from, int to) {
    return " from " + self(from, to);
  }

  private String self(int other, int me) {
    return other == me ? "itself" : name(other);
  }

  private String name(int lane) {
    return timeline.laneName(lane);
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
