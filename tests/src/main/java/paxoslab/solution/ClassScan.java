package paxoslab.solution;

import java.util.List;

/** Looks through a student's classes for what the lab refuses, before a run. */
final class ClassScan {
  ClassScan(StudentClasses student) {}

  List<Refusal> refusals() {
    return List.of();
  }
}
