/**
 * Values and messages in neutral form: what crosses from one peer to another, and into a trace.
 *
 * <p>A peer's own objects never leave its class loader. A message in neutral form is the same
 * record as in {@code paxoslab.api}, with a {@link paxoslab.wire.Value} in every component of type
 * {@code Object}. Two values are equal if their neutral forms are. Imports {@code paxoslab.api}.
 *
 * <pre>{@code
 * new AcceptArgs(0, 3, new Value.Text("x"))   // "accept ballot 3 with "x" for instance 0"
 * }</pre>
 */
package paxoslab.wire;
