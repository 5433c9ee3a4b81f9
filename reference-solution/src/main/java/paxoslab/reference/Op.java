package paxoslab.reference;

/**
 * What the servers agree on in one instance: an operation of a client.
 *
 * @param kind what is done
 * @param key to which key
 * @param value what is put or appended; "" for a get
 * @param clientId whose operation it is
 * @param opId which of that client's; rises
 */
record Op(Kind kind, String key, String value, String clientId, long opId) {
  /** What an operation does. */
  enum Kind {
    GET,
    PUT,
    APPEND
  }
}
