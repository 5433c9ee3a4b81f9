package paxoslab.solution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which methods and fields of permitted types a student may not use. */
final class MemberRules {
  /** By {@code owner.name}, or by {@code owner.name(descriptor)} where only some are refused. */
  private static final Map<String, String> REFUSED = refused();

  private static final Set<String> PERMITTED =
      Set.of(
          "java/lang/Thread.currentThread()Ljava/lang/Thread;",
          "java/lang/Thread.interrupt()V",
          "java/lang/Thread.interrupted()Z",
          "java/lang/Thread.isInterrupted()Z",
          // With one element there is no order.
          "java/util/Set.of()Ljava/util/Set;",
          "java/util/Set.of(Ljava/lang/Object;)Ljava/util/Set;",
          "java/util/Map.of()Ljava/util/Map;",
          "java/util/Map.of(Ljava/lang/Object;Ljava/lang/Object;)Ljava/util/Map;",
          "java/io/PrintStream.<init>(Ljava/io/OutputStream;)V",
          "java/io/PrintWriter.<init>(Ljava/io/Writer;)V",
          "java/io/PrintWriter.<init>(Ljava/io/Writer;Z)V");

  private static final Set<String> SYSTEM = Set.of("arraycopy", "lineSeparator", "out", "err");

  private static final Set<String> CLASS =
      Set.of(
          "asSubclass",
          "cast",
          "componentType",
          "desiredAssertionStatus",
          "equals",
          "getComponentType",
          "getEnumConstants",
          "getName",
          "getPackageName",
          "getSimpleName",
          "getSuperclass",
          "getTypeName",
          "isArray",
          "isAssignableFrom",
          "isEnum",
          "isInstance",
          "isInterface",
          "isRecord",
          "toString");

  private MemberRules() {}

  private static Map<String, String> refused() {
    Map<String, String> refused = new LinkedHashMap<>();
    time(refused);
    chance(refused);
    parallel(refused);
    order(refused);
    for (String name : new String[] {"Integer.getInteger", "Long.getLong", "Boolean.getBoolean"}) {
      refused.put("java/lang/" + name, Remedy.OUTSIDE);
    }
    refused.put("java/io/PrintStream.<init>", Remedy.OUTSIDE);
    refused.put("java/io/PrintWriter.<init>", Remedy.OUTSIDE);
    refused.put("java/util/Locale.getDefault", "use Locale.ROOT");
    refused.put("java/util/Locale.setDefault", Remedy.OUTSIDE);
    refused.put("java/nio/charset/Charset.defaultCharset", "use StandardCharsets.UTF_8");
    refused.put("java/util/TimeZone.getDefault", Remedy.OUTSIDE);
    refused.put("java/util/TimeZone.setDefault", Remedy.OUTSIDE);
    refused.put("java/time/ZoneId.systemDefault", Remedy.OUTSIDE);
    return refused;
  }

  private static void time(Map<String, String> refused) {
    refused.put("java/lang/System.nanoTime", Remedy.TIME);
    refused.put("java/lang/System.currentTimeMillis", Remedy.TIME);
    refused.put("java/util/Date.<init>()V", Remedy.TIME);
    for (String clock : new String[] {"systemUTC", "systemDefaultZone", "system", "tickMillis"}) {
      refused.put("java/time/Clock." + clock, Remedy.TIME);
      refused.put("java/time/InstantSource." + clock, Remedy.TIME);
    }
    refused.put("java/time/Clock.tickSeconds", Remedy.TIME);
    refused.put("java/time/Clock.tickMinutes", Remedy.TIME);
    refused.put("java/lang/Thread.sleep", Remedy.SLEEP);
    refused.put("java/lang/Thread.yield", Remedy.GIVE_WAY);
    refused.put("java/lang/Thread.onSpinWait", Remedy.GIVE_WAY);
    refused.put("java/util/concurrent/TimeUnit.sleep", Remedy.SLEEP);
    refused.put("java/util/concurrent/TimeUnit.timedJoin", Remedy.SLEEP);
    refused.put("java/util/concurrent/TimeUnit.timedWait", Remedy.SLEEP);
  }

