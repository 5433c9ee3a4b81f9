package paxoslab.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What students do, and what becomes of it: it is allowed, rewritten, or refused with its file, its
 * line and what to use instead. Where {@link ClassScanTest} has the row already it isn't here.
 */
class StudentHabitsTest {
  private static final String ALLOWED = "allowed";
  private static final String REWRITTEN = "rewritten: ";

  /** Declaration, what becomes of it. */
  private static final String DECLARATIONS =
      """
      class Code { static class In { static int counter; } } | static field counter that isn't final is refused; make it an instance field: each peer has its own
      class Code { static Code one; static Code get() { if (one == null) one = new Code(); return one; } } | static field one that isn't final is refused; make it an instance field: each peer has its own
      class Code { int n; static class Holder { static final Code ONE = new Code(); } } | static field ONE of mutable type Code is refused; make it an instance field: each peer has its own
      class Code { static final LongAdder N = new LongAdder(); } | static field N of mutable type LongAdder is refused; make it an instance field: each peer has its own
      class Code { static final ReentrantLock LOCK = new ReentrantLock(); } | static field LOCK of mutable type ReentrantLock is refused; make it an instance field: each peer has its own
      class Code { static final Random R = new Random(3); } | static field R of mutable type Random is refused; make it an instance field: each peer has its own
      class Code { static final List<List<Integer>> L = List.of(new ArrayList<>()); } | static field L with an ArrayList in it is refused; make it an instance field: each peer has its own
      class Code { static final Map<String, AtomicInteger> M = Map.of("a", new AtomicInteger()); } | static field M with an AtomicInteger in it is refused; make it an instance field: each peer has its own
      class Code { static { System.setProperty("a", "b"); } } | System.setProperty is refused; a peer meets the world only through Env
      interface Code { List<String> SHARED = new ArrayList<>(); } | static field SHARED of mutable type List is refused; make it an instance field: each peer has its own
      interface Code { int[] SHARED = {1}; } | static field SHARED of mutable type int[] is refused; make it an instance field: each peer has its own
      record Code(int n) { static final Map<Integer, Code> CACHE = new HashMap<>(); } | static field CACHE of mutable type Map is refused; make it an instance field: each peer has its own
      record Code(int n) { static Code last; } | static field last that isn't final is refused; make it an instance field: each peer has its own
      record Code(Map<Integer, Integer> seen) { static final Code ONE = new Code(new HashMap<>()); } | static field ONE with a HashMap in it is refused; make it an instance field: each peer has its own
      sealed interface Code { record A() implements Code { static int n; } } | static field n that isn't final is refused; make it an instance field: each peer has its own
      enum Code { A; final AtomicInteger n = new AtomicInteger(); } | field of an enum constant, n of mutable type AtomicInteger is refused; keep it in the peer: enum constants are shared
      enum Code { A; final List<Integer> seen = new ArrayList<>(); } | field of an enum constant, seen with an ArrayList in it is refused; keep it in the peer: enum constants are shared
      enum Code { A(new ArrayList<>()); final List<Integer> l; Code(List<Integer> s) { l = s; } } | enum constant A with an ArrayList in it is refused; keep it in the peer: enum constants are shared
      enum Code { A { int n; int f() { return n++; } }; abstract int f(); } | field of an enum constant, n that isn't final is refused; keep it in the peer: enum constants are shared
      class Code extends RecursiveTask<Integer> { protected Integer compute() { return 1; } } | extending RecursiveTask is refused; use env.spawn(Runnable)
      class Code extends ThreadLocal<Integer> { } | extending ThreadLocal is refused; use a field: one task of a peer runs at a time
      enum Code { A(1, 2); final List<Integer> l; Code(int... s) { l = IntStream.of(s).boxed().toList(); } } | allowed
      class Code { record P(int a) {} static final List<P> L = List.of(new P(1), new P(2)); } | allowed
      class Code { static final List<Integer> L = new ArrayList<>(List.of(1)).stream().toList(); } | allowed
      class Code { static final List<Object> L; static { List<Object> l = new ArrayList<>(); L = Collections.unmodifiableList(l); } } | allowed
      record Code(List<Integer> seen) { static final Code NONE = new Code(List.of()); } | allowed
      class Code implements Runnable { public void run() {} } | allowed
      class Code extends CompletableFuture<Integer> { } | rewritten: paxoslab/guard/LocalFuture
      class Code extends ReentrantLock { } | rewritten: paxoslab/guard/LocalLock
      class Code extends HashMap<Integer, Integer> { } | rewritten: java/util/LinkedHashMap
      class Code { int n; } | rewritten: hashCode
      class Code { synchronized void f() { } } | rewritten: lock
      """;

