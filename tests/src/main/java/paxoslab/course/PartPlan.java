package paxoslab.course;

import paxoslab.junit.LessonMethod;

/**
 * One part of a lesson, as a rubric wants it played.
 *
 * @param part which part
 * @param lesson the lesson with this part's points, number of seeds and bounds
 * @param visibility when students see it
 */
public record PartPlan(Part part, LessonMethod lesson, Visibility visibility) {}
