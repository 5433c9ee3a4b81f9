package paxoslab.host;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import paxoslab.api.AcceptArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.Env;
import paxoslab.api.NoReplyException;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.Request;
import paxoslab.api.SeqArgs;
import paxoslab.guard.GuardControl;
import paxoslab.guard.TaskFuture;
import paxoslab.guard.Unwind;
import paxoslab.solution.Solution;
import paxoslab.wire.Encoder;
import paxoslab.wire.Messages;

/** A peer in this JVM, in a class loader of its own, whose tasks run on a stage's carriers. */
public final class LocalHost implements Host {
  /** Loop iterations and method calls of a turn: far beyond honest work, and over within a second. */
  private static final long FUEL = 20_000_000;

  /** Tasks, messages, timers and log lines of one turn. */
  private static final int MOST_PER_TURN = 100_000;

  /** Handlers of one peer that each wait for the next: far beyond honest nesting. */
  private static final int MOST_CALLERS = 50;

  private final Stage stage;
  private final Solution.LoadedPeer loaded;
  private final List<String> peers;
  private final int me;
  private final Random random;
  private final String studentPackage;
  private final HostRuntime runtime;
  private final Marshal marshal;
  private final Watches watches = new Watches();
  private final ValueAudit audit = new ValueAudit();

  private final ArrayDeque<Task> ready = new ArrayDeque<>();
  private final Set<Task> alive = new LinkedHashSet<>();
  private final Map<Integer, OpenCall> calls = new HashMap<>();
  private final Map<Integer, Runnable> timers = new HashMap<>();
  /** Requests that handlers of this peer have sent to this peer, with how many handlers are behind. */
  private final Map<Request<?>, Integer> calledByHandlers = new HashMap<>();

  private List<Effect> effects = new ArrayList<>();
  private int nextCall;
  private int nextTimer;
  private int spawnedThisTurn;
  private long now;
  private Paxos peer;
  private Task current;
  private String inline;
  private boolean dead;
  private boolean faulted;
  private Stimulus.Scope ask = Stimulus.Scope.TURN;
  /** In the turn of the constructor nothing is asked: a fresh peer's answers are those of the API. */
  private boolean created;

  /**
   * A host for one peer.
   *
   * @param peers the addresses of all peers
   * @param me this peer's index
   * @param seed of the peer's own random numbers
   */
  public LocalHost(Stage stage, Solution solution, List<String> peers, int me, long seed) {
    this.stage = stage;
    this.loaded = solution.load(me);
    this.peers = List.copyOf(peers);
    this.me = me;
    this.random = new Random(seed);
    this.studentPackage = solution.peerClass().substring(0, solution.peerClass().lastIndexOf('.') + 1);
    this.marshal = new Marshal(loaded.loader());
    this.runtime = new HostRuntime(this);
    loaded.guard().connect(runtime);
  }

  Stage stage() {
    return stage;
  }

  String studentPackage() {
    return studentPackage;
  }

  GuardControl guard() {
    return loaded.guard();
  }

  long now() {
    return now;
  }

  int me() {
    return me;
  }

  Random random() {
    return random;
  }

  /** The task that runs now, or null in callbacks, API calls and the constructor. */
  Task current() {
    return current;
  }

  /** What runs now when no task does: "start", "a callback". */
  String inline() {
    return inline;
  }

  boolean over() {
    return faulted || dead;
  }

  // ---- turns ----

  @Override
  public void begin(long nowMicros, Stimulus stimulus) {
    now = nowMicros;
    spawnedThisTurn = 0;
    if (over()) {
      return;
    }
    guard().refuel(FUEL);
    guard().depth(0);
    if (stimulus instanceof Stimulus.Deliver d) {
      deliver(d);
    } else if (stimulus instanceof Stimulus.ReplyArrived r) {
      OpenCall call = endCall(r.call());
      inline("a callback", () -> call.future().deliver(decoded(r.reply(), call.seq())));
    } else if (stimulus instanceof Stimulus.NoReply n) {
      OpenCall call = endCall(n.call());
      inline("a callback", () -> call.future().fail(new NoReplyException("no reply to " + call.what())));
    } else if (stimulus instanceof Stimulus.TimerFired t) {
      inline("a timer", timers.remove(t.timer()));
    } else if (stimulus instanceof Stimulus.Start s) {
      watches.touch(s.seq());
      Object value = marshal.toObject(s.value());
      audit.handed(s.seq(), value);
      inline("start", () -> peer.start(s.seq(), value));
    } else if (stimulus instanceof Stimulus.Done d) {
      inline("done", () -> peer.done(d.seq()));
    } else if (stimulus instanceof Stimulus.Watch w) {
      watches.watch(w.seq());
    } else if (stimulus instanceof Stimulus.Ask a) {
      ask = a.what();
    } else if (stimulus instanceof Stimulus.Created) {
      created = true;
      inline("the constructor", this::construct);
    } else if (stimulus instanceof Stimulus.AuditValues a) {
      auditValues(a.first());
    } else if (stimulus instanceof Stimulus.Kill) {
      inline("kill", () -> peer.kill());
      dead = true;
      stopAll();
    }
  }

