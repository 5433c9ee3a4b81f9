package paxoslab.solution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Which handlers can't wait, whatever they are told: they need no stack of their own.
 *
 * <p>Follows all calls from a handler, by name and descriptor alone, so that it takes in more than
 * can be called. What a student hands to the JDK may be called back by it: a lambda where one of
 * its type is handed over or called, and all of them where a future is completed or a stream is
 * made; other methods that the JDK knows, such as equals, at any time. So a handler that is said
 * not to wait can't, and one that isn't may still never do so.
 */
final class HandlerWaits {
  private static final String ENV = "paxoslab/api/Env";
  private static final String FUTURE = "java/util/concurrent/Future";
  private static final String STAGE = "java/util/concurrent/CompletionStage";
  private static final String STREAM = "java/util/stream/BaseStream";
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

  /** What JDK code may call on any object; comparators are kept in sorted collections. */
  private static final Set<String> ALWAYS =
      Set.of("equals", "hashCode", "toString", "compareTo", "compare");

  /** What becomes of a future without any callback. */
  private static final Set<String> ASKING =
      Set.of("isDone", "isCancelled", "isCompletedExceptionally", "getNow", "<init>");

  /** A supertype of all classes, records or enums says nothing of what the JDK calls. */
  private static final Set<String> ROOTS =
      Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

  /**
   * Something that others than the student's own calls may run.
   *
   * @param type what it is known as
   * @param name the method by which it is called
   * @param method what runs then; null if that is itself a wait
   */
  private record Callback(String type, String name, @Nullable Method method) {}

  private record Method(String owner, MethodNode node) {}

  private final StudentClasses student;
  private final Map<String, List<Method>> byName = new HashMap<>();
  private final List<Callback> callbacks = new ArrayList<>();
  private final Deque<Method> open = new ArrayDeque<>();
  private final Set<MethodNode> reached = new LinkedHashSet<>();
  private boolean waits;

  private HandlerWaits(StudentClasses student) {
    this.student = student;
    for (ClassNode type : student.all()) {
      for (MethodNode method : type.methods) {
        byName
            .computeIfAbsent(method.name + method.desc, any -> new ArrayList<>())
            .add(new Method(type.name, method));
      }
    }
    student.all().forEach(this::collectCallbacks);
  }

  /**
   * The requests whose handlers can't wait.
   *
   * @param classes of a solution, not yet rewritten; a handler is what takes a request alone
   * @return binary names, such as {@code paxoslab.api.PrepareArgs}
   */
  static Set<String> withoutWait(StudentClasses classes) {
    Map<String, Boolean> byRequest = new LinkedHashMap<>();
    HandlerWaits all = new HandlerWaits(classes);
    for (List<Method> alike : all.byName.values()) {
      for (Method method : alike) {
        String request = request(method.node);
        if (request != null) {
          byRequest.merge(request, all.canWait(method), Boolean::logicalOr);
        }
      }
    }
    byRequest.values().removeIf(waits -> waits);
    return Set.copyOf(byRequest.keySet());
  }

  private static @Nullable String request(MethodNode method) {
    Type[] parameters = Type.getArgumentTypes(method.desc);
    boolean one = parameters.length == 1 && parameters[0].getSort() == Type.OBJECT;
    String type = one ? parameters[0].getInternalName() : "";
    return type.startsWith("paxoslab/api/") && type.endsWith("Args")
        ? type.replace('/', '.')
        : null;
  }

  private void collectCallbacks(ClassNode type) {
    for (MethodNode method : type.methods) {
      for (AbstractInsnNode insn : method.instructions) {
        if (insn instanceof InvokeDynamicInsnNode lambda
            && isLambda(lambda)
            && !isSpawned(lambda)
            && !isUsedUp(lambda)) {
          collectLambda(lambda);
        }
      }
      if (!method.name.startsWith("<")) {
        for (String known : student.supertypes(type.name)) {
          boolean foreign = !student.contains(known) && !known.startsWith("paxoslab/");
          if (foreign && student.declares(known, method.name)) {
            callbacks.add(new Callback(known, method.name, new Method(type.name, method)));
          }
        }
      }
    }
  }

