package paxoslab.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import paxoslab.api.NoReplyException;
import paxoslab.api.Request;
import paxoslab.guard.GuardControl;
import paxoslab.guard.TaskFuture;
import paxoslab.guard.Unwind;
import paxoslab.host.OpenCalls.OpenCall;
import paxoslab.solution.Solution;
import paxoslab.wire.Messages;

/** A peer in this JVM, in a class loader of its own, whose tasks run on a stage's carriers. */
public final class LocalHost implements Host {
  /** Loop iterations and calls of a turn: far beyond honest work, and over within a second. */
  private static final long FUEL = 20_000_000;

  private final Stage stage;
  private final Solution.LoadedPeer loaded;
  private final Cast cast;
  private final int me;
  private final Random random;
  private final String studentPackage;
  private final HostRuntime runtime;
  private final Marshal marshal;
  private final Watches watches = new Watches();
  private final ValueAudit audit = new ValueAudit();
  private final TaskQueue tasks = new TaskQueue();
  private final Questions questions = new Questions(this, watches, audit, tasks);
  private final TurnLimits limits = new TurnLimits();
  private final OpenCalls calls = new OpenCalls();
  private final LoopbackCalls loopback = new LoopbackCalls();
  private final Map<Integer, Runnable> timers = new HashMap<>();

  private List<Effect> effects = new ArrayList<>();
  private int nextTimer;
  private long now;
  private @Nullable Resident resident;
  private @Nullable Task current;
  private @Nullable String inline;
  private boolean dead;
  private boolean faulted;
  private Stimulus.Scope ask = Stimulus.Scope.TURN;

  /** In the constructor's turn nothing is asked: a fresh peer's answers are those of the API. */
  private boolean created;

  /**
   * A host for one node.
   *
   * @param cast who takes part
   * @param me this node's index among them
   * @param seed of the node's own random numbers
   */
  public LocalHost(Stage stage, Solution solution, Cast cast, int me, long seed) {
    this.stage = stage;
    this.loaded = solution.load(me);
    this.cast = cast;
    this.me = me;
    this.random = new Random(seed);
    String own = cast.isStore() ? solution.serverClass() : solution.peerClass();
    this.studentPackage = own.substring(0, own.lastIndexOf('.') + 1);
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

  HostRuntime runtime() {
    return runtime;
  }

  int me() {
    return me;
  }

  Cast cast() {
    return cast;
  }

  /** The task that runs now, or null in callbacks, API calls and the constructor. */
  @Nullable Task current() {
    return current;
  }

  /** What runs now when no task does: "start", "a callback". */
  @Nullable String inline() {
    return inline;
  }

  boolean over() {
    return faulted || dead;
  }

  // ---- turns ----

  @Override
  public void begin(long nowMicros, Stimulus stimulus) {
    now = nowMicros;
    limits.newTurn();
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
      inline(
          "a callback",
          () -> call.future().fail(new NoReplyException("no reply to " + call.what())));
    } else if (stimulus instanceof Stimulus.TimerFired t) {
      inline("a timer", Objects.requireNonNull(timers.remove(t.timer()), "a timer fires once"));
    } else if (stimulus instanceof Stimulus.Start s) {
      watches.touch(s.seq());
      Object value = marshal.toObject(s.value());
      audit.handed(s.seq(), value);
      inline("start", () -> resident().peer().start(s.seq(), value));
    } else if (stimulus instanceof Stimulus.Done d) {
      inline("done", () -> resident().peer().done(d.seq()));
    } else if (stimulus instanceof Stimulus.Watch w) {
      watches.watch(w.seq());
    } else if (stimulus instanceof Stimulus.Ask a) {
      ask = a.what();
    } else if (stimulus instanceof Stimulus.Created) {
      created = true;
      inline("the constructor", () -> resident = construct());
    } else if (stimulus instanceof Stimulus.Invoke i) {
      schedule(new Task(this, Task.Kind.SPAWNED, null, () -> operate(i)));
    } else if (stimulus instanceof Stimulus.AuditValues a) {
      questions.audit(a.first(), resident());
    } else if (stimulus instanceof Stimulus.Kill) {
      inline("kill", () -> resident().kill());
      dead = true;
      stopAll();
    }
  }

  private Object decoded(Record reply, int seq) {
    Record copy = marshal.decodeReply(reply);
    audit.handedIn(copy, seq);
    return copy;
  }

  private Resident construct() {
    PeerEnv env = new PeerEnv(this, marshal, cast.names(), random);
    return Resident.of(loaded, cast, me, env, peer -> new WatchedPaxos(this, peer, watches));
  }

  private void operate(Stimulus.Invoke what) {
    String value = resident().operate(what);
    if (!over()) {
      effect(new Effect.Completed(what.call(), value));
    }
  }

  private Resident resident() {
    return Objects.requireNonNull(resident, "the first stimulus creates the peer");
  }

