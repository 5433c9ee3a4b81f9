/**
 * What a student's rewritten classes call instead of real loops' ends, monitors and futures.
 *
 * <p>{@link paxoslab.guard.Guard} and the classes beside it that hold static state are templates:
 * each peer's class loader defines its own copy, so no two peers share them. Imports {@code
 * paxoslab.api}.
 *
 * <pre>{@code
 * while (!decided) { }   // becomes: while (!decided) { Guard.spend(); }
 * }</pre>
 */
package paxoslab.guard;
