package paxoslab.check;

import paxoslab.trace.Finding.Severity;

/**
 * A rule of correct Paxos.
 *
 * @param id its stable id, such as {@code promise-kept}
 * @param title what it demands, in a few words: "An acceptor keeps its promise"
 * @param severity what breaking it costs
 * @param sentence the rule in one sentence, for the student
 * @param source where it comes from, such as "Paxos Made Simple, P1a"
 * @param handout the section of the handout that explains it, such as {@code §4.2}
 */
public record Rule(
    String id, String title, Severity severity, String sentence, String source, String handout) {}
