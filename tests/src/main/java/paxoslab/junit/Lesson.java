package paxoslab.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A graded scenario. The method takes one {@link Cluster}, annotated {@link Peers}.
 *
 * <p>Where a {@code rubric.json} stands beside the class, that file gives title, points and seeds,
 * by the id; else they are given here.
 */
@Test
@ExtendWith(LessonExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Lesson {
  /** Its stable id, such as A12. */
  String id();

  /** What it shows, in a few words. */
  String title() default "";

  /** What passing under every seed earns. */
  int points() default 0;

  /** How many seeds it runs by default. */
  int seeds() default 5;
}
