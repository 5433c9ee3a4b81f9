/**
 * The lesson gallery: recorded executions for class, with a picture, what to see, and a question.
 *
 * <p>Some are played by the reference solution, step by step; the others are the shortest runs in
 * which a known fault makes two peers disagree. Imports {@code paxoslab.api}, {@code
 * paxoslab.trace}, {@code paxoslab.sim}, {@code paxoslab.host}, {@code paxoslab.solution}, {@code
 * paxoslab.explore}, {@code paxoslab.junit}, {@code paxoslab.grade}, {@code
 * paxoslab.visualizer.drawing}, {@code paxoslab.visualizer.image}.
 *
 * <pre>{@code
 * Map<Exhibit, Trace> recorded = new Recorder(root).record();
 * new GalleryPage(recorded).write(root.resolve("docs/gallery"));
 * }</pre>
 */
package paxoslab.visualizer.gallery;
