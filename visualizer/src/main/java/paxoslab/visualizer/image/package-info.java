/**
 * Pictures of a run in files, made without a screen.
 *
 * <p>Paints a {@link paxoslab.visualizer.drawing.Drawing} with Java2D, or writes it as SVG; no
 * toolkit is started. Imports {@code paxoslab.visualizer.drawing}, {@code
 * paxoslab.visualizer.playback}, {@code paxoslab.trace}; and {@code paxoslab.course} for what draws
 * the pages of grades.
 *
 * <pre>{@code
 * RunExporter.write(trace, ExportKind.PNG, Path.of("x.png"), SnapshotOptions.DEFAULT);
 * }</pre>
 */
package paxoslab.visualizer.image;
