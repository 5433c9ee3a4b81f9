package paxoslab.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import paxoslab.grade.FaultFile;
import paxoslab.solution.SolutionFinder;

/**
 * What a student must not be given: the reference solution with its tests, the known faults, and
 * the peers that the harness is tested with.
 *
 * @param runs their texts
 * @param types the names of the reference's classes but {@code PaxosPeer}, which every solution has
 * @param faults the names of the faults
 * @param files how many files were read
 */
record StaffTexts(Runs runs, Set<String> types, Set<String> faults, int files) {
  private static final String STAFF = "reference-solution/src";
  private static final List<String> TESTS = List.of("tests/src/test", "visualizer/src/test");

  /** What test sources are called that hold peers. */
  private static final Pattern PEERS = Pattern.compile("\\w*(?:Peers?|PeerSource)\\.java");

  /** A title of few words may be said of any Paxos. */
  private static final int TELLING_TITLE = 6;

  /**
   * Reads the staff's part of a project.
   *
   * @throws IOException if it can't be read, or there is none
   */
  static StaffTexts of(Path root) throws IOException {
    Runs runs = new Runs();
    runs.allow(common());
    List<Path> files = new ArrayList<>(filesBelow(root.resolve(STAFF)));
    for (String tests : TESTS) {
      for (Path file : filesBelow(root.resolve(tests))) {
        if (isPeer(file)) {
          files.add(file);
        }
      }
    }
    for (Path file : files) {
      runs.guard(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
    }
    Set<String> faults = new TreeSet<>();
    for (FaultFile fault : FaultFile.all(root.resolve(STAFF + "/faults"))) {
      faults.add(fault.name());
      guard(runs, fault);
    }
    return new StaffTexts(runs, types(root), faults, files.size());
  }

  private static void guard(Runs runs, FaultFile fault) {
    if (Words.of(fault.title()).size() >= TELLING_TITLE) {
      runs.guardPhrase("the title of fault " + fault.name(), fault.title());
    }
    for (FaultFile.Edit edit : fault.edits()) {
      runs.guard("fault " + fault.name() + ", find", edit.find());
      runs.guard("fault " + fault.name() + ", replace", edit.replace());
    }
  }

  /** By name: the harness's peers implement one interface or another, or are texts of tests. */
  private static boolean isPeer(Path file) {
    return PEERS.matcher(file.getFileName().toString()).matches();
  }

  private static Set<String> types(Path root) throws IOException {
    Set<String> types = new TreeSet<>();
    for (Path file : filesBelow(root.resolve(SolutionFinder.REFERENCE_SOURCES))) {
      types.add(file.getFileName().toString().replaceFirst("\\.java$", ""));
    }
    types.removeAll(Set.of("PaxosPeer", "package-info"));
    return types;
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** What the interfaces make alike in every peer. */
  private static String common() throws IOException {
    try (InputStream in = StaffTexts.class.getResourceAsStream("common.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
