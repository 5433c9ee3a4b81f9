package paxoslab.visualizer.playback;

import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.explain.StoreText;
import paxoslab.wire.Messages;

/** What a message is for; a diagram's colours mean phases. */
public enum Phase {
  /** Phase 1: prepare and promise. */
  PREPARE,
  /** Phase 2: accept and accepted. */
  ACCEPT,
  /** A decision is told. */
  DECIDE,
  /** The highest done is told, so that instances can be forgotten. */
  FORGET,
  /** A client asks a server of a store, and is answered. */
  STORE;

  /** The phase of a request or reply of the lab. */
  public static Phase of(Record message) {
    if (message instanceof PrepareArgs || message instanceof PrepareReply) {
      return PREPARE;
    } else if (message instanceof AcceptArgs || message instanceof AcceptReply) {
      return ACCEPT;
    } else if (message instanceof ChooseArgs || message instanceof ChooseReply) {
      return DECIDE;
    } else if (isOfStore(message)) {
      return STORE;
    }
    return FORGET;
  }

  private static boolean isOfStore(Record message) {
    return message instanceof Request<?> request
        ? Messages.isOfStore(request)
        : StoreText.isReply(message);
  }
}
