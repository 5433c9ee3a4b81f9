package paxoslab.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.trace.TraceEvent;

/** The commands that show a recorded run, or play it again, as the user can type them. */
public final class RunAgain {
  private final Path root;
  private final Path directory;
  private final String solution;

  /** Whose peers the servers of part B stood on; null for the solution's own. */
  private final @Nullable String paxos;

  /** False if the user can't have those peers. */
  private final boolean hasPeers;

  /**
   * Commands for one solution.
   *
   * @param root the project's directory
   * @param directory where the user types
   * @param solution {@code skeleton}, {@code reference}, or a path
   */
  public RunAgain(Path root, Path directory, String solution) {
    this(root, directory, solution, null, true);
  }

  private RunAgain(
      Path root, Path directory, String solution, @Nullable String paxos, boolean hasPeers) {
    this.root = root.toAbsolutePath().normalize();
    this.directory = directory.toAbsolutePath().normalize();
    this.solution = solution;
    this.paxos = paxos;
    this.hasPeers = hasPeers;
  }

  /** The same where part B's servers stood on the peers of another solution, which is here. */
  public RunAgain onPeersOf(String other) {
    return new RunAgain(root, directory, solution, other, true);
  }

  /** The same where they stood on peers that the user doesn't have: the staff's. */
  public RunAgain withoutItsPeers() {
    return new RunAgain(root, directory, solution, null, false);
  }

  /** A file as the user would name it: relative where it lies below the user's directory. */
  public String name(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    return (whole.startsWith(directory) ? directory.relativize(whole) : whole).toString();
  }

  /** Shows a run at an event; at its end if the event is {@link TraceEvent#NONE}. */
  public String watch(Path trace, int at) {
    String event = at == TraceEvent.NONE ? "" : " --at " + at;
    return lab() + " view " + quoted(name(trace)) + event;
  }

  /** Plays a run again, without JUnit. */
  public String replay(Path trace) {
    return lab() + " replay " + quoted(name(trace)) + which();
  }

  /** Grades one lesson alone, which tells its failure in full. */
  String only(String lesson) {
    return lab() + " test --only " + lesson + which();
  }

  private String which() {
    if (paxos != null) {
      return " --solution " + quoted(solution) + " --paxos " + quoted(paxos);
    }
    return solution.equals("skeleton") ? "" : " --solution " + quoted(solution);
  }

  /**
   * Plays a run again where a debugger can look at it; the lines that explain how come after.
   *
   * @param lesson whose run it is
   * @param seed under which it was found
   */
  List<String> debug(Path trace, String lesson, long seed) {
    if (!hasPeers) {
      return List.of(
          only(lesson) + " --seed " + seed,
          "(the same lesson and seed on your own peers; this run itself was on the staff's, which",
          "you don't have, so you can watch it, but not play it again)");
    }
    return debug(trace);
  }

  /** As {@link #debug(Path, String, long)}, for a user who has all that it takes. */
  public List<String> debug(Path trace) {
    if (paxos != null) {
      return List.of(replay(trace), "(exactly this run, every time)");
    }
    if (!solution.equals("skeleton") && !solution.equals("reference")) {
      return List.of(replay(trace), "(exactly this run, every time)");
    }
    return List.of(
        maven() + " -Dlab.trace=" + traceProperty(trace),
        "(exactly this run, every time; in the IDE: the same as a VM option on the lesson's",
        "run configuration, breakpoints work)");
  }

  /** In the staff's tree Maven grades the reference unless it is told otherwise. */
  private String maven() {
    String where =
        directory.equals(root) ? "" : " -f " + quoted(root.resolve("pom.xml").toString());
    boolean staff = Files.exists(root.resolve("reference-solution/pom.xml"));
    String which = staff && solution.equals("skeleton") ? " -Dlab.solution=skeleton" : "";
    return "mvn" + where + " test" + which;
  }

  /** The property counts from the project's directory, wherever Maven is called. */
  private String traceProperty(Path trace) {
    Path whole = trace.toAbsolutePath().normalize();
    return quoted((whole.startsWith(root) ? root.relativize(whole) : whole).toString());
  }

  private String lab() {
    return directory.equals(root) ? "./lab" : quoted(root.resolve("lab").toString());
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./\\\\-]+") ? word : '"' + word + '"';
  }
}
