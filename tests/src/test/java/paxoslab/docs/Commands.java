package paxoslab.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paxoslab.cli.LabCommands;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Says whether a line of shell would do something here, without doing it. */
final class Commands {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
  private static final Pattern REDIRECTION = Pattern.compile("\\s>>?\\s*\\S+\\s*$");
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Z_]+=.*");

  /** What else a page may ask for: programs that every reader has, or that the page introduces. */
  private static final Set<String> PROGRAMS = Set.of("java", "javac", "cd", "unzip", "git");

  private static final Set<String> PHASES = Set.of("clean", "compile", "test", "verify");

  /** Properties of Surefire, which no file here names. */
  private static final Set<String> SUREFIRE =
      Set.of("test", "maven.surefire.debug", "surefire.failIfNoSpecifiedTests");

  private static final Set<String> MAVEN_SWITCHES =
      Set.of("-q", "-o", "-B", "-am", "-ntp", "-version");

  private final Path root;
  private final CommandSources elsewhere;
  private final String poms;
  private final String sources;
  private final String launcher;

  Commands(Path root) {
    this.root = root;
    elsewhere = new CommandSources(root.resolve("visualizer/src/main/java"));
    poms = texts("pom.xml");
    sources = texts(".java");
    launcher = text(root.resolve("lab"));
  }

  /** As {@link #problem}; but a command that is only talked about needs no parameters. */
  Optional<String> problemOfMention(String command) {
    return problem(command).filter(p -> !p.startsWith("Missing required "));
  }

  /** Why a line can't work; empty if it can. Empty lines and comments can. */
  Optional<String> problem(String line) {
    List<String> words = words(line);
    while (!words.isEmpty() && ASSIGNMENT.matcher(words.get(0)).matches()) {
      String variable = words.remove(0).replaceFirst("=.*", "");
      // Used by it, or described at its top.
      if (!launcher.contains("${" + variable + ":-")
          && !launcher.contains("\n#   " + variable + " ")) {
        return Optional.of("the launcher doesn't know " + variable);
      }
    }
    if (words.isEmpty() || PROGRAMS.contains(words.get(0))) {
      return Optional.empty();
    }
    List<String> arguments = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "./lab", "lab.cmd" -> lab(arguments);
      case "mvn" -> maven(arguments);
      case ".ci/run" ->
          Files.exists(root.resolve(".ci/run")) ? Optional.empty() : Optional.of("no .ci/run");
      default -> Optional.of("unknown program " + words.get(0));
    };
  }

  /** The words of a command, without where its output goes. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(REDIRECTION.matcher(line).replaceAll(""));
    while (word.find() && !word.group().startsWith("#")) {
      words.add(word.group().replaceAll("[\"']", ""));
    }
    return words;
  }

  private Optional<String> lab(List<String> arguments) {
    CommandLine line = LabCommands.line();
    for (CommandSpec spec : elsewhere.commands()) {
      if (!line.getSubcommands().containsKey(spec.name())) {
        line.addSubcommand(spec.name(), new CommandLine(spec));
      }
    }
    try {
      line.parseArgs(arguments.toArray(String[]::new));
      return Optional.empty();
    } catch (ParameterException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Optional<String> maven(List<String> arguments) {
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      boolean known =
          PHASES.contains(word)
              || MAVEN_SWITCHES.contains(word)
              || (word.startsWith("-D") && isProperty(word.substring(2).replaceFirst("=.*", "")))
              || (word.startsWith("-P") && poms.contains("<id>" + word.substring(2) + "</id>"))
              || (word.equals("-pl") && rest.hasNext() && areModules(rest.next()));
      if (!known) {
        return Optional.of("Maven here doesn't know " + word);
      }
    }
    return Optional.empty();
  }

  private boolean isProperty(String name) {
    return SUREFIRE.contains(name)
        || poms.contains("<" + name + ">")
        || poms.contains("<name>" + name + "</name>") // turns a profile on
        || sources.contains("\"" + name + "\"");
  }

  private boolean areModules(String names) {
    return Stream.of(names.split(",")).allMatch(n -> Files.exists(root.resolve(n + "/pom.xml")));
  }

  /** All files of the build and the main code that end so, in one text. */
  private String texts(String ending) {
    return Stream.of("pom.xml", "lab-skeleton", "tests", "visualizer", "reference-solution")
        .map(root::resolve)
        .filter(Files::exists)
        .flatMap(Commands::files)
        .filter(f -> f.toString().endsWith(ending) && !f.toString().contains("src/test"))
        .map(Commands::text)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Path> files(Path top) {
    try (Stream<Path> files = Files.walk(top)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
