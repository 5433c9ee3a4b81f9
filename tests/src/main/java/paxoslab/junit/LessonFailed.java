package paxoslab.junit;

import paxoslab.trace.Finding;

/** Ends a run: a rule was broken or an expectation failed. */
final class LessonFailed extends AssertionError {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  LessonFailed(Finding finding) {
    super(finding.text());
    this.finding = finding;
  }

  Finding finding() {
    return finding;
  }
}
