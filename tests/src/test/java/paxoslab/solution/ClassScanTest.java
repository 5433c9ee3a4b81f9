package paxoslab.solution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rows of a table are compiled together, one a line, because javac takes longer than the scan. */
class ClassScanTest {
  private static final int IMPORT_LINES = 1;

  /** Statement, what is refused, a word of the remedy. */
  private static final String STATEMENTS =
      """
      Thread.sleep(5)                              | Thread.sleep | env.sleep
      Thread.yield()                               | Thread.yield | env.await
      Thread.onSpinWait()                          | Thread.onSpinWait | env.await
      new Thread(() -> {}).start()                 | new Thread | env.spawn
      Thread.currentThread().getName()             | Thread.getName | leave it out
      new Timer()                                  | new Timer | env.spawn
      Executors.newFixedThreadPool(2)              | Executors.newFixedThreadPool | env.spawn
      ForkJoinPool.commonPool()                    | ForkJoinPool.commonPool | env.spawn
      CompletableFuture.supplyAsync(() -> 1)       | CompletableFuture.supplyAsync | env.spawn
      CompletableFuture.runAsync(() -> {})         | CompletableFuture.runAsync | env.spawn
      new ArrayList<>(l).parallelStream()          | ArrayList.parallelStream | parallel
      l.stream().parallel()                        | Stream.parallel | parallel
      IntStream.range(0, 3).parallel()             | IntStream.parallel | parallel
      Arrays.parallelSort(new int[3])              | Arrays.parallelSort | parallel
      StreamSupport.stream(l.spliterator(), true)  | StreamSupport.stream | parallel
      new ConcurrentHashMap<>().forEach(1, (a, b) -> {}) | ConcurrentHashMap.forEach | loop
      System.nanoTime()                            | System.nanoTime | env.now
      System.currentTimeMillis()                   | System.currentTimeMillis | env.now
      Instant.now()                                | Instant.now | env.now
      LocalDateTime.now()                          | LocalDateTime.now | env.now
      Clock.systemUTC()                            | Clock.systemUTC | env.now
      new Date()                                   | new Date | env.now
      Calendar.getInstance()                       | Calendar.getInstance | env.now
      TimeUnit.SECONDS.sleep(1)                    | TimeUnit.sleep | env.sleep
      System.exit(1)                               | System.exit | Env
      System.getenv("x")                           | System.getenv | Env
      System.getProperty("x")                      | System.getProperty | Env
      System.in.read()                             | System.in | Env
      System.identityHashCode(l)                   | System.identityHashCode | number
      Integer.getInteger("x")                      | Integer.getInteger | Env
      Math.random()                                | Math.random | env.random
      new Random()                                 | new Random | env.random
      ThreadLocalRandom.current().nextInt()        | ThreadLocalRandom.current | env.random
      new java.security.SecureRandom()             | new SecureRandom | env.random
      UUID.randomUUID()                            | UUID.randomUUID | env.random
      java.util.random.RandomGenerator.getDefault() | RandomGenerator.getDefault | env.random
      Collections.shuffle(l)                       | Collections.shuffle | env.random
      new ThreadLocal<Integer>()                   | new ThreadLocal | field
      new java.io.File("x")                        | new File | Env
      java.nio.file.Files.exists(null)             | Files.exists | Env
      new java.io.PrintWriter("x")                 | new PrintWriter | Env
      new java.net.Socket("h", 1)                  | new Socket | Env
      Runtime.getRuntime().gc()                    | Runtime.getRuntime | Env
      new ProcessBuilder("x").start()              | new ProcessBuilder | Env
      Class.forName("x")                           | Class.forName | directly
      l.getClass().getMethods()                    | Class.getMethods | directly
      java.lang.invoke.MethodHandles.lookup()      | MethodHandles.lookup | directly
      new java.lang.ref.WeakReference<>(l)         | new WeakReference | hold
      new java.io.ObjectOutputStream(null)         | new ObjectOutputStream | Env
      l.wait()                                     | Object.wait | env.await
      l.notifyAll()                                | Object.notifyAll | env.await
      new Semaphore(1)                             | new Semaphore | env.await
      new CountDownLatch(1)                        | new CountDownLatch | env.await
      new LinkedBlockingQueue<>()                  | new LinkedBlockingQueue | env.await
      new Exchanger<>()                            | new Exchanger | env.await
      new CyclicBarrier(1)                         | new CyclicBarrier | env.await
      new FutureTask<>(() -> 1)                    | new FutureTask | env.await
      new ReentrantLock().newCondition()           | ReentrantLock.newCondition | env.await
      new ReentrantReadWriteLock()                 | new ReentrantReadWriteLock | env.await
      new StampedLock()                            | new StampedLock | env.await
      LockSupport.park()                           | LockSupport.park | env.await
      Set.of(1, 2)                                 | Set.of | LinkedHashSet
      Map.of(1, 2, 3, 4)                           | Map.of | LinkedHashMap
      Set.copyOf(l)                                | Set.copyOf | LinkedHashSet
      l.stream().collect(Collectors.toUnmodifiableSet()) | toUnmodifiableSet | LinkedHashSet
      new IdentityHashMap<>()                      | new IdentityHashMap | LinkedHashMap
      Fate.CHOSEN.hashCode()                       | Fate.hashCode | number
      java.util.logging.Logger.getLogger("x")      | Logger.getLogger | env.log
      new Scanner("x")                             | new Scanner | Env
      javax.crypto.Cipher.getInstance("x")         | Cipher.getInstance | Env
      Supplier<Long> s = System::nanoTime          | System.nanoTime | env.now
      Supplier<Random> s = Random::new             | new Random | env.random
      """;