  private Object decoded(Record reply, int seq) {
    Record copy = marshal.decodeReply(reply);
    audit.handedIn(copy, seq);
    return copy;
  }

  private OpenCall endCall(int number) {
    OpenCall call = calls.remove(number);
    watches.touch(call.seq());
    return call;
  }

  private void deliver(Stimulus.Deliver d) {
    watches.touch(Messages.seq(d.request()));
    Task task = new Task(this, Task.Kind.HANDLER, d.request(), () -> handle(d.delivery(), d.request()));
    Integer callers = calledByHandlers.remove(d.request());
    task.callers(callers == null ? 0 : callers);
    schedule(task);
  }

  private void handle(int delivery, Request<?> neutral) {
    Request<?> request = marshal.decode(neutral);
    audit.handed(request);
    guard().takeReturnLine();
    Record reply;
    if (request instanceof PrepareArgs p) {
      reply = peer.prepare(p);
    } else if (request instanceof AcceptArgs a) {
      reply = peer.accept(a);
    } else if (request instanceof ChooseArgs c) {
      reply = peer.choose(c);
    } else {
      reply = peer.updateDoneSeqs((SeqArgs) request);
    }
    if (over()) {
      return;
    }
    watches.touch(Messages.seq(neutral));
    String at = guard().takeReturnLine();
    if (reply == null) {
      fault("exception-escaped", "the handler of " + Messages.name(neutral) + " returned null", at, List.of());
      return;
    }
    try {
      effect(new Effect.SendReply(delivery, marshal.encodeReply(reply), at));
    } catch (Encoder.UnsendableException e) {
      fault("unsendable-value", e.getMessage(), at, List.of());
    }
  }

