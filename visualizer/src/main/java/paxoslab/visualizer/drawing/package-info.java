/**
 * What a space-time diagram looks like, as a list of marks with coordinates and colours.
 *
 * <p>One model for every picture: the window paints it on its canvas, the export into an image, and
 * tests look at the marks. Needs no screen. Imports {@code paxoslab.visualizer.playback}, {@code
 * paxoslab.trace}, {@code paxoslab.api}.
 *
 * <pre>{@code
 * Frame frame = Frame.of(1920, 1080, Theme.DARK, false);
 * Drawing drawing = new Diagram(timeline, measure).draw(frame, 11);
 * }</pre>
 */
package paxoslab.visualizer.drawing;
