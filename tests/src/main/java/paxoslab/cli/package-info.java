/**
 * The {@code lab} command: one class a subcommand, and the one package that prints.
 *
 * <p>Imports every other package of this module; other modules add commands through {@link
 * paxoslab.cli.CommandProvider}.
 *
 * <pre>{@code
 * int status = new Main(Surroundings.ofProcess()).run("test", "--only", "A01,B");
 * }</pre>
 */
package paxoslab.cli;
