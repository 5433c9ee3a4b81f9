package paxoslab.host;

import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AppendArgs;
import paxoslab.api.ChooseArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.PutArgs;

/**
 * Finds values of forgotten instances that a peer still holds. Each value that the host hands to
 * the peer is an object of its own, so a weak reference to it tells whether the peer let it go.
 */
final class ValueAudit {
  private static final int MOST_VISITED = 2_000_000;

  /** Shorter texts of a store are not followed: they may be anywhere, for good reasons. */
  private static final int LONG_TEXT = 10_000;

  private record Handed(int seq, WeakReference<Object> value) {}

  private record Step(Object object, @Nullable Step from, String edge) {}

  private final List<Handed> handed = new ArrayList<>();
  private final List<WeakReference<String>> texts = new ArrayList<>();
  private boolean watching;

  void begin() {
    watching = true;
  }

  void handed(int seq, @Nullable Object value) {
    if (watching && (value instanceof String || value instanceof Record || value instanceof List)) {
      handed.add(new Handed(seq, new WeakReference<>(value)));
      followTexts(value);
    }
  }

  void handed(Object request) {
    if (!watching) {
      return;
    }
    if (request instanceof PutArgs p) {
      followTexts(p.value());
    } else if (request instanceof AppendArgs a) {
      followTexts(a.value());
    } else if (request instanceof AcceptArgs a) {
      handed(a.seq(), a.v());
    } else if (request instanceof ChooseArgs c) {
      handed(c.seq(), c.v());
    }
  }

  void handedIn(Object reply, int seq) {
    if (reply instanceof PrepareReply p && p.va() != null) {
      handed(seq, p.va());
    }
  }

  private void followTexts(@Nullable Object value) {
    if (value instanceof String text && text.length() >= LONG_TEXT) {
      texts.add(new WeakReference<>(text));
    } else if (value instanceof List<?> items) {
      items.forEach(this::followTexts);
    } else if (value instanceof Record record) {
      for (Field field : record.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          followTexts(read(field, record));
        }
      }
    }
  }

  /**
   * Says which long text a server of a store still holds.
   *
   * @param roots the server, and its peer
   * @return the path of references in words, or empty if all were let go
   */
  Optional<String> heldText(List<Object> roots) {
    System.gc();
    for (WeakReference<String> reference : texts) {
      String text = reference.get();
      if (text != null) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "a text of %,d characters, though its key was put anew since, and its client has"
                    + " had other answers: %s",
                text.length(),
                path(roots, text)));
      }
    }
    texts.clear();
    return Optional.empty();
  }

  /**
   * Says what the peer still holds below min.
   *
   * @return the path of references in words, or empty if all was let go
   */
  Optional<String> held(Object peer, int min) {
    if (handed.stream().noneMatch(h -> h.seq() < min)) {
      return Optional.empty();
    }
    System.gc();
    for (Handed h : handed) {
      Object value = h.seq() < min ? h.value().get() : null;
      if (value != null) {
        return Optional.of(
            "the value of instance "
                + h.seq()
                + " is still held though min is "
                + min
                + ": "
                + path(List.of(peer), value));
      }
    }
    handed.removeIf(h -> h.seq() < min);
    return Optional.empty();
  }

  /** Breadth first from the peer: the shortest path is the one to read. */
  private static String path(List<Object> roots, Object value) {
    ArrayDeque<Step> queue = new ArrayDeque<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object root : roots) {
      queue.add(new Step(root, null, simpleName(root)));
      seen.add(root);
    }
    while (!queue.isEmpty() && seen.size() < MOST_VISITED) {
      Step step = queue.poll();
      if (step.object() == value) {
        return words(step);
      }
      expand(step, queue, seen);
    }
    return "by a waiting task, a callback or a timer, for no path from the peer's fields leads to"
        + " it";
  }

  private static void expand(Step step, ArrayDeque<Step> queue, Set<Object> seen) {
    Object object = step.object();
    if (object instanceof Object[] array) {
      for (int i = 0; i < Array.getLength(array); i++) {
        visit(array[i], step, "[" + i + "]", queue, seen);
      }
      return;
    }
    if (object.getClass().isArray()) {
      return;
    }
    if (belongsToJdk(object) && expandByContent(step, queue, seen)) {
      return;
    }
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          visit(read(field, object), step, simpleName(object) + "." + field.getName(), queue, seen);
        }
      }
    }
  }

  /** The JDK may keep its fields closed, but what its containers hold it tells everybody. */
  private static boolean expandByContent(Step step, ArrayDeque<Step> queue, Set<Object> seen) {
    String name = simpleName(step.object());
    if (step.object() instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        visit(entry.getKey(), step, name + ".keySet()", queue, seen);
        visit(entry.getValue(), step, name + ".get(" + shown(entry.getKey()) + ")", queue, seen);
      }
    } else if (step.object() instanceof Collection<?> items) {
      int index = 0;
      for (Object item : items) {
        visit(item, step, name + "[" + index++ + "]", queue, seen);
      }
    } else if (step.object() instanceof Optional<?> optional) {
      visit(optional.orElse(null), step, name + ".get()", queue, seen);
    } else if (step.object() instanceof AtomicReference<?> reference) {
      visit(reference.get(), step, name + ".get()", queue, seen);
    } else {
      return false;
    }
    return true;
  }

  /** A key in words; a student's own toString is not called. */
  private static String shown(@Nullable Object key) {
    return key instanceof Number || key instanceof String ? key.toString() : "…";
  }

  private static boolean belongsToJdk(Object object) {
    return object.getClass().getClassLoader() == null;
  }

  private static void visit(
      @Nullable Object next, Step from, String edge, ArrayDeque<Step> queue, Set<Object> seen) {
    if (next != null && !belongsToLab(next) && seen.add(next)) {
      queue.add(new Step(next, from, edge));
    }
  }

  /** What the lab itself holds is not the student's doing. */
  private static boolean belongsToLab(Object object) {
    return object instanceof LocalHost
        || object instanceof Class
        || object instanceof ClassLoader
        || object instanceof Thread
        || object instanceof PeerEnv;
  }

  /** A field's content, or null where the JDK keeps it closed (an IDE run may lack --add-opens). */
  private static @Nullable Object read(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (InaccessibleObjectException | IllegalAccessException closed) {
      return null;
    }
  }

  private static String words(Step last) {
    ArrayDeque<String> edges = new ArrayDeque<>();
    for (Step step = last; step.from() != null; step = step.from()) {
      edges.push(step.edge());
    }
    return edges.isEmpty() ? last.edge() : String.join(" → ", edges);
  }

  private static String simpleName(Object object) {
    // The lab makes every HashMap and HashSet a linked one.
    String name = object.getClass().getName().replace("java.util.LinkedHash", "java.util.Hash");
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
  }
}
