package paxoslab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import paxoslab.course.CourseException;
import paxoslab.course.CourseRubric;
import paxoslab.course.GradeResult;
import paxoslab.course.GradingJob;
import paxoslab.course.GradingRound;
import paxoslab.course.ResultFolder;
import paxoslab.course.ResultLock;
import paxoslab.course.Roster;
import paxoslab.course.Shard;
import paxoslab.course.Submission;
import paxoslab.course.Submissions;
import paxoslab.gradebook.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab grade}: grades a course. */
@Command(
    name = "grade",
    description = "Grade many submissions; stop it at any time, and the same command goes on.",
    footer = {
      "",
      "Each DIR is one submission: a directory, a zip or a tar. Its name without .zip",
      "or .tar is its identity.",
      "",
      "Examples:",
      "  ./lab grade submissions/* --out results --jobs 2",
      "  ./lab grade --in submissions --out results --rubric rubric.json",
      "  ./lab grade --in submissions --out results --roster roster.csv --format canvas",
      "  ./lab grade --in submissions --out results-b --part B",
      "  ./lab grade --in submissions --out results --regrade ada,bob",
      "  ./lab grade --in submissions --out new --compare old",
      "  ./lab grade --in submissions --out part2 --shard 2/3",
      "  ./lab grade --merge part1 part2 part3 --out results",
      "",
      "The secret seed may be in LAB_SECRET_SEED instead: a command line can be seen",
      "by everybody on the machine. Forms: gradescope, classroom, autolab, junit, csv,",
      "canvas, moodle, html. docs/grading.md tells all.",
      "Exit status: 0 all are graded, 1 some need a look, 2 it could not run,",
      "130 stopped."
    })
