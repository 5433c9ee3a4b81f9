package paxoslab.visualizer.drawing;

import java.util.function.IntToDoubleFunction;

/**
 * The operations on a key in one long picture, for whoever moves it and puts a playhead on it.
 *
 * @param picture each operation is a part of it that stands for its call
 * @param names how wide the clients' names at its left are, in pixels
 * @param place where the event with an index lies, in pixels from the left
 */
public record OperationStrip(Clickable picture, double names, IntToDoubleFunction place) {}
