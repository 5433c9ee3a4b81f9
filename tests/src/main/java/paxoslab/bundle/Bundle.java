package paxoslab.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import paxoslab.solution.SolutionFinder;

/**
 * The student's tree, made from the staff's, with the proof that nothing of the staff's is in it.
 */
public final class Bundle {
  private static final String TOP = "paxos-lab/";
  private static final String STUB = SolutionFinder.SKELETON_SOURCES + "/";

  private final SortedMap<String, byte[]> files;
  private final SortedMap<String, Integer> leftOut;
  private final List<Problem> problems;
  private final List<String> untracked;
  private final int comparedWith;

  private Bundle(
      SortedMap<String, byte[]> files,
      SortedMap<String, Integer> leftOut,
      List<Problem> problems,
      List<String> untracked,
      int comparedWith) {
    this.files = files;
    this.leftOut = leftOut;
    this.problems = List.copyOf(problems);
    this.untracked = List.copyOf(untracked);
    this.comparedWith = comparedWith;
  }

  /**
   * Reads a project and looks through what a student would get.
   *
   * @param root the staff's tree
   * @throws IOException if the tree can't be read, or holds no reference solution to compare with
   */
  public static Bundle of(Path root) throws IOException {
    if (!Files.isDirectory(root.resolve(SolutionFinder.REFERENCE_SOURCES))) {
      throw new IOException(
          "there is no reference solution in " + root + "; only the staff's tree makes bundles");
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    SortedMap<String, Integer> leftOut = new TreeMap<>();
    for (String path : ProjectFiles.of(root)) {
      if (StudentTree.holds(path)) {
        files.put(StudentTree.placeOf(path), Files.readAllBytes(root.resolve(path)));
      } else {
        leftOut.merge(part(path), 1, Integer::sum);
      }
    }
    List<String> untracked =
        ProjectFiles.untracked(root).stream().filter(StudentTree::holds).toList();
    StaffTexts staff = StaffTexts.of(root);
    return new Bundle(files, leftOut, problems(files, staff), untracked, staff.files());
  }

  private static List<Problem> problems(Map<String, byte[]> files, StaffTexts staff)
      throws IOException {
    LeakCheck leaks = new LeakCheck(staff);
    List<Problem> problems = new ArrayList<>();
    if (!files.containsKey(STUB + "PaxosPeer.java")) {
      problems.add(new Problem(STUB + "PaxosPeer.java", 0, "missing; put the stub back"));
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String path = file.getKey();
      problems.addAll(leaks.check(path, file.getValue()));
      if (path.startsWith(STUB) && path.endsWith(".java")) {
        String text = new String(file.getValue(), StandardCharsets.UTF_8);
        problems.addAll(StubCheck.check(path, text));
      }
    }
    return problems;
  }

  /** The directories, or the file of the root, that a path is counted under. */
  private static String part(String path) {
    String[] names = path.split("/");
    if (names.length == 1) {
      return path;
    }
    boolean half = names.length > 3 && names[1].equals("src") && !names[0].startsWith("reference");
    return String.join("/", List.of(names).subList(0, half ? 3 : 1)) + "/";
  }

  /** Why it must not be handed out; empty if it may. */
  public List<Problem> problems() {
    return problems;
  }

  /** The paths of what a student gets, in the order of their names. */
  public Set<String> files() {
    return files.keySet();
  }

  /** How many files are left out, by directory or by name. */
  public Map<String, Integer> leftOut() {
    return leftOut;
  }

  /** Files that would be part if git tracked them. */
  public List<String> untracked() {
    return untracked;
  }

  /** With how many files of the staff's everything was compared. */
  public int comparedWith() {
    return comparedWith;
  }

  /** The zip, with one folder on top; the same bytes for the same files. */
  public byte[] zip() {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    files.forEach((path, content) -> entries.put(TOP + path, content));
    Set<String> executable =
        files.keySet().stream()
            .filter(StudentTree::isExecutable)
            .map(TOP::concat)
            .collect(Collectors.toSet());
    return ZipFile.pack(entries, executable);
  }
}
