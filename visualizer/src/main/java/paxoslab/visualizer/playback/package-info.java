/**
 * A recorded run made ready to be watched: lanes, arrows, steps, the acceptors' state at any event,
 * captions, and the playhead that moves over it.
 *
 * <p>Of a store's run it also tells what clients asked for, which instances that became, and what
 * each server's store holds.
 *
 * <p>Needs no screen. Imports {@code paxoslab.api}, {@code paxoslab.wire}, {@code paxoslab.trace},
 * {@code paxoslab.check}, {@code paxoslab.history}, {@code paxoslab.explain}, Gson.
 *
 * <pre>{@code
 * Playhead playhead = new Playhead(new Timeline(trace));
 * playhead.nextFinding();
 * String sentence = new Captions(playhead.timeline()).at(playhead.index());
 * }</pre>
 */
package paxoslab.visualizer.playback;
