package paxoslab.check;

import paxoslab.trace.TraceEvent;

/**
 * P(a): the highest ballot that an acceptor was seen to promise or accept.
 *
 * @param ballot the ballot, or -1
 * @param sender who asked first
 * @param byAccept true if it came by an accept request, not a prepare
 * @param at the id of the Reply
 */
record Promised(int ballot, int sender, boolean byAccept, int at) {
  static final Promised NOTHING = new Promised(-1, TraceEvent.NONE, false, TraceEvent.NONE);

  String verb() {
    return byAccept ? "accepted" : "promised";
  }
}
