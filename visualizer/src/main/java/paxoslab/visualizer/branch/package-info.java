/**
 * What if: at any event of a run, lets another message arrive next, or late, or never, and plays on
 * from there with the solution's real code. The branches of a run form a tree, and each is a trace
 * that can be saved and played again.
 *
 * <p>A branch is played from the beginning, with the choices of the run that it leaves, of which
 * those about one message are changed; so it is the same up to there, and what is new in it takes
 * the default: no loss, a millisecond on its way.
 *
 * <p>Live runs begin with peers that were just created; each thing that somebody does there makes a
 * branch, so that it can be taken back.
 *
 * <p>Needs no screen. Imports {@code paxoslab.trace}, {@code paxoslab.sim}, {@code
 * paxoslab.explore}, {@code paxoslab.junit}, {@code paxoslab.graded}, {@code paxoslab.host}, {@code
 * paxoslab.solution} and the visualizer's {@code playback}.
 *
 * <pre>{@code
 * WhatIf whatIf = WhatIf.of(trace, SolutionFinder.find("reference", root));
 * Moment moment = whatIf.original().at(17);
 * Branch branch = whatIf.play(whatIf.original(), moment.changes().get(0));
 * branch.save(Path.of("branch.jsonl"));
 * }</pre>
 */
package paxoslab.visualizer.branch;
