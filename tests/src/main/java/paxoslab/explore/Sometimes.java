package paxoslab.explore;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareReply;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.Drop;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.trace.TraceEvent.Why;
import paxoslab.wire.Messages;

/**
 * What must happen in some run, or a search has shown nothing: rules hold in runs where nothing
 * goes wrong, too.
 */
public enum Sometimes {
  /** An acceptor refused a ballot. */
  PREEMPTED("a proposal was preempted"),
  /** A proposer went on with a value that was not its own. */
  ADOPTED("a value was adopted"),
  /** An accept came to an acceptor that had promised a higher ballot. */
  LATE_ACCEPT("a late accept arrived"),
  /** A request was handled, and its sender never learned of it. */
  REPLY_LOST("a reply was lost after execution"),
  /** Three ballots were under way for the instance. */
  THREE_BALLOTS("three ballots competed"),
  /** Acceptors accepted at two ballots or more. */
  TWO_ACCEPTED("two ballots were accepted by some");

  private final String words;

  Sometimes(String words) {
    this.words = words;
  }

  /** What happened, as a clause. */
  public String words() {
    return words;
  }

  /** All that happened in a run of one instance. */
  static Set<Sometimes> in(List<TraceEvent> events, Requests requests, int peers) {
    Seen seen = new Seen(requests, peers);
    events.forEach(seen::on);
    return seen.happened;
  }

  /** What one run has shown so far. */
  private static final class Seen {
    private final Set<Sometimes> happened = EnumSet.noneOf(Sometimes.class);
    private final Requests requests;
    private final Set<Integer> replies = new HashSet<>();
    private final Set<Integer> ballots = new HashSet<>();
    private final Set<Integer> accepted = new HashSet<>();
    private final int[] promised;
    private final Object[] own;

    Seen(Requests requests, int peers) {
      this.requests = requests;
      promised = new int[peers];
      Arrays.fill(promised, -1);
      own = new Object[peers];
    }

    void on(TraceEvent event) {
      if (event instanceof Send s) {
        sent(s);
      } else if (event instanceof Deliver d && requests.of(d.rpc()) instanceof AcceptArgs a) {
        note(LATE_ACCEPT, a.n() < promised[d.to()]);
      } else if (event instanceof Reply r) {
        replies.add(r.id());
        answered(r);
      } else if (event instanceof Drop d && replies.contains(d.send())) {
        note(REPLY_LOST, d.why() != Why.DEAD);
      } else if (event instanceof Call c && c.value() != null && !c.isStores()) {
        own[c.peer()] = c.value();
      }
    }

    private void sent(Send s) {
      int ballot = Messages.ballot(s.msg());
      if (ballot >= 0) {
        ballots.add(ballot);
        note(THREE_BALLOTS, ballots.size() >= 3);
      }
      note(ADOPTED, s.msg() instanceof AcceptArgs a && !a.v().equals(own[s.from()]));
    }

    private void answered(Reply r) {
      int ballot = Messages.ballot(requests.of(r.rpc()));
      if (r.msg() instanceof PrepareReply p) {
        note(PREEMPTED, !p.ok());
        promised[r.from()] = p.ok() ? Math.max(promised[r.from()], ballot) : promised[r.from()];
      } else if (r.msg() instanceof AcceptReply a) {
        note(PREEMPTED, !a.ok());
        if (a.ok()) {
          promised[r.from()] = Math.max(promised[r.from()], ballot);
          accepted.add(ballot);
          note(TWO_ACCEPTED, accepted.size() >= 2);
        }
      }
    }

    private void note(Sometimes what, boolean happens) {
      if (happens) {
        happened.add(what);
      }
    }
  }
}
