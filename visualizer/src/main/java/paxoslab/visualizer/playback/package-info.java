/**
 * A recorded run made ready to be watched: lanes, arrows, steps, the acceptors' state at any event,
 * captions, and the playhead that moves over it.
 *
 * <p>Needs no screen. Imports {@code paxoslab.api}, {@code paxoslab.wire}, {@code paxoslab.trace},
 * Gson.
 *
 * <pre>{@code
 * Playhead playhead = new Playhead(new Timeline(trace));
 * playhead.nextFinding();
 * String sentence = new Captions(playhead.timeline()).at(playhead.index());
 * }</pre>
 */
package paxoslab.visualizer.playback;