  /** Declaration, what is refused. */
  private static final String DECLARATIONS =
      """
      class Code extends Thread {}                        | extending Thread
      class Code extends TimerTask { public void run() {} } | extending TimerTask
      class Code<R> extends RpcFuture<R> {}               | extending RpcFuture
      class Code { native void f(); }                     | native method f
      class Code { protected void finalize() {} }         | finalize
      class Code { static int next; }                     | static field next that isn't final
      class Code { int f() { return next++; } static int next = 3; } | static field next
      class Code { static final int[] A = {1}; }          | static field A of mutable type int[]
      class Code { static final Map<String, String> M = new TreeMap<>(); } | type Map
      class Code { static final List<String> L = Arrays.asList("a"); } | type List
      class Code { static final AtomicInteger N = new AtomicInteger(); } | AtomicInteger
      class Code { static final StringBuilder B = new StringBuilder(); } | StringBuilder
      class Code { int n; static final Code C = new Code(); } | static field C of mutable type Code
      class Code { static final IntSupplier N = new AtomicInteger()::incrementAndGet; } | static field N
      record Code(int[] a) { static final Code C = new Code(new int[1]); } | static field C
      enum Code { A; int count; }                         | field of an enum constant, count
      enum Code { A; final List<String> l = null; final int[] a = {}; } | constant, a of mutable
      """;

  private static final List<String> LEGAL =
      List.of(
          "class Code extends ArrayList<Object> { Object f() { return parallelStream(); }"
              + " public Stream<Object> parallelStream() { return stream(); } }",
          "class Code { void f(List<String> l, Env env) { Collections.shuffle(l, env.random());"
              + " new Random(3).nextInt(4); env.random().nextInt(1, 3); env.random().ints(3); } }",
          "class Code { void f() { System.out.println(1); System.err.printf(\"%d\", 1); } }",
          "class Code { void f(Future<?> f) throws Exception { try { f.get(); }"
              + " catch (InterruptedException e) { Thread.currentThread().interrupt(); } } }",
          "class Code { Object f() { return List.of(Set.of(), Set.of(1), Map.of(), Map.of(1, 2),"
              + " List.of(1, 2, 3), List.copyOf(new ArrayList<>())); } }",
          "class Code { synchronized void f(ReentrantLock l) { l.lock(); try {} finally"
              + " { l.unlock(); } synchronized (this) { assert l != null; } } }",
          "class Code { Object f(Fate f, String s) { switch (s) { case \"a\": return 1; }"
              + " return switch (f) { case CHOSEN -> 1; case PENDING -> 2; default -> 3; }; } }",
          "class Code { enum Kind { A(\"x\") { }, B(\"y\"); final String s;"
              + " Kind(String s) { this.s = s; } } Object f() { return Kind.valueOf(\"A\"); } }",
          "class Code { Object f(Iterable<String> i) {"
              + " return StreamSupport.stream(i.spliterator(), false).toList(); } }",
          "record Code(int a, String b, Object c) { static final Code NONE = new Code(1, \"\","
              + " null); static final Code[] none() { return new Code[0]; } }",
          "class Code { static final int A = 1; static final String B = \"b\"; static final Integer"
              + " C = 2; static final Duration D = Duration.ofMillis(3); static final Fate E ="
              + " Fate.CHOSEN; static final Comparator<Integer> F = Comparator.reverseOrder();"
              + " static final Object G = new Object(); static final List<Integer> H = List.of(1,"
              + " 2); static final Set<Integer> I = Collections.unmodifiableSet(new TreeSet<>());"
              + " static final Map<Integer, Integer> J = Collections.emptyMap(); static final"
              + " BiFunction<Integer, Integer, Integer> K = Math::max; static final"
              + " java.util.regex.Pattern L = java.util.regex.Pattern.compile(\"x\"); static final"
              + " java.math.BigInteger M = java.math.BigInteger.ONE; static final List<Integer> N ="
              + " Stream.of(1, 2).toList(); static final Comparator<String> O ="
              + " Comparator.comparing(String::length) .thenComparing(Comparator.naturalOrder());"
              + " static final Runnable P = () -> {}; }",
          "interface Code { int MAX = 3; Code NOTHING = () -> 0; int f();"
              + " default int g() { return f(); } }",
          "class Code { void f(Env env) { Executor e = env::spawn; CompletableFuture.supplyAsync(()"
              + " -> 1, e).thenApplyAsync(x -> x, e).join(); new"
              + " CompletableFuture<Integer>().orTimeout(1, TimeUnit.SECONDS).thenRun(() -> {});"
              + " new ConcurrentHashMap<String, String>().forEach((a, b) -> {}); new"
              + " AtomicInteger().incrementAndGet(); new ConcurrentSkipListMap<>(); } }",
          "class Code { String f(Throwable t) { java.io.StringWriter w = new"
              + " java.io.StringWriter(); t.printStackTrace(new java.io.PrintWriter(w)); return w +"
              + " getClass().getName() + String.format(\"%d\", 1) +"
              + " java.nio.charset.StandardCharsets.UTF_8; } }",
          "class Code { Object f() { long a ="
              + " Instant.EPOCH.plus(Duration.ofDays(1)).toEpochMilli(); return new EnumMap<Fate,"
              + " Long>(Map.of(Fate.CHOSEN, a)); } }");

