package paxoslab.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house: which package may import which, and what only some may do. */
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(new ImportOption.DoNotIncludeJars())
          .importPackages("paxoslab");

  private static final Path SOURCES =
      Path.of(System.getProperty("lab.root", "."), "tests/src/main/java/paxoslab");

  /** What each package may import, as its package-info says; the student API is free to all. */
  private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

  static {
    MAY_IMPORT.put("wire", Set.of());
    MAY_IMPORT.put("trace", Set.of("wire"));
    MAY_IMPORT.put("history", Set.of("trace"));
    MAY_IMPORT.put("guard", Set.of());
    MAY_IMPORT.put("intake", Set.of());
    MAY_IMPORT.put("solution", Set.of("guard", "intake"));
    MAY_IMPORT.put("host", Set.of("wire", "guard", "solution"));
    MAY_IMPORT.put("child", Set.of("wire", "solution", "host"));
    MAY_IMPORT.put("sim", Set.of("wire", "trace", "host"));
    MAY_IMPORT.put("check", Set.of("wire", "trace", "history"));
    MAY_IMPORT.put("explain", Set.of("check", "trace", "wire"));
    MAY_IMPORT.put("explore", Set.of("sim", "check", "solution", "host", "guard", "trace", "wire"));
    MAY_IMPORT.put(
        "junit", Set.of("sim", "check", "explore", "explain", "solution", "host", "trace", "wire"));
    MAY_IMPORT.put("graded", Set.of("junit", "sim", "wire"));
    MAY_IMPORT.put("store", Set.of("junit", "graded", "sim", "wire"));
    MAY_IMPORT.put(
        "grade",
        Set.of(
            "wire",
            "trace",
            "guard",
            "intake",
            "solution",
            "host",
            "sim",
            "check",
            "explore",
            "explain",
            "junit",
            "graded"));
    MAY_IMPORT.put(
        "bench",
        Set.of(
            "wire",
            "trace",
            "history",
            "guard",
            "intake",
            "solution",
            "host",
            "sim",
            "check",
            "explore",
            "explain",
            "junit",
            "graded",
            "store",
            "child"));
    MAY_IMPORT.put("bundle", Set.of("intake", "solution", "grade"));
    MAY_IMPORT.put(
        "course",
        Set.of(
            "trace", "explain", "intake", "solution", "host", "child", "junit", "graded", "grade"));
    MAY_IMPORT.put("gradebook", Set.of("check", "explain", "course"));
    MAY_IMPORT.put(
        "cli",
        Set.of(
            "wire",
            "trace",
            "history",
            "guard",
            "intake",
            "solution",
            "host",
            "sim",
            "check",
            "explore",
            "explain",
            "junit",
            "graded",
            "store",
            "grade",
            "bench",
            "bundle",
            "child",
            "course",
            "gradebook"));
  }

  @Test
  void packagesImportOnlyWhatTheyMay() {
    for (Map.Entry<String, Set<String>> rule : MAY_IMPORT.entrySet()) {
      List<String> forbidden =
          new ArrayList<>(List.of("paxoslab.student..", "paxoslab.reference.."));
      MAY_IMPORT.keySet().stream()
          .filter(other -> !other.equals(rule.getKey()) && !rule.getValue().contains(other))
          .forEach(other -> forbidden.add("paxoslab." + other + ".."));
      noClasses()
          .that()
          .resideInAPackage("paxoslab." + rule.getKey() + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(forbidden.toArray(String[]::new))
          .allowEmptyShould(true)
          .check(MAIN);
    }
  }

  @Test
  void everyPackageHasItsArrows() throws IOException {
    assertThat(MAY_IMPORT.keySet()).containsAll(packages());
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("paxoslab.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    for (String name : packages()) {
      Path file = SOURCES.resolve(name).resolve("package-info.java");
      assertThat(file).isRegularFile();
      String info = Files.readString(file);
      assertThat(info).as(name).contains("/**").contains("Imports").contains("<pre>{@code");
    }
  }

  @Test
  void onlyTheCommandLineWritesToTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage("paxoslab.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(MAIN);
  }

  @Test
  void hostAndWorldKnowNoRealTimeAndNoChance() {
    noClasses()
        .that()
        .resideInAnyPackage("paxoslab.host..", "paxoslab.sim..", "paxoslab.guard..")
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "identityHashCode", Object.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ThreadLocalRandom.class, Clock.class, Instant.class)
        .check(MAIN);
  }

  @Test
  void onlyTheCarrierPoolStartsThreads() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "paxoslab.host..", "paxoslab.sim..", "paxoslab.guard..", "paxoslab.check..")
        .and()
        .doNotHaveFullyQualifiedName("paxoslab.host.CarrierPool")
        .should()
        .callMethod(Thread.class, "start")
        .check(MAIN);
  }

  @Test
  void virtualTimeIsIndependentOfFloatingPointLibraries() {
    noClasses()
        .that()
        .resideInAPackage("paxoslab.sim..")
        .should()
        .callMethod(Math.class, "exp", double.class)
        .orShould()
        .callMethod(Math.class, "log", double.class)
        .orShould()
        .callMethod(Math.class, "pow", double.class, double.class)
        .because("only StrictMath gives the same bits on every machine")
        .check(MAIN);
  }

  @Test
  void importedClassesAreTheHarness() {
    assertThat(MAIN.contain("paxoslab.sim.World")).isTrue();
    JavaPackage root = MAIN.getPackage("paxoslab");
    assertThat(root.getSubpackages()).hasSizeGreaterThan(8);
  }

  /** The packages of this module's main code. */
  private static Set<String> packages() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> entries = Files.list(SOURCES)) {
      entries.filter(Files::isDirectory).forEach(p -> names.add(p.getFileName().toString()));
    }
    return names;
  }
}
