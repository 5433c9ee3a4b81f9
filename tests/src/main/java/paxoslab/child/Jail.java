package paxoslab.child;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is put around a child JVM: {@code bwrap} (namespaces: no network, no other process, nothing
 * of the file system but what Java needs, read only) and {@code prlimit}, where the machine has
 * them. An empty environment and a bounded heap are the child's in any case.
 */
public final class Jail {
  private static final Jail NONE = new Jail(null, null, "no sandbox was asked for");

  /** Twice the carriers of one run; where namespaces count processes, a bomb ends here. */
  private static final int MOST_THREADS = 20_000;

  private static final int MOST_FILES = 512;

  /** Where Linux keeps what a program is linked with. */
  private static final List<String> LIBRARIES =
      List.of("/usr", "/lib", "/lib64", "/lib32", "/etc/ld.so.cache");

  private final @Nullable Path bwrap;
  private final @Nullable Path prlimit;
  private final String why;

  /**
   * A jail of these tools.
   *
   * @param why if there is no {@code bwrap}: the reason, in words that can follow a colon
   */
  Jail(@Nullable Path bwrap, @Nullable Path prlimit, String why) {
    this.bwrap = bwrap;
    this.prlimit = prlimit;
    this.why = why;
  }

  /** Nothing. */
  public static Jail none() {
    return NONE;
  }

  /**
   * The narrowest jail in which a child JVM comes up on this machine. Starts up to three to see, a
   * third of a second each.
   *
   * @throws ChildStartException if none comes up even without a jail
   */
  public static Jail best() {
    return best(System.getenv().getOrDefault("PATH", ""), Jail::probe);
  }

  /** Tries a jail: empty if it works, else what went wrong. */
  interface Probe {
    Optional<String> failure(Jail jail);
  }

  static Jail best(String path, Probe probe) {
    Path bwrap = tool("bwrap", path);
    Path prlimit = tool("prlimit", path);
    String why = "bwrap is not installed";
    if (bwrap != null) {
      Optional<String> failure = Optional.empty();
      for (Jail jail : List.of(new Jail(bwrap, prlimit, ""), new Jail(bwrap, null, ""))) {
        failure = probe.failure(jail);
        if (failure.isEmpty()) {
          return jail;
        }
      }
      why = "bwrap does not work here: " + failure.get();
    }
    Jail limits = new Jail(null, prlimit, why);
    if (prlimit != null && probe.failure(limits).isEmpty()) {
      return limits;
    }
    Jail none = new Jail(null, null, why);
    probe
        .failure(none)
        .ifPresent(
            failure -> {
              throw new ChildStartException(failure);
            });
    return none;
  }

  private static Optional<String> probe(Jail jail) {
    ChildLimits limits = ChildLimits.DEFAULT;
    try {
      ChildProcess.start("the child", jail.command(ChildJvm.command(limits)), limits).close();
      return Optional.empty();
    } catch (ChildStartException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Path tool(String name, String path) {
    for (String directory : path.split(File.pathSeparator)) {
      Path file = Path.of(directory, name);
      if (!directory.isEmpty() && Files.isExecutable(file)) {
        return file.toAbsolutePath();
      }
    }
    return null;
  }

  /** True if a hostile child can reach neither files nor network nor other processes. */
  public boolean isSandboxed() {
    return bwrap != null;
  }

  /** One line for whoever grades; a loud one if the child is not sandboxed. */
  public String describe() {
    String limits = prlimit == null ? "" : " and prlimit";
    return isSandboxed()
        ? "the peers' process is sandboxed by bwrap" + limits
        : "NOT SANDBOXED: "
            + why
            + "; the peers' process can read and write whatever you can, so play no submission that"
            + " you don't trust";
  }

  /** The command line that runs a program inside. */
  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>();
    if (prlimit != null) {
      command.add(prlimit.toString());
      command.add("--core=0");
      command.add("--fsize=0");
      command.add("--nofile=" + MOST_FILES);
      command.add("--nproc=" + MOST_THREADS);
      command.add("--");
    }
    if (bwrap != null) {
      command.addAll(bwrap(bwrap));
    }
    command.addAll(program);
    return command;
  }

  private static List<String> bwrap(Path bwrap) {
    List<String> command = new ArrayList<>();
    command.add(bwrap.toString());
    command.add("--unshare-all");
    command.add("--die-with-parent");
    command.add("--new-session");
    command.addAll(List.of("--cap-drop", "ALL"));
    for (Path seen : readable()) {
      command.addAll(List.of("--ro-bind", seen.toString(), seen.toString()));
    }
    command.addAll(
        List.of("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/", "--chdir", "/"));
    command.add("--");
    return command;
  }

  /** All that the child may read: libraries, Java, its class path. */
  static Collection<Path> readable() {
    Set<Path> paths = new LinkedHashSet<>();
    LIBRARIES.stream().map(Path::of).filter(Files::exists).forEach(paths::add);
    paths.add(ChildJvm.javaHome());
    paths.addAll(linkedFrom(ChildJvm.javaHome()));
    paths.addAll(ChildJvm.classPath());
    return paths;
  }

  /** Distributions keep Java's settings elsewhere, and links to them in its directory. */
  private static List<Path> linkedFrom(Path home) {
    try (Stream<Path> files = Files.walk(home, 4)) {
      return files
          .filter(Files::isSymbolicLink)
          .flatMap(link -> realPath(link).stream())
          .filter(target -> !target.startsWith(home) && !target.startsWith("/usr"))
          .sorted()
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a link leads; nowhere, if that is missing. */
  private static Optional<Path> realPath(Path link) {
    try {
      return Optional.of(link.toRealPath());
    } catch (IOException dangling) {
      return Optional.empty();
    }
  }
}
