/**
 * What happened in a run, event by event, and the file that holds it.
 *
 * <p>A {@link paxoslab.trace.Trace} is a header, the choices that the world made, the events, and
 * the findings of the checks. The file format is {@code docs/trace-format.md}. Imports {@code
 * paxoslab.api} and {@code paxoslab.wire}.
 *
 * <pre>{@code
 * Trace trace = TraceReader.read(Path.of("target/lab/A07-42.jsonl")).trace();
 * }</pre>
 */
package paxoslab.trace;
