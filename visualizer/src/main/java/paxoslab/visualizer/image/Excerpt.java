package paxoslab.visualizer.image;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Events of a run that are shown.
 *
 * @param first the index of the first
 * @param end one more than the index of the last
 * @param focus the index of the event that they are about
 * @param leftOut which they are, of how many, and why; empty if all that were asked for
 */
record Excerpt(int first, int end, int focus, Optional<String> leftOut) {
  List<Integer> indexes() {
    return IntStream.range(first, end).boxed().toList();
  }
}