  /** Statement, what becomes of it. */
  private static final String STATEMENTS =
      """
      ZonedDateTime.now() | ZonedDateTime.now is refused; use env.now()
      Clock.systemDefaultZone().millis() | Clock.systemDefaultZone is refused; use env.now()
      Supplier<Instant> s = Instant::now | Instant.now is refused; use env.now()
      Supplier<Long> s = () -> System.currentTimeMillis() | System.currentTimeMillis is refused; use env.now()
      new Random(System.nanoTime()) | System.nanoTime is refused; use env.now()
      new SplittableRandom() | new SplittableRandom is refused; use env.random()
      Supplier<UUID> s = UUID::randomUUID | UUID.randomUUID is refused; use env.random()
      DoubleSupplier s = Math::random | Math.random is refused; use env.random()
      Collections.shuffle(l, new Random()) | new Random is refused; use env.random()
      Thread.currentThread().getId() | Thread.getId is refused; leave it out: the thread is the lab's
      Thread.currentThread().setName("x") | Thread.setName is refused; leave it out: the thread is the lab's
      Thread.dumpStack() | Thread.dumpStack is refused; leave it out: the thread is the lab's
      Thread t = new Thread(() -> {}); t.join() | new Thread is refused; use env.spawn(Runnable)
      Function<Runnable, Thread> f = Thread::new | new Thread is refused; use env.spawn(Runnable)
      Executors.newScheduledThreadPool(1).schedule(() -> {}, 1, TimeUnit.SECONDS) | Executors.newScheduledThreadPool is refused; use env.spawn(Runnable)
      new Timer().schedule(null, 3) | new Timer is refused; use env.spawn(Runnable) with env.sleep(Duration) in it
      new HashMap<>().keySet().parallelStream() | Set.parallelStream is refused; leave out "parallel": one task of a peer runs at a time
      Function<List<Object>, Stream<Object>> f = Collection::parallelStream | Collection.parallelStream is refused; leave out "parallel": one task of a peer runs at a time
      notify() | Object.notify is refused; let the task wait for a CompletableFuture with env.await, and complete it elsewhere
      Runnable r = o::notifyAll | Object.notifyAll is refused; let the task wait for a CompletableFuture with env.await, and complete it elsewhere
      Lock k = new ReentrantLock(); k.newCondition() | Lock.newCondition is refused; let the task wait for a CompletableFuture with env.await, and complete it elsewhere
      BlockingQueue<Object> q = null; q.take() | BlockingQueue.take is refused; let the task wait for a CompletableFuture with env.await, and complete it elsewhere
      Runtime.getRuntime().availableProcessors() | Runtime.getRuntime is refused; a peer meets the world only through Env
      Runnable r = () -> System.exit(1) | System.exit is refused; a peer meets the world only through Env
      new java.net.ServerSocket(1) | new ServerSocket is refused; a peer meets the world only through Env
      java.lang.reflect.Proxy.newProxyInstance(null, null, null) | Proxy.newProxyInstance is refused; call it directly
      o.getClass().getDeclaredField("x").setAccessible(true) | Class.getDeclaredField is refused; call it directly
      ThreadLocal.withInitial(() -> 1) | ThreadLocal.withInitial is refused; use a field: one task of a peer runs at a time
      java.lang.ref.Cleaner.create() | Cleaner.create is refused; hold the object, or let it go
      new WeakHashMap<>() | new WeakHashMap is refused; use a LinkedHashSet, LinkedHashMap or TreeMap, whose order is the same in each run
      for (Object x : Set.of(1, 2)) { } | Set.of is refused; use a LinkedHashSet, LinkedHashMap or TreeMap, whose order is the same in each run
      Function<List<Object>, Set<Object>> f = Set::copyOf | Set.copyOf is refused; use a LinkedHashSet, LinkedHashMap or TreeMap, whose order is the same in each run
      Function<Object, Integer> f = System::identityHashCode | System.identityHashCode is refused; number the objects yourself: an identity hash is chance
      new Random(3).nextInt() | allowed
      new ConcurrentLinkedQueue<>().poll() | allowed
      new EnumMap<Fate, Integer>(Fate.class) | allowed
      System.out.println(o) | allowed
      Object s = "x" + o | allowed
      o.hashCode() | allowed
      new ConcurrentHashMap<>() | allowed
      Thread.currentThread().interrupt() | allowed
      new HashSet<>(l) | rewritten: java/util/LinkedHashSet
      Supplier<Map<Object, Object>> f = HashMap::new | rewritten: java/util/LinkedHashMap
      l.stream().collect(Collectors.toSet()) | rewritten: paxoslab/guard/LocalCollectors
      l.stream().collect(Collectors.groupingBy(x -> x)) | rewritten: paxoslab/guard/LocalCollectors
      CompletableFuture.supplyAsync(() -> 1, env::spawn) | rewritten: paxoslab/guard/LocalFuture
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS) | rewritten: paxoslab/guard/LocalFuture
      CompletableFuture.allOf().join() | rewritten: paxoslab/guard/LocalFuture
      Supplier<Object> f = CompletableFuture::new | rewritten: paxoslab/guard/LocalFuture
      new ReentrantLock().lock() | rewritten: paxoslab/guard/LocalLock
      synchronized (l) { } | rewritten: lock
      for (;;) { if (l.isEmpty()) { break; } } | rewritten: spend
      """;

