/**
 * A finding in words: what broke, the rule, where, and the events that led there.
 *
 * <p>Pure functions of a trace; nothing here runs a peer or opens a file. Imports {@code
 * paxoslab.api}, {@code paxoslab.wire}, {@code paxoslab.trace}, {@code paxoslab.check}.
 *
 * <pre>{@code
 * Heading heading = new Heading("A07", "An acceptor keeps its promise", "0 / 10", 42);
 * String block = Explanation.of(finding, trace, heading).withWatch("./lab view …").text();
 * }</pre>
 */
package paxoslab.explain;
