package paxoslab.api;

/** How a server of the store answers a request. */
public enum KvResult {
  /** The operation has taken effect, once; the answer is final. */
  DONE,

  /**
   * This server can't tell: the client is to ask again, here or at another server, with the same
   * operation. It may have taken effect, or may do so later.
   */
  RETRY
}
