package paxoslab.check;

import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.DeliverReply;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;

/** What a check wants to see: it is shown nothing else, which is most of what a run costs. */
final class Sees {
  private Sees() {}

  /** Requests that leave. */
  interface Sends {
    void sent(Send send);
  }

  /** Requests that arrive. */
  interface Deliveries {
    void delivered(Handling handling, Deliver deliver);
  }

  /** Handlers that return. */
  interface Replies {
    void replied(Handling handling, Reply reply);
  }

  /** Callers that get their reply. */
  interface Answers {
    void received(InFlight.Answer answer, DeliverReply got);
  }

  /** Calls of the application. */
  interface Calls {
    void called(Call call);
  }

  /** What peers answer to the application. */
  interface Results {
    void answered(Result result);
  }

  /** Calls that fail, and what the world does: a message lost, links cut or healed, a peer dead. */
  interface World {
    void happened(TraceEvent event);
  }

  /** Peers that are about to be told something new: what they answered before is complete. */
  interface Turns {
    void before(int peer);
  }

  /** The end of the run, for what only silence can show. */
  interface End {
    void end();
  }
}
