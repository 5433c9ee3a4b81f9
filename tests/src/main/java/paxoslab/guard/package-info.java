/**
 * What a student's rewritten classes call instead of real loops' ends, monitors and futures.
 *
 * <p>{@link paxoslab.guard.Guard} and the classes beside it that hold static state, or that reach
 * it ({@link paxoslab.guard.GuardPanel}, {@link paxoslab.guard.LocalFuture}, {@link
 * paxoslab.guard.LocalLock}), are templates: each peer's class loader defines its own copy, so no
 * two peers share them. All else here is shared, and public where a template uses it, because a
 * copy is in another run-time package. Imports the JDK and {@code paxoslab.api}.
 *
 * <pre>{@code
 * while (!decided) { }   // becomes: while (!decided) { Guard.spend(); }
 * }</pre>
 */
package paxoslab.guard;
