/**
 * What the window does with a long run, measured without a screen: opening, memory, pictures, going
 * to a place, stepping.
 *
 * <p>Adds a workload to {@code ./lab bench}. Imports {@code paxoslab.api}, {@code paxoslab.wire},
 * {@code paxoslab.trace}, {@code paxoslab.bench}, {@code paxoslab.visualizer.playback}, {@code
 * paxoslab.visualizer.drawing}, {@code paxoslab.visualizer.image}.
 *
 * <pre>{@code
 * try (TraceWriter writer = TraceWriter.open(Path.of("long.jsonl.gz"))) {
 *   LongRun.write(1_000_000, writer);
 *   writer.finish();
 * }
 * }</pre>
 */
package paxoslab.visualizer.bench;
