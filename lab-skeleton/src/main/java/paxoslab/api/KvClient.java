package paxoslab.api;

/**
 * A client's side of the store. It does one thing at a time: a call is made only when the one
 * before has returned.
 *
 * <p>The methods wait, in virtual time, and ask one server after the other, for ever if need be:
 * there is no error that they could report. When they return, the operation has taken effect
 * exactly once, however often it had to be asked.
 */
public interface KvClient {
  /**
   * Reads a key.
   *
   * @param key of what
   * @return its value, "" if it was never written
   */
  String get(String key);

  /**
   * Replaces the value of a key.
   *
   * @param key of what
   * @param value what it becomes, never null
   */
  void put(String key, String value);

  /**
   * Adds to the end of the value of a key; a missing key counts as "".
   *
   * @param key of what
   * @param value what is added, never null
   */
  void append(String key, String value);
}
