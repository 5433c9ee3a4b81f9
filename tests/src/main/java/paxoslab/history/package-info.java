/**
 * Judges what clients of a store saw: whether a recorded history is linearizable.
 *
 * <p>A {@link paxoslab.history.History} holds operations, get, put and append, each with the times
 * of its call and its answer. {@link paxoslab.history.Linearizability} looks for an order that
 * explains all answers, key by key, and where there is none shows why. The file format is {@code
 * docs/history-format.md}. Imports {@code paxoslab.trace}.
 *
 * <pre>{@code
 * Verdict verdict = Linearizability.check(HistoryReader.read(Path.of("run.jsonl")));
 * }</pre>
 */
package paxoslab.history;
