package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.PeerSource;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.solution.UncheckedSolution;
import paxoslab.trace.Finding;

/** What is put around the child, and what it holds back. */
class JailTest {
  private static final List<String> PROGRAM = List.of("java", "Main");
  private static final Jail.Probe WORKS = jail -> Optional.empty();

  @TempDir private Path tools;

  @Test
  void bothToolsAreUsedWhereBothWork() throws IOException {
    install("bwrap", "prlimit");
    Jail jail = Jail.best(tools.toString(), false, WORKS);
    List<String> command = jail.command(PROGRAM);
    assertThat(command).startsWith(tools.resolve("prlimit").toString(), "--core=0", "--fsize=0");
    assertThat(command)
        .containsSubsequence(
            tools.resolve("bwrap").toString(), "--unshare-all", "--die-with-parent", "--remount-ro")
        .endsWith("--", "java", "Main");
    assertThat(jail.isSandboxed()).isTrue();
    assertThat(jail.describe()).contains("sandboxed by bwrap and prlimit").doesNotContain("NOT");
    assertThat(Jail.isWarning(jail.describe())).isFalse();
  }

  /** The class path, Java and its libraries: no home directory, no submissions, no seeds. */
  @Test
  void childCanReadOnlyWhatJavaNeeds() {
    assertThat(Jail.readable())
        .containsAll(ChildJvm.classPath())
        .contains(ChildJvm.javaHome())
        .allMatch(
            path ->
                path.startsWith("/usr")
                    || path.toString().startsWith("/lib")
                    || path.startsWith("/etc")
                    || path.startsWith(ChildJvm.javaHome())
                    || ChildJvm.classPath().contains(path));
  }

  @Test
  void missingToolIsSaidLoudly() {
    Jail jail = Jail.best(tools.toString(), false, WORKS);
    assertThat(jail.command(PROGRAM)).isEqualTo(PROGRAM);
    assertThat(jail.isSandboxed()).isFalse();
    assertThat(jail.describe()).startsWith("NOT SANDBOXED: bwrap is not installed");
    assertThat(Jail.isWarning(jail.describe())).isTrue();
  }

  @Test
  void toolThatDoesNotWorkHereIsLeftOutAndSaid() throws IOException {
    install("bwrap", "prlimit");
    Jail.Probe probe =
        jail -> jail.isSandboxed() ? Optional.of("no user namespaces") : Optional.<String>empty();
    Jail jail = Jail.best(tools.toString(), false, probe);
    assertThat(jail.command(PROGRAM))
        .startsWith(tools.resolve("prlimit").toString())
        .doesNotContain("--unshare-all");
    assertThat(jail.describe())
        .startsWith("NOT SANDBOXED: bwrap does not work here: no user namespaces");
  }

  @Test
  void limitsThatDoNotWorkLeaveTheSandbox() throws IOException {
    install("bwrap", "prlimit");
    Jail.Probe probe =
        jail ->
            jail.command(PROGRAM).contains("--core=0") ? Optional.of("refused") : Optional.empty();
    Jail jail = Jail.best(tools.toString(), false, probe);
    assertThat(jail.command(PROGRAM)).startsWith(tools.resolve("bwrap").toString());
  }

  @Test
  void childThatNeverComesUpIsNoFaultOfTheSolution() {
    assertThatThrownBy(() -> Jail.best("", false, jail -> Optional.of("no memory")))
        .isInstanceOf(ChildStartException.class)
        .hasMessage("no memory");
    assertThatThrownBy(() -> ChildProcess.start("x", List.of("/no/such/java"), ChildLimits.DEFAULT))
        .isInstanceOf(ChildStartException.class)
        .hasMessageContaining("/no/such/java");
    List<String> broken = new ArrayList<>(ChildJvm.command(ChildLimits.DEFAULT));
    broken.set(1, "-Xmx1");
    assertThatThrownBy(() -> ChildProcess.start("x", broken, ChildLimits.DEFAULT))
        .isInstanceOf(ChildStartException.class)
        .hasMessageContaining("does not come up");
  }

  /** The peer tells by an exception whether it saw the file, the network and other processes. */
  @Test
  void jailedChildSeesNoFileNoNetworkAndNoOtherProcess() throws IOException {
    Jail jail = Jail.best();
    assumeThat(jail.isSandboxed()).as("this machine has a bwrap that works").isTrue();
    Path secret = Files.writeString(tools.resolve("secret"), "42");
    Finding seen =
        failureOf(
            jail,
            """
            public void start(int seq, Object value) {
              var files = new ArrayList<String>();
              for (String f : List.of("%s", "%s", "/etc/passwd", "/root", "/home")) {
                if (java.nio.file.Files.exists(java.nio.file.Path.of(f))) files.add(f);
              }
              try {
                java.nio.file.Files.writeString(java.nio.file.Path.of("/forged"), "x");
                files.add("wrote");
              } catch (java.io.IOException e) { max = 1; }
              try {
                int links = java.util.Collections.list(
                    java.net.NetworkInterface.getNetworkInterfaces()).size();
                if (links > 1) files.add(links + " network interfaces");
              } catch (java.io.IOException | NullPointerException e) { max = 1; }
              long others = ProcessHandle.allProcesses().count();
              if (others > 3) files.add(others + " processes");
              if (System.getenv().containsKey("PATH")) files.add("environment");
              throw new IllegalStateException("seen: " + files);
            }
            """
                .formatted(secret, Path.of(System.getProperty("lab.root")).resolve("pom.xml")));
    assertThat(seen.text()).contains("(seen: [])");
  }

