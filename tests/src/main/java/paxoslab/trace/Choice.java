package paxoslab.trace;

/**
 * A choice that the world made and that was not the default.
 *
 * @param key what it is about, such as {@code drop/0-1/PrepareArgs/1/5/0}: kind, from-to, message
 *     type, instance, ballot, occurrence
 * @param value what was chosen; the default of every kind is 0
 */
public record Choice(String key, long value) {}