final class GradeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      description = "Submissions; with --merge, folders of results.")
  private List<Path> paths = List.of();

  @Option(
      names = "--in",
      paramLabel = "DIR",
      description = "Every entry of this directory is a submission.")
  private List<Path> in = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "RESULTS",
      description = "Where results go; may hold those of an earlier run of the same part.")
  @SuppressWarnings("NullAway.Init") // required, so picocli sets it
  private Path out;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = Numbers.Count.class,
      description = "How many submissions at a time; default: ${DEFAULT-VALUE}.")
  private int jobs = 1;

  @Option(
      names = "--secret-seed",
      paramLabel = "S",
      description = "Also play under seeds derived from this text.")
  private @Nullable String secret;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      split = ",",
      description = "What to write besides result.json; default: csv,html.")
  private List<String> formats = List.of("csv", "html");

  @Option(
      names = "--roster",
      paramLabel = "FILE",
      description = "Names and times: a .csv, or Gradescope's submission_metadata.json.")
  private @Nullable Path roster;

  @Option(
      names = "--regrade",
      paramLabel = "NAME",
      split = ",",
      description = "Grade these again, though they are done.")
  private List<String> regrade = List.of();

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Grade every N-th submission only, from the I-th.")
  private @Nullable String shard;

  @Option(names = "--merge", description = "Put together what shards graded.")
  private boolean merge;

  @Option(
      names = "--compare",
      paramLabel = "OLD",
      description = "Also list the scores that differ from those in this folder of results.")
  private @Nullable Path compare;

  @Option(
      names = "--publish",
      description = "Show students what is for after the due date or publication.")
  private boolean publish;

  @Mixin private CourseOptions options = new CourseOptions();

  GradeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Set<Form> forms = forms();
    CourseRubric rubric = options.rubric(surroundings);
    ResultFolder results = new ResultFolder(surroundings.file(out));
    GradeReport report =
        new GradeReport(surroundings, results, rubric, forms, Instant.now(), publish);
    ResultFolder old = compare == null ? null : old(surroundings.file(compare));
    if (merge) {
      return merged(results, report, old);
    }
    GradingJob job = options.job(rubric, secret(), surroundings.root());
    List<Submission> submissions = submissions();
    Roster students = roster(submissions.stream().map(Submission::name).toList());
    ResultLock lock = ResultLock.of(results);
    try {
      results.requireOnly(job.graded());
      if (!graded(job, submissions, results)) {
        return Main.INTERRUPTED;
      }
      return report.write(
          results(results, submissions.stream().map(Submission::name).toList()), students, old);
    } finally {
      lock.close();
    }
  }

  private Set<Form> forms() {
    Set<Form> forms = EnumSet.noneOf(Form.class);
    for (String name : formats) {
      forms.add(
          Form.named(name.strip())
              .orElseThrow(
                  () -> new UserError("no form '" + name + "'; there are " + Form.names())));
    }
    return forms;
  }

  private @Nullable String secret() {
    return secret == null ? surroundings.environment().get("LAB_SECRET_SEED") : secret;
  }

  private List<Submission> submissions() throws IOException {
    List<Path> all = new ArrayList<>(paths.stream().map(surroundings::file).toList());
    for (Path path : all) {
      Submissions.requireApart(path, surroundings.file(out));
    }
    for (Path directory : in) {
      Submissions.requireApart(surroundings.file(directory), surroundings.file(out));
      all.addAll(Submissions.in(surroundings.file(directory)));
    }
    if (all.isEmpty()) {
      throw new UserError("no submissions; name some, or their directory with --in");
    }
    List<Submission> found = Submissions.of(all);
    for (String name : regrade) {
      if (found.stream().noneMatch(submission -> submission.name().equals(name))) {
        String near = Nearest.of(name, found.stream().map(Submission::name).toList());
        throw new UserError("no submission %s; did you mean %s?".formatted(name, near));
      }
    }
    return (shard == null ? Shard.WHOLE : Shard.parse(shard)).of(found);
  }

  private Roster roster(List<String> submissions) throws IOException {
    return roster == null ? Roster.EMPTY : Roster.read(surroundings.file(roster), submissions);
  }

  private static ResultFolder old(Path folder) throws IOException {
    ResultFolder old = new ResultFolder(folder);
    if (old.names().isEmpty()) {
      throw new UserError(folder + ": there are no results to compare with");
    }
    return old;
  }

  /** Grades what is open; false if that was stopped. */
  private boolean graded(GradingJob job, List<Submission> submissions, ResultFolder results)
      throws IOException, InterruptedException {
    WorkerCommands workers =
        new WorkerCommands(surroundings, options.memory(), options.arguments(surroundings));
    try (Progress line = new Progress(surroundings)) {
      List<Submission> open =
          new GradingRound(job, results, workers, new GradeProgress(surroundings, line, 0, jobs))
              .open(submissions, new HashSet<>(regrade));
      int done = submissions.size() - open.size();
      if (done > 0) {
        surroundings.out().println(done + " of " + submissions.size() + " are done already");
      }
      GradingRound round =
          new GradingRound(
              job, results, workers, new GradeProgress(surroundings, line, open.size(), jobs));
      Interruption interruption = new Interruption(round::stop);
      try {
        boolean all = round.grade(open, Math.min(jobs, Math.max(1, open.size())));
        if (!all) {
          line.clear();
          surroundings.err().println("lab grade: stopped; the same command goes on from here");
        }
        return all;
      } finally {
        interruption.close();
      }
    }
  }

  private static List<GradeResult> results(ResultFolder folder, List<String> names)
      throws IOException {
    List<GradeResult> results = new ArrayList<>();
    for (String name : names) {
      folder.read(name).ifPresent(results::add);
    }
    return results;
  }

  private int merged(ResultFolder results, GradeReport report, @Nullable ResultFolder old)
      throws IOException {
    if (paths.isEmpty() || !in.isEmpty() || shard != null || !regrade.isEmpty()) {
      throw new CourseException("--merge takes folders of results, and grades nothing");
    }
    ResultLock lock = ResultLock.of(results);
    try {
      List<ResultFolder> parts =
          paths.stream().map(surroundings::file).map(ResultFolder::new).toList();
      List<String> names = new ResultMerge(parts).into(results);
      return report.write(results(results, names), roster(names), old);
    } finally {
      lock.close();
    }
  }
}
