package paxoslab.store;

import java.util.ArrayList;
import java.util.List;
import paxoslab.graded.GradedSuite;
import paxoslab.junit.LessonMethod;

/** The parts of the lab. */
public enum Part {
  /** Paxos. */
  A,
  /** A store on it. */
  B;

  /** Its lessons, by stage and id. */
  public List<LessonMethod> lessons() {
    return this == A ? GradedSuite.lessons() : StoreSuite.lessons();
  }

  /** The lessons of both parts. */
  public static List<LessonMethod> all() {
    List<LessonMethod> all = new ArrayList<>(A.lessons());
    all.addAll(B.lessons());
    return List.copyOf(all);
  }
}
