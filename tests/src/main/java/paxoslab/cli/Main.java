package paxoslab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import paxoslab.course.CourseException;
import paxoslab.grade.FaultFileException;
import paxoslab.solution.SolutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code lab} command. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    versionProvider = LabVersion.class,
    subcommands = CommandLine.HelpCommand.class,
    description = "Write a Paxos peer, grade it, see why it failed, run exactly that again.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Examples:",
      "  ./lab demo                        see what this is about",
      "  ./lab test                        grade lab-skeleton",
      "  ./lab test --only B02 --seeds 100 one lesson, under many seeds",
      "  ./lab help test                   all about a command",
      "",
      "Exit status: 0 all is well, 1 something failed, 2 it could not run."
    })
public final class Main implements Runnable {
  /** They put faults into the reference, or leave it out: without it there is nothing to do. */
  private static final List<String> NEED_REFERENCE = List.of("demo", "faults", "bundle", "gallery");

  /** All is well. */
  static final int PASSED = 0;

  /** Something failed that was tried. */
  static final int FAILED = 1;

  /** It could not be tried. */
  static final int CANNOT_RUN = 2;

  /** It was tried, and it is not known whether it holds. */
  static final int UNDECIDED = 3;

  /** It was stopped before its end, as by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  Main(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs a command and ends with its exit status. */
  public static void main(String[] args) {
    Surroundings process = Surroundings.ofProcess();
    // What a peer prints must not get into what a program reads.
    System.setOut(System.err);
    System.exit(new Main(process).run(args));
  }

  /** Runs a command; returns its exit status. */
  int run(String... args) {
    return commandLine().execute(args);
  }

  /** True if there is such a command: some come from modules that may be missing. */
  boolean has(String command) {
    return commandLine().getSubcommands().containsKey(command);
  }

  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    for (Object command : commands()) {
      line.addSubcommand(command);
    }
    if (!Files.exists(surroundings.root().resolve("reference-solution/pom.xml"))) {
      hideWhatNeedsTheReference(line);
    }
    line.setOut(surroundings.out())
        .setErr(surroundings.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi()))
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler(this::failed);
    for (CommandLine sub : line.getSubcommands().values()) {
      sub.getCommandSpec().exitCodeOnInvalidInput(CANNOT_RUN);
    }
    return line;
  }

  /** They aren't listed, but who calls one is told why it can't run. */
  private static void hideWhatNeedsTheReference(CommandLine line) {
    CommandLine.Model.UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    List<String> footer = new ArrayList<>(List.of(usage.footer()));
    for (CommandLine command : line.getSubcommands().values()) {
      String name = command.getCommandSpec().name();
      if (NEED_REFERENCE.contains(name)) {
        command.getCommandSpec().usageMessage().hidden(true);
        footer.removeIf(example -> example.startsWith("  ./lab " + name));
      }
    }
    usage.footer(footer.toArray(String[]::new));
  }

  private List<Object> commands() {
    List<Object> commands = new ArrayList<>();
    commands.add(new DemoCommand(surroundings, this));
    commands.add(new TestCommand(surroundings));
    commands.add(new ExploreCommand(surroundings));
    commands.add(new ReplayCommand(surroundings));
    commands.add(new CheckCommand(surroundings));
    commands.add(new FaultsCommand(surroundings));
    commands.add(new BenchCommand(surroundings));
    commands.add(new BundleCommand(surroundings));
    commands.add(new AutograderCommand(surroundings));
    commands.add(new SubmitCommand(surroundings));
    commands.add(new GradeCommand(surroundings));
    commands.add(new GradeOneCommand(surroundings));
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      commands.addAll(provider.commands());
    }
    return commands;
  }

  private CommandLine.Help.Ansi ansi() {
    return surroundings.palette().coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show the stack where something goes wrong (or set LAB_DEBUG).")
  private boolean debug;

  /** Without a command it says which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(surroundings.out());
  }

  private int misused(ParameterException e, String[] args) {
    CommandLine at = e.getCommandLine();
    String name = at.getCommandSpec().qualifiedName(" ");
    complain(
        e,
        name,
        isUnknownCommand(e)
            ? unknownCommand(at, args[0]) + " See ./lab --help"
            : sentence(e.getMessage()) + suggestion(e) + "; see ./" + name + " --help");
    return CANNOT_RUN;
  }

  private static boolean isUnknownCommand(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
        && e.getCommandLine().getParent() == null
        && !unmatched.getUnmatched().get(0).startsWith("-");
  }

  private static String unknownCommand(CommandLine at, String word) {
    List<String> known =
        at.getSubcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(command -> !command.usageMessage().hidden())
            .map(CommandSpec::name)
            .toList();
    return "no command " + word + "; did you mean " + Nearest.of(word, known) + "?";
  }

  private static String suggestion(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    String word = unmatched.getUnmatched().get(0);
    boolean lesson = e.getCommandLine().getCommandSpec().name().equals("test");
    if (lesson && word.matches("[A-Za-z]\\d*(,[A-Za-z]\\d*)*")) {
      return "; did you mean --only " + word.toUpperCase(Locale.ROOT) + "?";
    }
    List<String> near = unmatched.getSuggestions().stream().limit(2).toList();
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  private int failed(Exception e, CommandLine at, CommandLine.ParseResult parsed) {
    String name = at.getCommandSpec().qualifiedName(" ");
    complain(e, name, isExpected(e) ? reason(e) : "internal error: " + e + hint());
    return CANNOT_RUN;
  }

  private static boolean isExpected(Exception e) {
    return e instanceof UserError
        || e instanceof SolutionException
        || e instanceof FaultFileException
        || e instanceof CourseException
        || e instanceof IOException
        || e instanceof UncheckedIOException;
  }

  private static String reason(Exception e) {
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return reason(cause);
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private String hint() {
    return debug() ? "" : "; --debug shows where";
  }

  private void complain(Exception e, String name, String what) {
    if (debug()) {
      e.printStackTrace(surroundings.err());
    }
    surroundings.err().println(name + ": " + what);
  }

  private boolean debug() {
    return debug || !surroundings.environment().getOrDefault("LAB_DEBUG", "").isEmpty();
  }

  private static String sentence(@Nullable String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.isEmpty() ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }
}
