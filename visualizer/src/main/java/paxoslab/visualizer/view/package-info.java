/**
 * The window, and the commands {@code view} and {@code export}.
 *
 * <p>Imports JavaFX, picocli, {@code paxoslab.cli}, {@code paxoslab.explain}, {@code
 * paxoslab.junit}, {@code paxoslab.solution}, {@code paxoslab.trace} and the visualizer's other
 * packages. Only {@link paxoslab.visualizer.view.ViewCommand} starts the toolkit; {@code export}
 * works without a screen.
 *
 * <pre>{@code
 * ./lab view target/lab/A07-42.jsonl --at 11
 * }</pre>
 */
package paxoslab.visualizer.view;
