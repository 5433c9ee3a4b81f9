package paxoslab.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A graded scenario. The method takes one {@link Cluster}, annotated {@link Peers}. */
@Test
@ExtendWith(LessonExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Lesson {
  /** Its stable id, such as A12. */
  String id();

  /** What it shows, in a few words. */
  String title();

  /** What passing under every seed earns. */
  int points();

  /** How many seeds it runs by default. */
  int seeds() default 5;
}
