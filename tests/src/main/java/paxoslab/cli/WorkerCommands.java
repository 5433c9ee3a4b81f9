package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import paxoslab.course.Memory;
import paxoslab.course.Submission;
import paxoslab.course.WorkerLauncher;

/** Starts workers as the launcher starts the lab: the same Java, class path and options. */
final class WorkerCommands implements WorkerLauncher {
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          // The size of a young generation that is not set follows from the machine's memory.
          "-Xms48m",
          "-Xmn32m",
          "--add-opens",
          "java.base/java.util=ALL-UNNAMED",
          "--add-opens",
          "java.base/java.util.concurrent=ALL-UNNAMED");

  private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?");

  private final Surroundings surroundings;
  private final Memory memory;
  private final List<String> options;
  private final List<Integer> processors;

  /**
   * A way to start workers.
   *
   * @param memory the same for everybody, however much a grader's machine has
   * @param options of the command line, the same for all
   */
  WorkerCommands(Surroundings surroundings, Memory memory, List<String> options)
      throws IOException {
    this.surroundings = surroundings;
    this.memory = memory;
    this.options = List.copyOf(options);
    this.processors = processors(surroundings);
  }

  @Override
  public Process start(Submission submission, Path out, int slot) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(submission, out, slot));
    builder.environment().remove("LAB_SECRET_SEED");
    builder.environment().put("MALLOC_ARENA_MAX", "1");
    return builder.start();
  }

  List<String> command(Submission submission, Path out, int slot) {
    List<String> command = new ArrayList<>();
    if (!processors.isEmpty()) {
      command.addAll(
          List.of("taskset", "-c", String.valueOf(processors.get(slot % processors.size()))));
    }
    command.addAll(lab(surroundings, "-Xmx" + memory.workerMegabytes() + "m"));
    command.addAll(List.of("grade-one", "--worker", "--out", out.toAbsolutePath().toString()));
    command.addAll(options);
    command.addAll(List.of("--", submission.path().toString()));
    return command;
  }

  /** The beginning of a command line that runs the lab as this process runs it. */
  static List<String> lab(Surroundings surroundings, String heap) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.add(heap);
    command.add("-Dlab.root=" + surroundings.root());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    return command;
  }

  /**
   * The processors to pin workers to; none where that can't be done. A run's threads take turns,
   * and to wake another one on the same processor takes a tenth of the time.
   */
  private static List<Integer> processors(Surroundings surroundings) throws IOException {
    String wanted = surroundings.environment().getOrDefault("LAB_CPU", "");
    Path status = Path.of("/proc/self/status");
    boolean tool =
        Stream.of(surroundings.environment().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    if (wanted.equals("any") || !tool || !Files.isReadable(status)) {
      return List.of();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .findFirst()
        .map(line -> numbers(line.substring(line.indexOf(':') + 1).strip()))
        .orElse(List.of());
  }

  /** All numbers of a list such as {@code 0-3,8}. */
  static List<Integer> numbers(String list) {
    List<Integer> numbers = new ArrayList<>();
    Matcher range = RANGE.matcher(list);
    while (range.find()) {
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      for (int number = first; number <= last; number++) {
        numbers.add(number);
      }
    }
    return numbers;
  }
}
