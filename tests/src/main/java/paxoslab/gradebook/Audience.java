package paxoslab.gradebook;

import java.time.Instant;
import paxoslab.course.CourseRubric;
import paxoslab.course.Grade;
import paxoslab.course.Visibility;
import paxoslab.explain.Hints;

/**
 * For whom a page is.
 *
 * @param staff true for those who may see all
 * @param now the time at which the page is made
 * @param published true once the grades are published
 */
record Audience(boolean staff, Instant now, boolean published) {
  boolean sees(Visibility visibility, Grade grade) {
    return staff
        || switch (visibility) {
          case VISIBLE -> true;
          case AFTER_DUE_DATE -> published || (grade.due() != null && now.isAfter(grade.due()));
          case AFTER_PUBLISHED -> published;
          case HIDDEN -> false;
        };
  }

  Hints hints(CourseRubric rubric) {
    return staff ? Hints.FULL : rubric.hints();
  }
}
