package paxoslab.visualizer.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paxoslab.check.StoreRules;
import paxoslab.explore.Attempt;
import paxoslab.explore.Schedules;
import paxoslab.explore.Scope;
import paxoslab.explore.Search;
import paxoslab.grade.FaultFile;
import paxoslab.grade.FaultTrial;
import paxoslab.host.CarrierPool;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.solution.Solution;
import paxoslab.solution.SolutionFinder;
import paxoslab.trace.Finding;
import paxoslab.trace.Header;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Log;
import paxoslab.trace.TraceEvent.Reply;
import paxoslab.trace.TraceEvent.Send;

/** Plays the exhibits. Needs the staff's tree: the reference, and the faults of some exhibits. */
final class Recorder {
  /** Which fault provokes which exhibit stands beside the catalogue: students must not know. */
  private static final String CHOSEN = "gallery.txt";

  private static final String FAULTS = "reference-solution/src/faults";
  private static final Set<String> AGREEMENT = Set.of("agreement", "stable");
  private static final Set<String> SHOWN =
      Set.of("agreement", "stable", StoreRules.KV_LINEARIZABLE.id());
  private static final long SEED = 1;
  private static final int MOST_RUNS = 20_000;

  private final Path root;

  /** Will play with what this tree has. */
  Recorder(Path root) {
    this.root = root;
  }

  /** True if this tree has what the exhibits need. */
  static boolean isPossible(Path root) {
    return Files.isRegularFile(root.resolve(FAULTS).resolve(CHOSEN));
  }

  /** All exhibits as they happened, without what tells of the code that played them. */
  Map<Exhibit, Trace> record() throws IOException {
    Solution reference = SolutionFinder.find("reference", root);
    FaultTrial trial = FaultTrial.of(root.resolve(SolutionFinder.REFERENCE_SOURCES), List.of());
    Map<String, String> faults = chosen();
    Map<String, LessonMethod> scenes =
        Scenes.all().stream().collect(Collectors.toMap(LessonMethod::id, scene -> scene));
    Map<Exhibit, Trace> recorded = new LinkedHashMap<>();
    try (CarrierPool pool = new CarrierPool()) {
      for (Exhibit exhibit : Exhibit.ALL) {
        Trace trace;
        Solution solution = reference;
        if (exhibit.mistaken()) {
          Path fault = root.resolve(FAULTS).resolve(faults.get(exhibit.name()) + ".fault");
          solution = trial.broken(FaultFile.read(fault));
        }
        if (exhibit.duel() == null) {
          LessonMethod scene = Optional.ofNullable(scenes.get(exhibit.name())).orElseThrow();
          trace = new LessonRunner(solution, pool).run(scene, SEED).trace();
        } else {
          trace = disagreement(solution, pool, exhibit.duel());
        }
        recorded.put(exhibit, shown(exhibit, trace));
      }
    }
    return recorded;
  }

  private Map<String, String> chosen() throws IOException {
    return Files.readAllLines(root.resolve(FAULTS).resolve(CHOSEN)).stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
  }

  private static Trace disagreement(Solution broken, CarrierPool pool, Exhibit.Duel duel) {
    Scope scope = new Scope(duel.peers(), duel.proposers(), 0);
    Schedules schedules = new Schedules(broken, pool, scope, AGREEMENT::contains);
    Search search = new Search(schedules);
    Attempt failing =
        search.run(SEED, () -> search.coverage().runs() < MOST_RUNS, c -> {}).orElseThrow();
    return schedules.shortest(failing).trace();
  }

  private static Trace shown(Exhibit exhibit, Trace trace) {
    Header played = trace.header();
    Header header =
        new Header(
            exhibit.name().substring(0, 2),
            exhibit.title(),
            played.seed(),
            Map.of(),
            played.nodes(),
            null,
            null,
            played.rpcTimeoutMicros());
    List<Finding> findings =
        trace.findings().stream()
            .filter(f -> SHOWN.contains(f.rule()))
            .map(Recorder::bare)
            .toList();
    return new Trace(
        header, List.of(), trace.events().stream().map(Recorder::bare).toList(), findings);
  }

  private static Finding bare(Finding f) {
    return new Finding(f.rule(), f.severity(), f.at(), f.peer(), f.text(), f.evidence(), null);
  }

  /** The event without the line of the code. */
  private static TraceEvent bare(TraceEvent event) {
    @Nullable String none = null;
    if (event instanceof Send s) {
      return new Send(s.id(), s.t(), s.rpc(), s.from(), s.to(), s.msg(), s.cause(), none);
    } else if (event instanceof Reply r) {
      return new Reply(r.id(), r.t(), r.rpc(), r.from(), r.to(), r.msg(), r.cause(), none);
    } else if (event instanceof Log l) {
      return new Log(l.id(), l.t(), l.peer(), l.text(), l.cause(), none);
    }
    return event;
  }
}
