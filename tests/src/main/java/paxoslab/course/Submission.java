package paxoslab.course;

import java.nio.file.Path;

/**
 * What one student handed in.
 *
 * @param name its identity: the base name of its path, without {@code .zip} or {@code .tar}
 * @param path a directory, or a file
 */
public record Submission(String name, Path path) {}
