package paxoslab.course;

/**
 * What a result depends on. A result whose basis is another one doesn't count.
 *
 * @param lab the lab's version and a digest of its classes
 * @param rubric a digest of what the rubric says of lessons and points
 * @param secret tells secrets apart; empty if there is none
 * @param lessons the ids of the lessons played, with spaces between
 * @param submission a digest of what was handed in
 */
public record Basis(String lab, String rubric, String secret, String lessons, String submission) {}