  private static List<Refusal> scan(String code) {
    return Peers.solution(code).refusals();
  }

  private record Row(String code, String what, String remedy) {
    static Row of(String line) {
      String[] cells = line.split("\\|", -1);
      return new Row(cells[0].strip(), cells[1].strip(), cells.length > 2 ? cells[2].strip() : "");
    }
  }

  @TestFactory
  Stream<DynamicTest> refusesTheStatementWithLineAndRemedy() {
    return refusedLineByLine(
        STATEMENTS, "class C%d { void c(List<Object> l, Env env) throws Exception { %s; } }");
  }

  @TestFactory
  Stream<DynamicTest> refusesTheDeclarationInItsLine() {
    return refusedLineByLine(DECLARATIONS, "interface C%d { %s }");
  }

  private static Stream<DynamicTest> refusedLineByLine(String table, String frame) {
    List<Row> rows = table.lines().map(Row::of).toList();
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      code.append(frame.formatted(i, rows.get(i).code())).append('\n');
    }
    List<Refusal> refusals = scan(code.toString());
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      String at = "Code.java:" + (i + 1 + IMPORT_LINES);
      tests.add(
          DynamicTest.dynamicTest(
              row.code(),
              () -> {
                List<Refusal> here = refusals.stream().filter(r -> r.at().equals(at)).toList();
                assertThat(here).hasSize(1);
                assertThat(here.get(0).what()).contains(row.what());
                assertThat(here.get(0).remedy()).contains(row.remedy());
              }));
    }
    return tests.stream();
  }

  @Test
  void letsLegalCodePass() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LEGAL.size(); i++) {
      code.append("interface C%d { %s }\n".formatted(i, LEGAL.get(i)));
    }
    assertThat(scan(code.toString())).isEmpty();
  }

  @Test
  void oneRefusalForOneMistakeInOneLine() {
    assertThat(scan("class Code { void f() { new Thread(() -> {}).start(); } }")).hasSize(1);
  }

  @Test
  void refusalsComeInTheOrderOfLines() {
    assertThat(
            scan(
                """
                class Code {
                long a() { return System.nanoTime(); }
                class In { double b() { return Math.random(); } }
                long c() { return System.nanoTime(); } }"""))
        .extracting(Refusal::at)
        .containsExactly("Code.java:3", "Code.java:4", "Code.java:5");
  }

  @Test
  void fieldThatLooksLikeAnotherIsStillFoundInItsLine() {
    assertThat(scan("class Code { int f() { int next = 1;\nreturn next; }\nstatic int next; }"))
        .extracting(Refusal::at)
        .containsExactly("Code.java:4");
  }

  @Test
  void fieldOfAnEnumIsNotTakenForOneOfAnotherClass() {
    assertThat(scan("class Code {\nint n;\nenum Kind { A;\nint n; }\nstatic class In { int n; } }"))
        .extracting(Refusal::at)
        .containsExactly("Code.java:5");
  }

  @Test
  void peerThatDoesNothingIsLegal() {
    assertThat(SolutionCompiler.compile("x", Map.of("PaxosPeer.java", Peers.PEER)).refusals())
        .isEmpty();
  }
}
