package paxoslab.solution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which types a student may use: those of listed packages, but for some that are refused. */
final class TypeRules {
  private static final Set<String> PACKAGES =
      Set.of(
          "java/lang",
          "java/lang/annotation",
          "java/math",
          "java/nio/charset",
          "java/text",
          "java/time",
          "java/time/chrono",
          "java/time/format",
          "java/time/temporal",
          "java/util",
          "java/util/concurrent",
          "java/util/concurrent/atomic",
          "java/util/concurrent/locks",
          "java/util/function",
          "java/util/regex",
          "java/util/stream",
          "paxoslab/api");

  private static final Set<String> IO =
      Set.of(
          "java/io/ByteArrayInputStream",
          "java/io/ByteArrayOutputStream",
          "java/io/Closeable",
          "java/io/IOException",
          "java/io/PrintStream",
          "java/io/PrintWriter",
          "java/io/Serializable",
          "java/io/StringReader",
          "java/io/StringWriter",
          "java/io/UncheckedIOException",
          "java/io/Writer");

  private static final Set<String> LOCKS =
      Set.of("java/util/concurrent/locks/Lock", "java/util/concurrent/locks/ReentrantLock");

  /** Remedies by the beginning of a name; the first that fits counts. */
  private static final Map<String, String> REFUSED = refused();

  /** The same for types of packages that aren't listed. */
  private static final Map<String, String> UNKNOWN = unknown();

  private TypeRules() {}

  private static Map<String, String> refused() {
    Map<String, String> refused = new LinkedHashMap<>();
    refused.put("java/lang/ThreadLocal", Remedy.FIELD);
    refused.put("java/lang/InheritableThreadLocal", Remedy.FIELD);
    refused.put("java/lang/Thread", Remedy.TASK);
    refused.put("java/lang/Process", Remedy.OUTSIDE);
    refused.put("java/lang/Runtime.", Remedy.OUTSIDE);
    refused.put("java/lang/ClassLoader", Remedy.REFLECTION);
    refused.put("java/lang/ClassValue", Remedy.FIELD);
    refused.put("java/lang/Module", Remedy.REFLECTION);
    refused.put("java/lang/StackWalker", Remedy.REFLECTION);
    refused.put("java/lang/SecurityManager", Remedy.OUTSIDE);
    refused.put("java/util/Timer", Remedy.TIMER);
    refused.put("java/util/Scanner", Remedy.OUTSIDE);
    refused.put("java/util/Formatter.", "use String.format");
    refused.put("java/util/ServiceLoader", Remedy.REFLECTION);
    refused.put("java/util/ResourceBundle", Remedy.OUTSIDE);
    refused.put("java/util/Calendar", Remedy.TIME);
    refused.put("java/util/GregorianCalendar", Remedy.TIME);
    refused.put("java/util/IdentityHashMap", Remedy.ORDER);
    refused.put("java/util/WeakHashMap", Remedy.ORDER);
    refused.put("java/util/concurrent/ThreadLocalRandom", Remedy.CHANCE);
    concurrency(refused);
    return refused;
  }

  private static Map<String, String> unknown() {
    Map<String, String> unknown = new LinkedHashMap<>();
    for (String world :
        new String[] {"java/io/", "java/nio/", "java/net/", "javax/", "java/sql/"}) {
      unknown.put(world, Remedy.OUTSIDE);
    }
    unknown.put("java/lang/ref/", "hold the object, or let it go");
    unknown.put("java/lang/reflect/", Remedy.REFLECTION);
    unknown.put("java/lang/invoke/", Remedy.REFLECTION);
    unknown.put("java/util/logging/", Remedy.PRINT);
    unknown.put("java/util/random/", Remedy.CHANCE);
    unknown.put("java/security/", Remedy.CHANCE);
    unknown.put("paxoslab/", "a peer uses paxoslab.api alone");
    unknown.put("", Remedy.KNOWN);
    return unknown;
  }

  private static void concurrency(Map<String, String> refused) {
    String concurrent = "java/util/concurrent/";
    for (String waits :
        new String[] {
          "ArrayBlockingQueue",
          "BlockingDeque",
          "BlockingQueue",
          "CountDownLatch",
          "CyclicBarrier",
          "DelayQueue",
          "Exchanger",
          "FutureTask",
          "LinkedBlockingDeque",
          "LinkedBlockingQueue",
          "LinkedTransferQueue",
          "Phaser",
          "PriorityBlockingQueue",
          "Semaphore",
          "SynchronousQueue",
          "TransferQueue",
          "locks/"
        }) {
      refused.put(concurrent + waits, Remedy.WAIT);
    }
    for (String runs :
        new String[] {
          "AbstractExecutorService",
          "CountedCompleter",
          "ExecutorCompletionService",
          "ExecutorService",
          "Executors",
          "Flow",
          "ForkJoin",
          "Recursive",
          "RunnableFuture",
          "RunnableScheduledFuture",
          "ScheduledExecutorService",
          "ScheduledFuture",
          "ScheduledThreadPoolExecutor",
          "StructuredTaskScope",
          "SubmissionPublisher",
          "ThreadFactory",
          "ThreadPoolExecutor",
          "CompletionService"
        }) {
      refused.put(concurrent + runs, Remedy.TASK);
    }
  }

  /** Says why a type can't be used; empty if it can. */
  static Optional<String> remedy(String type) {
    if (type.startsWith("[") || IO.contains(type) || LOCKS.contains(type)) {
      return Optional.empty();
    }
    boolean known = PACKAGES.contains(type.substring(0, Math.max(0, type.lastIndexOf('/'))));
    Optional<String> refused = firstFit(REFUSED, type);
    return known ? refused : refused.or(() -> firstFit(UNKNOWN, type));
  }

  private static Optional<String> firstFit(Map<String, String> remedies, String type) {
    // A trailing dot in the table asks for the whole name, lest Runtime should refuse
    // RuntimeException.
    String whole = type + ".";
    return remedies.entrySet().stream()
        .filter(remedy -> whole.startsWith(remedy.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** A type's name as a student writes it. */
  static String simpleName(String type) {
    return type.substring(type.lastIndexOf('/') + 1).replace('$', '.');
  }
}