  private void construct() {
    try {
      Env env = new PeerEnv(this, marshal, peers);
      var constructor = loaded.peerClass().getDeclaredConstructor(List.class, int.class, Env.class);
      constructor.setAccessible(true);
      peer = (Paxos) constructor.newInstance(peers, me, env);
    } catch (InvocationTargetException e) {
      sneak(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the peer can't be constructed", e);
    }
  }

  /** Runs student code on the baton holder's own stack; waiting there is refused. */
  private void inline(String what, Runnable body) {
    inline = what;
    try {
      body.run();
    } catch (Throwable t) {
      escaped(t, what);
    } finally {
      inline = null;
      runtime.releaseInlineLocks();
    }
  }

  /** Runs a task's body; the student's exceptions end here. */
  void runTask(Task task, Runnable body) {
    current = task;
    guard().depth(0);
    try {
      if (!task.stopping()) {
        body.run();
      }
    } catch (Throwable t) {
      escaped(t, task.kind() == Task.Kind.HANDLER ? "the handler of " + Messages.name(task.request()) : "a task");
    } finally {
      current = null;
      alive.remove(task);
    }
    if (task.heldLockAt() != null && !over()) {
      fault("lock-held-while-waiting", "a task ended while it held the lock that it took at " + task.heldLockAt(), null, List.of());
    }
  }

  @Override
  public Task nextTask() {
    while (!ready.isEmpty()) {
      Task task = ready.poll();
      if (over() && !task.stopping()) {
        continue;
      }
      if (!task.started() && task.stopping()) {
        alive.remove(task);
        continue;
      }
      return task;
    }
    return null;
  }

  @Override
  public List<Effect> end() {
    if (!over() && !created) {
      inline("status", this::askWatched);
    }
    created = false;
    ask = Stimulus.Scope.TURN;
    List<Effect> turn = dead && !faulted ? new ArrayList<>() : effects;
    effects = new ArrayList<>();
    return turn;
  }

  private void askWatched() {
    runtime.asking(true);
    try {
      switch (ask) {
        case EVERYTHING -> watches.askEverything(peer, effects);
        case STEP -> watches.askStep(peer, effects);
        case TURN -> watches.askTurn(peer, effects);
      }
    } catch (Encoder.UnsendableException e) {
      fault("unsendable-value", e.getMessage(), null, List.of());
    } finally {
      runtime.asking(false);
    }
  }

  private void auditValues(boolean first) {
    if (first) {
      audit.begin();
      return;
    }
    inline("min", () -> audit.held(peer, peer.min()).ifPresent(held -> fault("values-released", held + waitingTasks(), null, List.of())));
  }

  private String waitingTasks() {
    StringBuilder lines = new StringBuilder();
    for (Task task : alive) {
      lines.append(lines.isEmpty() ? "; tasks wait at " : ", ").append(task.waitsAt());
    }
    return lines.toString();
  }

  @Override
  public void beginStop() {
    dead = true;
    stopAll();
  }

  private void stopAll() {
    unwindAtOnce();
    calls.clear();
    timers.clear();
    ready.clear();
    for (Task task : alive) {
      task.stop();
      ready.add(task);
    }
  }

  /** From now on each loop iteration and each call throws, so that code that catches all ends too. */
  private void unwindAtOnce() {
    guard().refuel(0);
  }

  // ---- what the student's code can cause ----

  void schedule(Task task) {
    if (++spawnedThisTurn > MOST_PER_TURN) {
      throw fault("busy-loop", "more than " + MOST_PER_TURN + " tasks were spawned while no time passed", StudentCode.here(this), List.of());
    }
    alive.add(task);
    ready.add(task);
  }

  void resume(Task task) {
    ready.add(task);
  }

  void checkMaySend(String at) {
    runtime.checkMaySend(at);
  }

  void await(CompletableFuture<?> future) {
    runtime.await(future);
  }

  void sleep(long micros) {
    runtime.sleep(micros);
  }

  void effect(Effect effect) {
    if (effects.size() >= MOST_PER_TURN) {
      throw fault("busy-loop", "more than " + MOST_PER_TURN + " messages, timers and log lines while no time passed", StudentCode.here(this), List.of());
    }
    effects.add(effect);
  }

  TaskFuture<Object> openCall(int to, Request<?> request, String at) {
    TaskFuture<Object> future = new TaskFuture<>(runtime, true);
    int call = nextCall++;
    calls.put(call, new OpenCall(future, Messages.seq(request), peers.get(to), request));
    if (to == me && isHandler(current)) {
      calledByHandlers.put(request, current.callers() + 1);
    }
    effect(new Effect.SendRequest(call, to, request, at));
    return future;
  }

  void setTimer(long micros, Runnable action) {
    int timer = nextTimer++;
    timers.put(timer, action);
    effect(new Effect.SetTimer(timer, micros));
  }

  /** The current task gives way until somebody resumes it. */
  void pause(Task self, Task.Wait waitsFor, String at) {
    self.depth(guard().depth());
    self.waitsFor(waitsFor, at, now);
    current = null;
    stage.pause(self);
    self.waitsFor(null, null, now);
    current = self;
    guard().depth(self.depth());
  }

  /** Throws if the current code has to unwind. */
  void checkRunning() {
    if (over()) {
      Task self = current;
      if (self != null && self.countStop() > HostRuntime.MOST_STOPS) {
        alive.remove(self);
        current = null;
        stage.abandonCurrent();
      }
      throw new Unwind();
    }
  }

  /** Records what ends the lesson; the first fault counts. The result is to be thrown. */
  Error fault(String rule, String text, String where, List<String> stack) {
    if (!faulted && !dead) {
      faulted = true;
      effects.add(new Effect.Fault(rule, text, where, stack));
      ready.clear();
      unwindAtOnce();
    }
    return new Unwind();
  }

  private void escaped(Throwable thrown, String from) {
    if (thrown instanceof Unwind) {
      return;
    }
    EscapedException.report(this, thrown, from);
  }

  void escapedFromCallback(Throwable thrown) {
    if (!(thrown instanceof Unwind)) {
      EscapedException.report(this, thrown, "a callback");
    }
  }

  /** The handler of an equal request at this peer that is waiting, if any: it would wait for itself. */
  boolean waitsForItself(int to, Request<?> request) {
    return to == me
        && isHandler(current)
        && request.equals(current.request());
  }

  /** True if the current handler is the last of a chain that only a loop explains. */
  boolean callsItselfForEver(int to) {
    return to == me && isHandler(current) && current.callers() >= MOST_CALLERS;
  }

  private static boolean isHandler(Task task) {
    return task != null && task.kind() == Task.Kind.HANDLER;
  }

  /** Handlers that have waited since before the given time, with what is needed to name them. */
  public List<WaitingTask> waiting() {
    List<WaitingTask> waiting = new ArrayList<>();
    for (Task task : alive) {
      if (task.waitsFor() != null) {
        boolean handler = task.kind() == Task.Kind.HANDLER;
        boolean plain = task.waitsFor() == Task.Wait.FUTURE;
        waiting.add(new WaitingTask(handler, plain, task.waitsAt(), task.waitsSince()));
      }
    }
    return waiting;
  }

  /** The run is over: what was loaded for this peer may serve another run, if nothing of it is left. */
  public void release() {
    if (alive.isEmpty()) {
      loaded.release();
    }
  }

  /** How many tasks are alive: running, ready or waiting. */
  public int tasksAlive() {
    return alive.size();
  }

  /** A call of this peer that has neither a reply nor failed. */
  private record OpenCall(TaskFuture<Object> future, int seq, String to, Request<?> request) {
    String what() {
      return Messages.name(request) + " to " + to;
    }
  }

  private static <E extends Throwable> void sneak(Throwable t) throws E {
    @SuppressWarnings("unchecked")
    E e = (E) t;
    throw e;
  }
}
