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
 * them. Where {@code bwrap} doesn't work and the lab runs as root, as in containers, {@code
 * setpriv} makes the child another user's, who can't read root's files. An empty environment and a
 * bounded heap are the child's in any case.
 */
public final class Jail {
  private static final Jail NONE = new Jail(null, null, null, "no sandbox was asked for");

  /** Who owns nothing, by custom; user and group. */
  static final int NOBODY = 65_534;

  /** Twice the carriers of one run; where namespaces count processes, a bomb ends here. */
  private static final int MOST_THREADS = 20_000;

  private static final int MOST_FILES = 512;

  /** The child opens its pipes anew, to hide them, which only their owner may. */
  private static final String GIVE_PIPES =
      "chown " + NOBODY + " /proc/self/fd/0 /proc/self/fd/1 && exec \"$@\"";

  /** Where Linux keeps what a program is linked with. */
  private static final List<String> LIBRARIES =
      List.of("/usr", "/lib", "/lib64", "/lib32", "/etc/ld.so.cache");

  /** How {@link #describe} begins if nothing keeps the child in. */
  static final String NOT = "NOT SANDBOXED";

  /** How {@link #describe} begins if the child is another user's, and no more. */
  static final String PARTLY = "PARTLY SANDBOXED";

  private final @Nullable Path bwrap;
  private final @Nullable Path prlimit;
  private final @Nullable Path setpriv;
  private final String why;

  /**
   * A jail of these tools.
   *
   * @param why if there is no {@code bwrap}: the reason, in words that can follow a colon
   */
  Jail(@Nullable Path bwrap, @Nullable Path prlimit, @Nullable Path setpriv, String why) {
    this.bwrap = bwrap;
    this.prlimit = prlimit;
    this.setpriv = setpriv;
    this.why = why;
  }

  /** Nothing. */
  public static Jail none() {
    return NONE;
  }

  /**
   * The narrowest jail in which a child JVM comes up on this machine. Starts up to five to see, a
   * third of a second each.
   *
   * @throws ChildStartException if none comes up even without a jail
   */
  public static Jail best() {
    return best(System.getenv().getOrDefault("PATH", ""), isRoot(), Jail::probe);
  }

  /** True if this process may become any user. */
  public static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      // No Linux: then there is no setpriv either.
      return false;
    }
  }

  /** Tries a jail: empty if it works, else what went wrong. */
  interface Probe {
    Optional<String> failure(Jail jail);
  }

  static Jail best(String path, boolean root, Probe probe) {
    Path bwrap = tool("bwrap", path);
    Path prlimit = tool("prlimit", path);
    Path setpriv = root ? tool("setpriv", path) : null;
    String why = "bwrap is not installed";
    if (bwrap != null) {
      Optional<String> failure = Optional.empty();
      for (Path limits : both(prlimit)) {
        Jail jail = new Jail(bwrap, limits, null, "");
        failure = probe.failure(jail);
        if (failure.isEmpty()) {
          return jail;
        }
      }
      why = "bwrap does not work here: " + failure.orElse("");
    }
    for (Path user : both(setpriv)) {
      for (Path limits : both(prlimit)) {
        Jail jail = new Jail(null, limits, user, why);
        if ((user != null || limits != null) && probe.failure(jail).isEmpty()) {
          return jail;
        }
      }
    }
    Jail none = new Jail(null, null, null, why);
    probe
        .failure(none)
        .ifPresent(
            failure -> {
              throw new ChildStartException(failure);
            });
    return none;
  }

  /** With a tool, then without; only the latter if there is none. */
  private static List<@Nullable Path> both(@Nullable Path tool) {
    List<@Nullable Path> ways = new ArrayList<>();
    if (tool != null) {
      ways.add(tool);
    }
    ways.add(null);
    return ways;
  }

  static Optional<String> probe(Jail jail) {
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

  /** True if the child runs as somebody else, who can't read what only the lab's user may. */
  public boolean isOtherUser() {
    return setpriv != null;
  }

  /** One line for whoever grades; a loud one if the child is not sandboxed, or not wholly. */
  public String describe() {
    String limits = prlimit == null ? "" : " and prlimit";
    if (isSandboxed()) {
      return "the peers' process is sandboxed by bwrap" + limits;
    } else if (isOtherUser()) {
      return PARTLY
          + " by setpriv"
          + limits
          + ": "
          + why
          + "; the peers' process is user "
          + NOBODY
          + "'s, and can read what everybody may read, and use the network";
    }
    return NOT
        + ": "
        + why
        + "; the peers' process can read and write whatever you can, so play no submission that"
        + " you don't trust";
  }

  /** True if a line of {@link #describe} tells of a child that isn't sandboxed, or not wholly. */
  public static boolean isWarning(String described) {
    return described.startsWith(NOT) || described.startsWith(PARTLY);
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
    if (setpriv != null) {
      command.addAll(List.of("/bin/sh", "-c", GIVE_PIPES, "sh", setpriv.toString()));
      command.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
      command.addAll(List.of("--no-new-privs", "--"));
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
