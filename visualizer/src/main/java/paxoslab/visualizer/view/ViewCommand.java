package paxoslab.visualizer.view;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;
import paxoslab.explore.LiveRun;
import paxoslab.junit.ProjectRoot;
import paxoslab.solution.SolutionException;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.Header;
import paxoslab.visualizer.playback.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab view}: opens the window. */
@Command(
    name = "view",
    description = "Watch a recorded run as a space-time diagram.",
    footer = {
      "",
      "Without a trace it opens the lesson gallery and what was opened last.",
      "In the window, ? lists the keys; / searches: peer:p2 kind:promise n>=20 dropped",
      "W asks what if another message came next, late or never, and plays on from",
      "there. With --live nothing has happened yet: you start instances, deliver and",
      "drop by hand.",
      "",
      "Examples:",
      "  ./lab view target/lab/A07-42.jsonl --at 11",
      "  ./lab view appeal.jsonl.gz --solution submissions/ada.zip",
      "  ./lab view --live --peers 5 --solution reference"
    })
final class ViewCommand implements Callable<Integer> {
  private static final int CANNOT_RUN = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Parameters(arity = "0..1", paramLabel = "TRACE", description = "A trace (.jsonl or .jsonl.gz).")
  private @Nullable Path trace;

  @Option(names = "--at", paramLabel = "EVENT", description = "Begin at the event with this id.")
  private @Nullable Integer at;

  @Option(names = "--present", description = "Larger texts and a full window, for a class.")
  private boolean present;

  @Option(
      names = "--solution",
      paramLabel = "WHICH",
      description =
          "Whose peers what-if and --live play: skeleton, reference, a directory or an archive;"
              + " default: the one recorded, for --live skeleton.")
  private @Nullable String solution;

  @Option(
      names = "--live",
      description = "Begin a run by hand: peers that were just created; with TRACE, go on with it.")
  private boolean live;

  @Option(
      names = "--peers",
      paramLabel = "N",
      description = "How many peers --live begins with, 1 to 9; default: ${DEFAULT-VALUE}.")
  private int peers = 3;

  private final Map<String, String> environment;

  ViewCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (trace != null) {
      try {
        // What is wrong further down the window tells, beside what comes before.
        Header header = TraceFile.header(trace);
        if (live && !header.scenario().equals(LiveRun.SCENARIO)) {
          return refuse(
              trace
                  + " is a run of "
                  + header.scenario()
                  + ", not one by hand; leave out --live,"
                  + " and press W to branch it");
        }
      } catch (IOException e) {
        return refuse(String.valueOf(e.getMessage()));
      }
    }
    if (peers < 1 || peers > LiveRun.MOST_PEERS) {
      return refuse("peers is " + peers + "; use 1 to " + LiveRun.MOST_PEERS);
    }
    if (solution != null) {
      try {
        SolutionFinder.sources(solution, ProjectRoot.ofProcess());
      } catch (SolutionException e) {
        return refuse(String.valueOf(e.getMessage()));
      }
    }
    if (!screen()) {
      return refuse("there is no screen (DISPLAY is not set)" + remedy());
    }
    // The toolkit warns that it runs from the class path; it does so on purpose.
    Logger toolkit = Logger.getLogger("javafx");
    toolkit.setLevel(Level.SEVERE);
    try {
      Application.launch(LabWindow.class, arguments());
      return 0;
    } catch (RuntimeException | LinkageError e) {
      return refuse("the window can't be opened (" + reason(e) + ")" + remedy());
    }
  }

  private boolean screen() {
    boolean needsDisplay =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
            && System.getProperty("glass.platform") == null;
    return !needsDisplay || !environment.getOrDefault("DISPLAY", "").isEmpty();
  }

  private String[] arguments() {
    List<String> arguments = new ArrayList<>();
    if (trace != null) {
      arguments.add("--trace=" + trace);
    }
    if (at != null) {
      arguments.add("--at=" + at);
    }
    if (solution != null) {
      arguments.add("--solution=" + solution);
    }
    arguments.add("--live=" + live);
    arguments.add("--peers=" + peers);
    arguments.add("--present=" + present);
    return arguments.toArray(String[]::new);
  }

  private String remedy() {
    if (live && trace == null) {
      return "; without one, ./lab explore plays schedules, and ./lab test lessons";
    }
    return "; write a picture instead: ./lab export "
        + (trace == null ? "TRACE" : trace)
        + " --to picture.png";
  }

  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private int refuse(String line) {
    spec.commandLine().getErr().println("lab view: " + line);
    spec.commandLine().getErr().flush();
    return CANNOT_RUN;
  }
}