  private OpenCall endCall(int number) {
    OpenCall call = calls.end(number);
    watches.touch(call.seq());
    return call;
  }

  private void deliver(Stimulus.Deliver d) {
    watches.touch(Messages.seq(d.request()));
    Task task =
        new Task(
            this,
            Task.Kind.HANDLER,
            d.request(),
            new HandlerCall(this, resident(), marshal, audit, watches, d));
    task.neverWaits(loaded.neverWaits(d.request().getClass()));
    loopback.delivered(task, d.request());
    schedule(task);
  }

  /** Runs student code on the baton holder's own stack; waiting there is refused. */
  void inline(String what, Runnable body) {
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

  /** A server calls its peer: nobody may wait there, just as when a scenario calls. */
  void asApplication(String what, Runnable body) {
    Task caller = current;
    String callersInline = inline;
    current = null;
    inline = what;
    try {
      body.run();
    } finally {
      current = caller;
      inline = callersInline;
    }
  }

  /** Runs a task's body; the student's exceptions end here. */
  void runTask(Task task, Runnable body) {
    current = task;
    guard().depth(0);
    guard().takeLine(); // Another task's: a body that is a method reference has none.
    try {
      if (!task.stopping()) {
        body.run();
      }
    } catch (Throwable t) {
      escaped(
          t,
          task.kind() == Task.Kind.HANDLER
              ? "the handler of " + Messages.name(task.request())
              : "a task");
    } finally {
      current = null;
      tasks.ended(task);
    }
    task.locks().first().filter(lock -> !over()).ifPresent(this::endedWith);
  }

  private void endedWith(HeldLocks.Held lock) {
    String text = "a task ended while it held " + lock.inWords();
    fault("lock-held-while-waiting", text, lock.at(), List.of());
  }

  @Override
  public @Nullable Task nextTask() {
    if (!over() && stage.isFull()) {
      String text = "more tasks wait at one time than a machine has threads for";
      fault("task-leak", text + tasks.waitingLines(), null, List.of());
    }
    return tasks.next(over());
  }

  @Override
  public List<Effect> end() {
    if (!over() && !created) {
      questions.ask(ask, resident(), effects);
    }
    created = false;
    ask = Stimulus.Scope.TURN;
    List<Effect> turn = dead && !faulted ? new ArrayList<>() : effects;
    effects = new ArrayList<>();
    return turn;
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
    tasks.stopAll();
  }

  /** From now on each iteration and call throws, so that code that catches all ends too. */
  private void unwindAtOnce() {
    guard().refuel(0);
  }

  // ---- what the student's code can cause ----

  void schedule(Task task) {
    throwIfTooMuch(limits.spawned());
    tasks.add(task);
  }

  void resume(Task task) {
    tasks.resume(task);
  }

  void effect(Effect effect) {
    throwIfTooMuch(TurnLimits.effects(effects.size()));
    effects.add(effect);
  }

  private void throwIfTooMuch(@Nullable String excess) {
    if (excess != null) {
      throw fault("busy-loop", excess, StudentCode.here(this), List.of());
    }
  }

  TaskFuture<Object> openCall(int to, Request<?> request, @Nullable String at) {
    TaskFuture<Object> future = new TaskFuture<>(runtime, true);
    if (to == me) {
      loopback.called(current, request);
    }
    int call = calls.open(future, cast.names().get(to), request);
    effect(new Effect.SendRequest(call, to, request, at));
    return future;
  }

  void setTimer(long micros, Runnable action) {
    int timer = nextTimer++;
    timers.put(timer, action);
    effect(new Effect.SetTimer(timer, micros));
  }

  /** The current task gives way until somebody resumes it. */
  void pause(Task self, Task.Wait waitsFor, @Nullable String at) {
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
        tasks.ended(self);
        current = null;
        stage.abandonCurrent();
      }
      throw new Unwind();
    }
  }

  /** Records what ends the lesson; the first fault counts. The result is to be thrown. */
  Error fault(String rule, String text, @Nullable String where, List<String> stack) {
    if (!faulted && !dead) {
      faulted = true;
      effects.add(new Effect.Fault(rule, text, where, stack));
      tasks.halt();
      unwindAtOnce();
    }
    return new Unwind();
  }

  /** What the student's code threw ends the lesson, unless it is the lab's own. */
  void escaped(Throwable thrown, String from) {
    if (!(thrown instanceof Unwind)) {
      EscapedException.report(this, thrown, from);
    }
  }

  @Override
  public List<WaitingTask> waiting() {
    return tasks.waiting();
  }

  @Override
  public void release() {
    if (tasks.alive() == 0) {
      loaded.release();
    }
  }

  @Override
  public boolean isEmpty() {
    return tasks.alive() == 0;
  }

  @Override
  public int tasksAlive() {
    return tasks.alive();
  }
}
