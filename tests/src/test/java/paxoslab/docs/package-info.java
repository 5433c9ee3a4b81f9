/**
 * Tests of the pages that people read: what they show compiles, runs and exists.
 *
 * <p>{@link paxoslab.docs.Markdown} takes a page apart; {@link paxoslab.docs.Snippets} compiles its
 * Java, {@link paxoslab.docs.Commands} parses its commands. Imports the harness and the JDK's
 * compiler.
 *
 * <pre>{@code
 * Markdown page = Markdown.read(Path.of("handout.md"));
 * page.blocks("sh").forEach(block -> block.text().lines().forEach(commands::check));
 * }</pre>
 */
package paxoslab.docs;
