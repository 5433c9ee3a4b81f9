package paxoslab.mutation;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.gregor.GregorMutater;
import org.pitest.mutationtest.engine.gregor.config.Mutator;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;

/**
 * All mutants of the reference peer, part A, that PIT's default mutators make; as by PIT, what the
 * compiler writes for records is left as it is.
 */
final class Mutants {
  private static final String PACKAGE = "paxoslab.reference.";
  private static final String SUFFIX = ".class";
  private static final List<String> GROUP = List.of("DEFAULTS");

  /** The store on the peer: part A's lessons don't play it. */
  private static final Pattern PART_B = Pattern.compile(".*\\.(Kv\\w+|Op|StateMachine)(\\$.*)?");

  private static final Set<String> OF_RECORDS = Set.of("toString", "hashCode", "equals");

  private final Map<String, byte[]> classes = new TreeMap<>();
  private final GregorMutater mutater;

  /** Reads the classes of this directory, which is that of the package. */
  Mutants(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString().replace(SUFFIX, "");
      classes.put(PACKAGE + name, Files.readAllBytes(file));
    }
    this.mutater = new GregorMutater(this::bytes, method -> !OF_RECORDS.contains(method.getName()), Mutator.fromStrings(GROUP));
  }

  private Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(classes.get(name.replace('/', '.')));
  }

  /** In the order of classes, methods and instructions. */
  List<MutationDetails> all() {
    List<MutationDetails> all = new ArrayList<>();
    classes.keySet().stream()
        .filter(name -> !name.endsWith("package-info") && !PART_B.matcher(name).matches())
        .forEach(name -> all.addAll(mutater.findMutations(ClassName.fromString(name))));
    return all;
  }

  /**
   * The reference with one mutant in it.
   *
   * @param directory where its classes are written
   */
  Solution solution(MutationDetails mutant, Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(PACKAGE.replace('.', '/')));
    for (Map.Entry<String, byte[]> one : classes.entrySet()) {
      boolean mutated = one.getKey().equals(mutant.getClassName().asJavaName());
      byte[] bytes = mutated ? mutater.getMutation(mutant.getId()).getBytes() : one.getValue();
      Files.write(folder.resolve(one.getKey().substring(PACKAGE.length()) + ".class"), bytes);
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
      return SolutionFinder.fromClassPath(PACKAGE + "PaxosPeer", loader);
    }
  }
}
