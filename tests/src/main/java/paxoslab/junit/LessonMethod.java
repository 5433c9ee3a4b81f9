package paxoslab.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A lesson and the method that plays it.
 *
 * @param id its stable id
 * @param title what it shows
 * @param topic what its class is about
 * @param stage the topic's place
 * @param points what it is worth
 * @param seeds how many seeds it runs by default
 * @param peers how many peers its cluster has
 * @param method takes a Cluster
 */
public record LessonMethod(
    String id, String title, String topic, int stage, int points, int seeds, int peers, Method method) {
  /** The lesson of an annotated method. */
  static LessonMethod of(Method method) {
    Lesson lesson = method.getAnnotation(Lesson.class);
    Topic topic = method.getDeclaringClass().getAnnotation(Topic.class);
    Peers peers = method.getParameterCount() == 1 ? method.getParameters()[0].getAnnotation(Peers.class) : null;
    if (lesson == null || topic == null || peers == null || method.getParameterTypes()[0] != Cluster.class) {
      throw new IllegalArgumentException(
          method + ": a lesson needs @Lesson, one @Peers(n) Cluster parameter, and @Topic on its class");
    }
    return new LessonMethod(
        lesson.id(), lesson.title(), topic.value(), topic.stage(), lesson.points(), lesson.seeds(), peers.value(), method);
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
}
