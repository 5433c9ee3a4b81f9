package paxoslab.visualizer.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import paxoslab.visualizer.playback.Notes;
import paxoslab.visualizer.playback.Timeline;

/** The notes on the trace that is open; without a file there are none. */
final class Notebook {
  private @Nullable Notes notes;

  /** Opens the notes on a trace; tells what is wrong with them, if anything is. */
  Optional<String> open(Path trace) {
    notes = null;
    try {
      notes = Notes.of(trace.toAbsolutePath());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  void close() {
    notes = null;
  }

  boolean isOpen() {
    return notes != null;
  }

  /** The note on an event, or null. */
  @Nullable String at(int event) {
    return notes == null ? null : notes.at(event);
  }

  OptionalInt next(int event, boolean forwards) {
    return notes == null ? OptionalInt.empty() : notes.next(event, forwards);
  }

  /** Keeps a note, or removes it; tells why that can't be done, if it can't. */
  Optional<String> put(int event, @Nullable String text) {
    if (notes == null) {
      return Optional.empty();
    }
    try {
      notes.put(event, text);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("the note can't be kept in " + notes.file() + ": " + e.getMessage());
    }
  }

  /** The indexes of the events with a note. */
  Set<Integer> indexes(Timeline timeline) {
    Set<Integer> indexes = new LinkedHashSet<>();
    if (notes != null) {
      for (int event : notes.events()) {
        int index = timeline.indexOf(event);
        if (index >= 0) {
          indexes.add(index);
        }
      }
    }
    return indexes;
  }
}