  private void collectLambda(InvokeDynamicInsnNode lambda) {
    String type = Type.getReturnType(lambda.desc).getInternalName();
    Handle body = body(lambda);
    if (isWait(body.getOwner(), body.getName())) {
      callbacks.add(new Callback(type, lambda.name, null));
    }
    for (Method target : byName.getOrDefault(body.getName() + body.getDesc(), List.of())) {
      callbacks.add(new Callback(type, lambda.name, target));
    }
  }

  private boolean canWait(Method handler) {
    waits = false;
    reached.clear();
    open.clear();
    reach(handler);
    for (Callback callback : callbacks) {
      if (ALWAYS.contains(callback.name) || !isFunction(callback.type)) {
        reach(callback);
      }
    }
    while (!waits && !open.isEmpty()) {
      for (AbstractInsnNode insn : open.pop().node.instructions) {
        follow(insn);
      }
    }
    return waits;
  }

  /** True for what the JDK calls only where it is handed over. */
  private boolean isFunction(String type) {
    return ROOTS.contains(type)
        || student.contains(type)
        || type.startsWith("java/util/function/")
        || type.equals("java/lang/Runnable")
        || type.equals("java/util/concurrent/Callable");
  }

  private void reach(Callback callback) {
    if (callback.method == null) {
      waits = true;
    } else {
      reach(callback.method);
    }
  }

  private void reach(Method method) {
    if (reached.add(method.node)) {
      open.push(method);
    }
  }

  private void follow(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call) {
      called(call.owner, call.name, call.desc);
    } else if (insn instanceof InvokeDynamicInsnNode lambda
        && isLambda(lambda)
        && !isSpawned(lambda)) {
      Handle body = body(lambda);
      called(body.getOwner(), body.getName(), body.getDesc());
    }
  }

  private void called(String owner, String name, String descriptor) {
    waits |= isWait(owner, name);
    byName.getOrDefault(name + descriptor, List.of()).forEach(this::reach);
    boolean any =
        student.isSubtype(owner, STREAM)
            || (student.isSubtype(owner, STAGE) && !ASKING.contains(name));
    for (Callback callback : callbacks) {
      boolean same = callback.name.equals(name) && student.isSubtype(callback.type, owner);
      if (any || same || isHanded(callback.type, owner, descriptor)) {
        reach(callback);
      }
    }
  }

  private boolean isWait(String owner, String name) {
    if (owner.equals(ENV)) {
      return name.equals("await") || name.equals("sleep");
    }
    return (name.equals("join") || name.equals("get") || name.equals("await"))
        && student.isSubtype(owner, FUTURE);
  }

  /** True if something of this type may be an argument; a task that is spawned runs later. */
  private boolean isHanded(String type, String owner, String descriptor) {
    if (owner.equals(ENV) || student.contains(owner)) {
      return false;
    }
    for (Type parameter : Type.getArgumentTypes(descriptor)) {
      boolean object = parameter.getSort() == Type.OBJECT;
      String wanted = object ? parameter.getInternalName() : "java/lang/Object";
      if (!wanted.equals("java/lang/Object") && student.isSubtype(type, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLambda(InvokeDynamicInsnNode insn) {
    return insn.bsm.getOwner().equals(LAMBDAS);
  }

  private static Handle body(InvokeDynamicInsnNode lambda) {
    return (Handle) lambda.bsmArgs[1];
  }

  /** True if the lambda is the argument of env.spawn: it is a task of its own. */
  private static boolean isSpawned(InvokeDynamicInsnNode lambda) {
    MethodInsnNode call = taker(lambda);
    return call != null && call.owner.equals(ENV) && call.name.equals("spawn");
  }

  /** True if the lambda is the argument of a method of a collection, which calls it and forgets. */
  private boolean isUsedUp(InvokeDynamicInsnNode lambda) {
    MethodInsnNode call = taker(lambda);
    if (call == null || call.name.equals("<init>") || student.contains(call.owner)) {
      return false;
    }
    Type[] parameters = Type.getArgumentTypes(call.desc);
    return parameters.length > 0
        && parameters[parameters.length - 1].equals(Type.getReturnType(lambda.desc))
        && (student.isSubtype(call.owner, "java/lang/Iterable")
            || student.isSubtype(call.owner, "java/util/Map")
            || call.owner.equals("java/util/Optional"));
  }

  /** The call of which a lambda is the last argument, or null. */
  private static @Nullable MethodInsnNode taker(InvokeDynamicInsnNode lambda) {
    AbstractInsnNode next = lambda.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return next instanceof MethodInsnNode call ? call : null;
  }
}
