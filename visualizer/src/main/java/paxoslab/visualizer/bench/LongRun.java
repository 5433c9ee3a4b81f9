package paxoslab.visualizer.bench;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Fate;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Why;
import paxoslab.trace.TraceSink;
import paxoslab.wire.Value;

/**
 * A trace of any length, made up, but shaped like that of a lesson: five peers agree on one
 * instance after the other, two at a time; messages are lost, doubled and held back, and the
 * network is cut from time to time. The same length gives the same trace, and a shorter one is its
 * beginning, but for the finding in its middle.
 */
public final class LongRun {
  private static final int PEERS = 5;
  private static final int MAJORITY = PEERS / 2 + 1;
  private static final int AT_ONCE = 2;
  private static final long TIMEOUT = 500_000;
  private static final int BETWEEN_CUTS = 20_000;
  private static final long CUT_LASTS = 200_000;
  private static final String SENT_AT = "PaxosPeer.java:88";
  private static final String ANSWERED_AT = "PaxosPeer.java:61";

  private final TraceSink sink;
  private final int events;
  private final Random random = new Random(1);
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Due::t).thenComparingInt(Due::order));
  private int order;
  private int id;
  private int rpc;
  private int seq;
  private long now;
  private boolean cut;

  private LongRun(int events, TraceSink sink) {
    this.events = events;
    this.sink = sink;
  }

  /** Something to be done at a time; what comes first at one time is done first. */
  private record Due(long t, int order, Runnable action) {}

  /** Tells a sink a trace of so many events. */
  public static void write(int events, TraceSink sink) {
    new LongRun(events, sink).write();
  }

  private void write() {
    List<Header.Node> nodes =
        IntStream.range(0, PEERS).mapToObj(i -> new Header.Node("p" + i, "peer")).toList();
    sink.header(new Header("LONG", "A long run", 1, Map.of(), nodes, "made up", null, TIMEOUT));
    for (int i = 0; i < AT_ONCE; i++) {
      begin();
    }
    at(50_000, this::cut);
    while (id < events) {
      Due due = agenda.remove();
      now = due.t;
      due.action.run();
    }
    int middle = events / 2;
    List<Integer> evidence = List.of(Math.max(0, middle - 40), Math.max(0, middle - 7), middle);
    String text = "made up, so that a long run has a finding.";
    sink.finding(new Finding("agreement", Finding.Severity.HARD, middle, 0, text, evidence, null));
  }

  private void at(long delay, Runnable action) {
    agenda.add(new Due(now + delay, order++, action));
  }

  private int tell(TraceEvent event) {
    if (id < events) {
      sink.event(event);
    }
    return id++;
  }

  private void cut() {
    cut = true;
    tell(new TraceEvent.Partition(id, now, "0 1 2 | 3 4"));
    at(
        CUT_LASTS,
        () -> {
          cut = false;
          tell(new TraceEvent.Heal(id, now));
          awaitNextCut(id + BETWEEN_CUTS);
        });
  }

  private void awaitNextCut(int from) {
    at(
        10_000,
        () -> {
          if (id >= from) {
            cut();
          } else {
            awaitNextCut(from);
          }
        });
  }

  private void begin() {
    Instance instance = new Instance(seq++);
    new Proposer(instance, instance.seq % PEERS, 1).start();
    if (random.nextInt(10) == 0) {
      // Another one who wants the same instance, at a higher ballot: somebody will be refused.
      Proposer rival = new Proposer(instance, (instance.seq + 1) % PEERS, 2);
      at(1_000, rival::start);
    }
  }

  // ---- the network ----

  /** Sends a request; what comes of it is told to {@code then}. */
  private void call(Request<?> request, int from, int to, int cause, Handler handler, Caller then) {
    Rpc call = new Rpc(rpc++, from, to, then);
    int send = tell(new TraceEvent.Send(id, now, call.rpc, from, to, request, cause, SENT_AT));
    boolean twice = from != to && random.nextInt(200) == 0;
    if (twice) {
      tell(new TraceEvent.Duplicate(id, now, send));
    }
    for (int copy = 0; copy < (twice ? 2 : 1); copy++) {
      travel(from, to, send, () -> handle(call, send, handler));
    }
    at(TIMEOUT, () -> timeOut(call, send));
  }

  private void handle(Rpc call, int send, Handler handler) {
    int arrival = tell(new TraceEvent.Deliver(id, now, call.rpc, call.from, call.to, send));
    Record answer = handler.answer(call.to, arrival);
    int reply =
        tell(
            new TraceEvent.Reply(
                id, now, call.rpc, call.to, call.from, answer, arrival, ANSWERED_AT));
    travel(call.to, call.from, reply, () -> answered(call, reply, answer));
  }

  private void answered(Rpc call, int reply, Record answer) {
    if (call.over) {
      tell(new TraceEvent.Drop(id, now, reply, Why.LATE));
    } else {
      call.over = true;
      call.then.hear(
          answer, tell(new TraceEvent.DeliverReply(id, now, call.rpc, call.to, call.from, reply)));
    }
  }

  private void timeOut(Rpc call, int send) {
    if (!call.over) {
      call.over = true;
      call.then.hear(null, tell(new TraceEvent.Timeout(id, now, call.rpc, call.from, send)));
    }
  }

  private void travel(int from, int to, int message, Runnable arrives) {
    if (from == to) {
      at(0, arrives);
    } else if (cut && (from < MAJORITY) != (to < MAJORITY)) {
      tell(new TraceEvent.Drop(id, now, message, Why.PARTITION));
    } else if (random.nextInt(50) == 0) {
      tell(new TraceEvent.Drop(id, now, message, Why.LOSS));
    } else {
      boolean held = random.nextInt(200) == 0;
      at(held ? 100_000 + random.nextInt(350_000) : 500 + random.nextInt(1_500), arrives);
    }
  }

  /** A call and whether it has ended. */
  private static final class Rpc {
    private final int rpc;
    private final int from;
    private final int to;
    private final Caller then;
    private boolean over;

    Rpc(int rpc, int from, int to, Caller then) {
      this.rpc = rpc;
      this.from = from;
      this.to = to;
      this.then = then;
    }
  }

  /** What a peer answers to a request that arrives. */
  private interface Handler {
    Record answer(int peer, int arrival);
  }

  /** Hears an answer, or null if none came; {@code event} is the one that tells so. */
  private interface Caller {
    void hear(@Nullable Record answer, int event);
  }

  // ---- the peers ----

  /** What the acceptors and learners know of one instance. */
  private static final class Instance {
    private final int seq;
    private final int[] promised = new int[PEERS];
    private final int[] accepted = new int[PEERS];
    private final Value[] values = new Value[PEERS];
    private final boolean[] told = new boolean[PEERS];
    private boolean decided;

    Instance(int seq) {
      this.seq = seq;
      Arrays.fill(promised, -1);
      Arrays.fill(accepted, -1);
    }

    Record prepare(int peer, int n) {
      boolean ok = n > promised[peer];
      promised[peer] = Math.max(n, promised[peer]);
      Value value = accepted[peer] < 0 ? null : values[peer];
      return new PrepareReply(ok, promised[peer], accepted[peer], value);
    }

    Record accept(int peer, int n, Value value) {
      boolean ok = n >= promised[peer];
      if (ok) {
        promised[peer] = n;
        accepted[peer] = n;
        values[peer] = value;
      }
      return new AcceptReply(ok, promised[peer]);
    }
  }

  /** Tries ballot after ballot until a majority has accepted its value. */
  private final class Proposer {
    private final Instance instance;
    private final int peer;
    private final Value own;
    private Value value;
    private int ballot;
    private int best;
    private int round;
    private int oks;
    private int answers;

    Proposer(Instance instance, int peer, int ballot) {
      this.instance = instance;
      this.peer = peer;
      this.ballot = ballot;
      this.own = new Value.Text("value " + instance.seq + " of p" + peer);
      this.value = own;
    }

    void start() {
      prepare(tell(new TraceEvent.Call(id, now, peer, "start", instance.seq, own)));
    }

    private void prepare(int cause) {
      int n = ballot;
      value = own;
      best = -1;
      round(
          new PrepareArgs(instance.seq, n),
          cause,
          (acceptor, arrival) -> instance.prepare(acceptor, n),
          this::promised,
          this::accept);
    }

    private boolean promised(Record answer) {
      PrepareReply reply = (PrepareReply) answer;
      if (reply.ok() && reply.na() > best) {
        best = reply.na();
        value = (Value) reply.va();
      }
      return reply.ok();
    }

    private void accept(int cause) {
      int n = ballot;
      Value proposed = value;
      round(
          new AcceptArgs(instance.seq, n, proposed),
          cause,
          (acceptor, arrival) -> instance.accept(acceptor, n, proposed),
          answer -> ((AcceptReply) answer).ok(),
          this::choose);
    }

    private void choose(int cause) {
      if (!instance.decided) {
        instance.decided = true;
        at(0, LongRun.this::begin);
      }
      Value chosen = value;
      round(
          new ChooseArgs(instance.seq, chosen),
          cause,
          (learner, arrival) -> {
            tellChosen(learner, chosen, arrival);
            return new ChooseReply(true);
          },
          answer -> true,
          last -> {});
    }

    private void tellChosen(int learner, Value chosen, int arrival) {
      if (!instance.told[learner]) {
        instance.told[learner] = true;
        tell(
            TraceEvent.Result.status(id, now, learner, instance.seq, Fate.CHOSEN, chosen, arrival));
      }
    }

    /** Asks all; goes on at a majority, or tries again later if all answers bring none. */
    private void round(
        Request<?> request,
        int cause,
        Handler handler,
        Predicate<Record> agrees,
        IntConsumer onMajority) {
      int mine = ++round;
      oks = 0;
      answers = 0;
      Caller caller =
          (answer, event) -> {
            if (mine != round || oks >= MAJORITY) {
              return;
            }
            answers++;
            oks += answer != null && agrees.test(answer) ? 1 : 0;
            if (oks == MAJORITY) {
              onMajority.accept(event);
            } else if (answers == PEERS) {
              ballot += PEERS;
              at(5_000, () -> prepare(event));
            }
          };
      for (int to = 0; to < PEERS; to++) {
        call(request, peer, to, cause, handler, caller);
      }
    }
  }
}
