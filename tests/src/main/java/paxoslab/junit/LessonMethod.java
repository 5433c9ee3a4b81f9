package paxoslab.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import paxoslab.host.Cast;

/**
 * A lesson and the method that plays it.
 *
 * @param id its stable id
 * @param title what it shows
 * @param topic what it is about
 * @param stage the topic's place
 * @param points what it is worth
 * @param seeds how many seeds it runs by default
 * @param partial true if passing under some seeds earns a share
 * @param peers how many peers its cluster has, or servers its store
 * @param clients how many clients its store has; 0 if it is about a cluster
 * @param bounds what it allows
 * @param method takes a Cluster or a Store
 */
public record LessonMethod(
    String id,
    String title,
    String topic,
    int stage,
    int points,
    int seeds,
    boolean partial,
    int peers,
    int clients,
    Bounds bounds,
    Method method) {
  /** The lesson of an annotated method. */
  static LessonMethod of(Method method) {
    Class<?> type = method.getDeclaringClass();
    Lesson lesson = method.getAnnotation(Lesson.class);
    Optional<Rubric> rubric = Rubric.beside(type);
    Topic topic = type.getAnnotation(Topic.class);
    Optional<Played> played =
        method.getParameterCount() == 1 ? Played.by(method.getParameters()[0]) : Optional.empty();
    if (lesson == null || (topic == null && rubric.isEmpty()) || played.isEmpty()) {
      throw new IllegalArgumentException(
          method
              + ": a lesson needs @Lesson, one parameter, @Peers(n) Cluster or @Servers(n) Store,"
              + " and @Topic on its class or a rubric.json beside it");
    }
    Rubric.Entry entry =
        rubric.map(r -> r.entry(lesson.id())).orElseGet(() -> annotated(lesson, topic));
    return new LessonMethod(
        entry.id(),
        entry.title(),
        entry.topic(),
        entry.stage(),
        entry.points(),
        entry.seeds(),
        entry.partial(),
        played.get().peers(),
        played.get().clients(),
        entry.bounds(),
        method);
  }

  /** The same lesson, worth other points, under so many seeds, and with other bounds. */
  public LessonMethod with(int points, int seeds, boolean partial, Bounds bounds) {
    return new LessonMethod(
        id, title, topic, stage, points, seeds, partial, peers, clients, bounds, method);
  }

  /** True if it is about a store: part B. */
  public boolean isStore() {
    return clients > 0;
  }

  /** Who takes part in it. */
  public Cast cast() {
    return isStore() ? Cast.store(peers, clients) : Cast.peers(peers);
  }

  /** True if its points rest on what only the process of its peers can see. */
  public boolean attested() {
    return method.isAnnotationPresent(Attested.class);
  }

  private static Rubric.Entry annotated(Lesson lesson, Topic topic) {
    return new Rubric.Entry(
        lesson.id(),
        lesson.title(),
        topic.value(),
        topic.stage(),
        lesson.points(),
        lesson.seeds(),
        false,
        Bounds.USUAL);
  }

  /** The lessons of some classes, in order of their ids. */
  public static List<LessonMethod> in(List<Class<?>> classes) {
    List<LessonMethod> lessons = new ArrayList<>();
    for (Class<?> type : classes) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Lesson.class)) {
          lessons.add(of(method));
        }
      }
    }
    lessons.sort(Comparator.comparingInt(LessonMethod::stage).thenComparing(LessonMethod::id));
    return List.copyOf(lessons);
  }

  /**
   * A whole suite: the lessons of some classes of one package, which are just those of its rubric.
   *
   * @throws IllegalArgumentException if the rubric is wrong, or names a lesson that isn't there
   */
  public static List<LessonMethod> suite(List<Class<?>> classes) {
    List<LessonMethod> lessons = in(classes);
    Rubric.beside(classes.get(0))
        .orElseThrow(() -> new IllegalArgumentException("no rubric.json beside " + classes.get(0)))
        .requireAll(lessons.stream().map(LessonMethod::id).toList());
    return lessons;
  }
}
