package paxoslab.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the lessons of a class are about, where no rubric says it; reports group by it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Topic {
  /** The topic's name. */
  String value();

  /** Its place among the topics: earlier stages come first. */
  int stage();
}