  @Test
  void rootWithoutASandboxMakesTheChildAnotherUsers() throws IOException {
    install("bwrap", "prlimit", "setpriv");
    Jail.Probe probe =
        jail -> jail.isSandboxed() ? Optional.of("no user namespaces") : Optional.<String>empty();
    Jail jail = Jail.best(tools.toString(), true, probe);
    assertThat(jail.isSandboxed()).isFalse();
    assertThat(jail.isOtherUser()).isTrue();
    assertThat(jail.command(PROGRAM))
        .startsWith(tools.resolve("prlimit").toString())
        .containsSubsequence(
            tools.resolve("setpriv").toString(),
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--no-new-privs",
            "--",
            "java",
            "Main");
    assertThat(jail.describe())
        .startsWith("PARTLY SANDBOXED by setpriv and prlimit: bwrap does not work here: no user");
    assertThat(Jail.isWarning(jail.describe())).as("it is less than a sandbox").isTrue();
    assertThat(Jail.best(tools.toString(), false, probe).isOtherUser())
        .as("who is not root can't become somebody else")
        .isFalse();
    assertThat(Jail.best(tools.toString(), true, WORKS).isSandboxed())
        .as("a sandbox is better")
        .isTrue();
  }

  @Test
  void otherUserThatCannotReadTheLabIsLeftOutAndSaid() throws IOException {
    install("prlimit", "setpriv");
    Jail.Probe probe =
        jail -> jail.isOtherUser() ? Optional.of("class not found") : Optional.<String>empty();
    Jail jail = Jail.best(tools.toString(), true, probe);
    assertThat(jail.isOtherUser()).isFalse();
    assertThat(jail.describe()).startsWith("NOT SANDBOXED: bwrap is not installed");
  }

  /** The peer tells what it could read and write, and as whom; it does nothing else. */
  @Test
  void otherUserReadsNothingOfRootsAndWritesNothing() throws IOException {
    Jail.Probe noBwrap =
        jail -> jail.isSandboxed() ? Optional.of("it is left out") : Jail.probe(jail);
    Jail jail = Jail.best(System.getenv("PATH"), Jail.isRoot(), noBwrap);
    assumeThat(jail.isOtherUser()).as("this is root, and setpriv works").isTrue();
    Path secret = Files.writeString(tools.resolve("secret"), "42");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Path results = Files.createDirectory(tools.resolve("results"));
    Files.writeString(results.resolve("result.json"), "{}");
    Files.setPosixFilePermissions(results, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(tools, PosixFilePermissions.fromString("rwxr-xr-x"));
    Finding seen =
        failureOf(
            jail,
            """
            public void start(int seq, Object value) {
              var seen = new ArrayList<Object>();
              for (String f : List.of("%s", "%s", "/proc/%d/environ", "/etc/shadow")) {
                if (java.nio.file.Files.isReadable(java.nio.file.Path.of(f))) seen.add(f);
              }
              try {
                for (String line : java.nio.file.Files.readAllLines(
                    java.nio.file.Path.of("/proc/self/status"))) {
                  if (line.matches("(Uid|Gid|Groups|CapEff|CapPrm|NoNewPrivs):.*")) {
                    seen.add(line.strip());
                  }
                }
                java.nio.file.Files.writeString(java.nio.file.Path.of("%s/forged"), "x");
                seen.add("wrote");
              } catch (java.io.IOException e) { max = 1; }
              throw new IllegalStateException("seen: " + seen);
            }
            """
                .formatted(
                    secret, results.resolve("result.json"), ProcessHandle.current().pid(), tools));
    assertThat(seen.text().replace('\t', ' '))
        .contains(
            "(seen: [Uid: 65534 65534 65534 65534, Gid: 65534 65534 65534 65534, Groups:,"
                + " CapPrm: 0000000000000000, CapEff: 0000000000000000, NoNewPrivs: 1])");
    assertThat(tools.resolve("forged")).doesNotExist();
  }

  private static Finding failureOf(Jail jail, String code) {
    var solution = UncheckedSolution.compile(PeerSource.files("", code));
    LessonMethod lesson = GradedSuite.lessons().get(0);
    try (CarrierPool pool = new CarrierPool();
        ChildHosts hosts = new ChildHosts(solution, jail, ChildLimits.DEFAULT)) {
      return new LessonRunner(solution, pool, hosts).run(lesson, 1).failure().orElseThrow();
    }
  }

  private void install(String... names) throws IOException {
    for (String name : names) {
      Path tool = Files.createFile(tools.resolve(name));
      assertThat(tool.toFile().setExecutable(true)).isTrue();
    }
  }
}