  private record Habit(String code, String outcome) {
    static Habit of(String line) {
      int bar = line.lastIndexOf(" | ");
      return new Habit(line.substring(0, bar).strip(), line.substring(bar + 3).strip());
    }
  }

  @TestFactory
  Stream<DynamicTest> declaration() {
    return tests(DECLARATIONS, "interface C%d { %s }");
  }

  @TestFactory
  Stream<DynamicTest> statement() {
    return tests(
        STATEMENTS,
        "class C%d { void c(List<Object> l, Env env, Object o) throws Throwable { %s; } }");
  }

  /** All are compiled together, one a line. */
  private static Stream<DynamicTest> tests(String table, String frame) {
    List<Habit> habits = table.lines().map(Habit::of).toList();
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < habits.size(); i++) {
      code.append(frame.formatted(i, habits.get(i).code)).append('\n');
    }
    Sources sources =
        new Sources("habits", "paxoslab.student", Peers.sources(code.toString()), List.of());
    StudentClasses student = StudentClasses.read(SolutionCompiler.javac(sources));
    List<Refusal> refusals = new ClassScan(student, new SourceLines(sources.files())).refusals();
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < habits.size(); i++) {
      Habit habit = habits.get(i);
      String at = "Code.java:" + (i + 2);
      List<String> said =
          refusals.stream().filter(r -> r.at().equals(at)).map(Refusal::toString).toList();
      String classes = rewritten(student, "paxoslab/student/C" + i);
      tests.add(DynamicTest.dynamicTest(habit.code, () -> judge(habit, at, said, classes)));
    }
    return tests.stream();
  }

  private static void judge(Habit habit, String at, List<String> said, String classes) {
    if (habit.outcome.startsWith(REWRITTEN)) {
      assertThat(said).isEmpty();
      assertThat(classes).contains(habit.outcome.substring(REWRITTEN.length()));
    } else if (habit.outcome.equals(ALLOWED)) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said).containsExactly(at + ": " + habit.outcome);
    }
  }

  /** What a class and those inside it are rewritten to; names are legible in class files. */
  private static String rewritten(StudentClasses student, String outer) {
    ClassRewriter rewriter = new ClassRewriter(student);
    StringBuilder bytes = new StringBuilder();
    student.all().stream()
        .filter(node -> (node.name + "$").startsWith(outer + "$"))
        .map(node -> rewriter.rewrite("habits", node))
        .forEach(b -> bytes.append(new String(b, StandardCharsets.ISO_8859_1)));
    return bytes.toString();
  }
}
