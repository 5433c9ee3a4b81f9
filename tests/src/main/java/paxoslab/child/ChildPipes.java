package paxoslab.child;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The child's ends of the pipes to its parent.
 *
 * <p>What a student prints must not come between frames. Where the system lets a process open its
 * descriptors anew, the pipes get numbers of their own and 0, 1 and 2 become /dev/null, so that
 * even who writes to {@link FileDescriptor#out} writes nowhere. Elsewhere only {@code System.out}
 * and its like are replaced, and bytes that somebody forges lack the token that an answer needs.
 */
record ChildPipes(InputStream in, OutputStream out) {
  /** Takes the pipes from standard input and output, for good. */
  static ChildPipes take() throws IOException {
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    Path descriptors = descriptors();
    ChildPipes pipes = new ChildPipes(in, out);
    if (Files.exists(descriptors.resolve("1"))) {
      pipes =
          new ChildPipes(
              new FileInputStream(descriptors.resolve("0").toFile()),
              new FileOutputStream(descriptors.resolve("1").toFile()));
      // The JDK never closes these three, but lets them lead to /dev/null.
      in.close();
      out.close();
    }
    new FileOutputStream(FileDescriptor.err).close();
    System.setIn(InputStream.nullInputStream());
    System.setOut(silent());
    System.setErr(silent());
    return new ChildPipes(new BufferedInputStream(pipes.in), pipes.out);
  }

  private static Path descriptors() {
    Path linux = Path.of("/proc/self/fd");
    return Files.exists(linux) ? linux : Path.of("/dev/fd");
  }

  private static PrintStream silent() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