  private static void chance(Map<String, String> refused) {
    refused.put("java/lang/Math.random", Remedy.CHANCE);
    refused.put("java/lang/StrictMath.random", Remedy.CHANCE);
    refused.put("java/util/Random.<init>()V", Remedy.CHANCE);
    refused.put("java/util/SplittableRandom.<init>()V", Remedy.CHANCE);
    refused.put("java/util/UUID.randomUUID", Remedy.CHANCE);
    refused.put(
        "java/util/Collections.shuffle(Ljava/util/List;)V",
        "use Collections.shuffle(list, env.random())");
    String number = "number the objects yourself: an identity hash is chance";
    refused.put("java/lang/System.identityHashCode", number);
    refused.put("java/lang/Enum.hashCode", number + "; use name().hashCode()");
    refused.put("java/lang/Class.hashCode", number + "; use getName().hashCode()");
    refused.put("java/util/Objects.toIdentityString", number);
  }

  private static void parallel(Map<String, String> refused) {
    refused.put("java/util/Collection.parallelStream", Remedy.SEQUENTIAL);
    refused.put("java/util/stream/BaseStream.parallel", Remedy.SEQUENTIAL);
    refused.put("java/util/stream/StreamSupport.stream", "give false for \"parallel\"");
    for (String name : new String[] {"parallelSort", "parallelPrefix", "parallelSetAll"}) {
      refused.put("java/util/Arrays." + name, Remedy.SEQUENTIAL);
    }
    refused.put(
        "java/util/concurrent/CompletableFuture.supplyAsync(Ljava/util/function/Supplier;)"
            + "Ljava/util/concurrent/CompletableFuture;",
        Remedy.TASK);
    refused.put(
        "java/util/concurrent/CompletableFuture.runAsync(Ljava/lang/Runnable;)"
            + "Ljava/util/concurrent/CompletableFuture;",
        Remedy.TASK);
    for (String name : new String[] {"wait", "notify", "notifyAll"}) {
      refused.put("java/lang/Object." + name, Remedy.WAIT);
    }
    refused.put("java/util/concurrent/locks/Lock.newCondition", Remedy.WAIT);
  }

  private static void order(Map<String, String> refused) {
    refused.put("java/util/Set.of", Remedy.ORDER);
    refused.put("java/util/Set.copyOf", Remedy.ORDER);
    refused.put("java/util/Map.of", Remedy.ORDER);
    refused.put("java/util/Map.ofEntries", Remedy.ORDER);
    refused.put("java/util/Map.copyOf", Remedy.ORDER);
    refused.put("java/util/stream/Collectors.toUnmodifiableSet", Remedy.ORDER);
    refused.put("java/util/stream/Collectors.toUnmodifiableMap", Remedy.ORDER);
  }

  /** True for members that may be used though their type may not. */
  static boolean permitted(String owner, String name, String descriptor) {
    return PERMITTED.contains(owner + "." + name + descriptor);
  }

  /** Says why a member can't be used; empty if it can, as far as its own type knows. */
  static Optional<String> remedy(String owner, String name, String descriptor) {
    String member = owner + "." + name;
    if (PERMITTED.contains(member + descriptor)) {
      return Optional.empty();
    }
    String listed = REFUSED.getOrDefault(member, REFUSED.get(member + descriptor));
    return listed != null ? Optional.of(listed) : byKind(owner, name, descriptor);
  }

  private static Optional<String> byKind(String owner, String name, String descriptor) {
    if (owner.equals("java/lang/System") && !SYSTEM.contains(name)) {
      return Optional.of(Remedy.OUTSIDE);
    }
    if (owner.equals("java/lang/Class") && !CLASS.contains(name)) {
      return Optional.of(Remedy.REFLECTION);
    }
    if (owner.startsWith("java/time/") && (name.equals("now") || name.equals("dateNow"))) {
      return Optional.of(Remedy.TIME);
    }
    if (owner.equals("java/lang/Thread") && name.matches("(get|set|is|holds|dump|active).*")) {
      return Optional.of("leave it out: the thread is the lab's");
    }
    // Each bulk operation with a threshold runs on the common pool.
    boolean bulk =
        owner.equals("java/util/concurrent/ConcurrentHashMap") && descriptor.startsWith("(J");
    return bulk ? Optional.of("use entrySet() in a loop") : Optional.empty();
  }
}
