package paxoslab.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import paxoslab.check.Causality;
import paxoslab.check.Checks;
import paxoslab.check.Rules;
import paxoslab.host.Host;
import paxoslab.host.WaitingTask;
import paxoslab.sim.PeerFault;
import paxoslab.sim.World;
import paxoslab.trace.Finding;
import paxoslab.trace.Finding.Severity;
import paxoslab.trace.Header;
import paxoslab.trace.TraceEvent;

/** Watches a run: feeds the checks, stops the world at the first broken rule, and says why. */
final class Supervisor implements Consumer<TraceEvent> {
  /** So many lines of each server are enough. */
  private static final int MOST_LINES = 3;

  /** Advice that explains why a decision does not come. */
  private static final Set<String> LIKELY_CAUSES = Set.of("refuses-fresh-ballot", "ballot-fresh");

  /** The rule of who answers without asking a majority. */
  private static final String UNEARNED = "kv-linearizable";

  private final Header header;
  private final List<TraceEvent> events = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Checks checks;
  private final @Nullable Causality causality;
  private final List<Host> hosts;
  private @Nullable World world;
  private final int mostEvents;
  private boolean faultReported;

  /**
   * Watches peers.
   *
   * @param mostEvents a run that has more is given up
   * @param apart true if peers can share no memory
   */
  Supervisor(Header header, List<Host> hosts, int mostEvents, boolean apart) {
    this.header = header;
    this.hosts = hosts;
    this.mostEvents = mostEvents;
    this.checks = new Checks(header, this::found);
    this.causality = apart ? null : new Causality(header, this::found);
  }

  void watch(World watched) {
    world = watched;
  }

  private World world() {
    return Objects.requireNonNull(world, "watch says which world");
  }

  @Override
  public void accept(TraceEvent event) {
    events.add(event);
    checks.on(event);
    if (causality != null) {
      causality.on(event);
    }
    if (events.size() >= mostEvents && world != null) {
      world.stop();
    }
  }

  private void found(Finding finding) {
    findings.add(finding);
    if (finding.severity() != Severity.ADVICE && world != null) {
      world.stop();
    }
  }

  List<TraceEvent> events() {
    return events;
  }

  List<Finding> findings() {
    return findings;
  }

  /** Ends the lesson if a rule was broken. */
  void check() {
    PeerFault fault = world().fault();
    if (fault != null && !faultReported) {
      faultReported = true;
      findings.add(
          new Finding(
              fault.fault().rule(),
              severity(fault.fault().rule()),
              fault.at(),
              fault.peer(),
              fault.fault().text(),
              fault.at() < 0 ? List.of() : List.of(fault.at()),
              where(fault)));
    }
    for (Finding finding : findings) {
      if (finding.severity() != Severity.ADVICE) {
        throw new LessonFailed(finding);
      }
    }
    if (events.size() >= mostEvents) {
      throw new RunAbandoned();
    }
  }

  /** The line that the fault names, or that where the peer's latest task waits. */
  private @Nullable String where(PeerFault fault) {
    if (fault.fault().where() != null) {
      return fault.fault().where();
    }
    return hosts.get(fault.peer()).waiting().stream()
        .filter(task -> task.sinceMicros() == world().now())
        .map(WaitingTask::at)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Severity severity(String rule) {
    return Rules.find(rule)
        .orElseThrow(() -> new IllegalArgumentException("no rule " + rule))
        .severity();
  }

  /** The run is over: checks that judge a whole run speak now. */
  void end() {
    world().askEverything();
    checks.end();
    check();
    settled();
  }

  /** A finding of the scenario itself, at the latest event. */
  Finding finding(String rule, String text) {
    return finding(rule, text, TraceEvent.NONE);
  }

  /** A finding about a peer, at the latest event. */
  Finding finding(String rule, String text, int peer) {
    int at = events.isEmpty() ? TraceEvent.NONE : events.get(events.size() - 1).id();
    return new Finding(rule, severity(rule), at, peer, text, List.of(), null);
  }

  /**
   * A bound was missed: fails with it, or with what holds the peers up, where that is certain.
   *
   * @param busy the run had too many events to wait longer
   */
  void missed(String rule, Duration bound, Awaited awaited, boolean busy) {
    StuckTasks tasks = new StuckTasks(world(), hosts);
    tasks.certain().ifPresent(this::fail);
    String late =
        "%s%s after %s of virtual time"
            .formatted(awaited.missing(), busy ? ", for all its messages," : "", seconds(bound));
    String text = late + tasks.suspect();
    throw new LessonFailed(
        awaited
            .cause(events)
            .map(cause -> because(finding(rule, text + ": " + cause.text() + serversWait()), cause))
            .orElseGet(() -> withLikelyCause(finding(rule, text + serversWait()))));
  }

  /**
   * The last operation of a client is complete, and shouldn't be: names who answered, and where.
   */
  Finding answeredWithoutMajority(int client) {
    TraceEvent.Result last = null;
    TraceEvent.Reply answer = null;
    TraceEvent.Reply latest = null;
    for (TraceEvent event : events) {
      if (event instanceof TraceEvent.Call call && call.isStores() && call.peer() == client) {
        // What was said of an earlier operation is no answer to this one.
        latest = null;
      } else if (event instanceof TraceEvent.Reply reply && reply.to() == client) {
        latest = reply;
      } else if (event instanceof TraceEvent.Result result
          && result.isStores()
          && result.peer() == client) {
        last = result;
        answer = latest;
      }
    }
    if (last == null || answer == null) {
      return finding(UNEARNED, "a client's operation is complete that no server answered.", client);
    }
    String text =
        "%s told %s that its %s is done, though the servers that it could talk to are no majority."
            .formatted(name(answer.from()), name(client), last.op());
    List<Integer> evidence = List.of(answer.id(), last.id());
    return new Finding(
        UNEARNED, severity(UNEARNED), last.id(), answer.from(), text, evidence, answer.at());
  }

  private String name(int node) {
    return header.nodes().get(node).name();
  }

  private static Finding because(Finding late, Awaited.Cause cause) {
    List<Integer> evidence = cause.evidence();
    return new Finding(
        late.rule(),
        late.severity(),
        evidence.isEmpty() ? late.at() : evidence.get(evidence.size() - 1),
        cause.peer(),
        late.text(),
        evidence,
        cause.where());
  }

  /** A handler that waits for what nobody will complete has done no harm yet, and will. */
  void settled() {
    new StuckTasks(world(), hosts)
        .certain()
        .filter(stuck -> stuck.rule().equals("handler-deadlock"))
        .ifPresent(this::fail);
  }

  /** Tasks of all live peers. */
  int tasksAlive() {
    int alive = 0;
    for (int peer = 0; peer < hosts.size(); peer++) {
      alive += world().isDead(peer) ? 0 : hosts.get(peer).tasksAlive();
    }
    return alive;
  }

  /** Where the servers of a store wait, as the end of a sentence; nothing where there is none. */
  private String serversWait() {
    if (world().nodes() == world().peers()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    for (int server = 0; server < world().peers(); server++) {
      if (!world().isDead(server)) {
        String at =
            hosts.get(server).waiting().stream()
                .map(WaitingTask::at)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .limit(MOST_LINES)
                .collect(Collectors.joining(" and "));
        lines.add(name(server) + " waits " + (at.isEmpty() ? "nowhere" : "at " + at));
      }
    }
    return "; " + String.join(", ", lines);
  }

  /** The line at which most tasks wait, as the end of a sentence. */
  String whereMostWait() {
    Map<String, Integer> lines = new TreeMap<>();
    for (Host host : hosts) {
      host.waiting().stream()
          .filter(task -> task.at() != null)
          .forEach(task -> lines.merge(task.at(), 1, Integer::sum));
    }
    return lines.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(line -> "; " + line.getValue() + " wait at " + line.getKey())
        .orElse("");
  }

  /** What was noticed before, and costs nothing by itself, may be why nothing is decided. */
  private Finding withLikelyCause(Finding late) {
    for (Finding noticed : findings) {
      if (LIKELY_CAUSES.contains(noticed.rule())) {
        String text = late.text() + "; likely because " + noticed.text();
        return new Finding(
            late.rule(),
            late.severity(),
            noticed.at(),
            noticed.peer(),
            text.endsWith(".") ? text.substring(0, text.length() - 1) : text,
            noticed.evidence(),
            noticed.where());
      }
    }
    return late;
  }

  private void fail(StuckTasks.Stuck stuck) {
    Finding base = finding(stuck.rule(), stuck.text());
    throw new LessonFailed(
        new Finding(
            base.rule(),
            base.severity(),
            base.at(),
            stuck.peer(),
            base.text(),
            List.of(),
            stuck.where()));
  }

  private static String seconds(Duration d) {
    return d.toMillis() % 1000 == 0 ? d.toSeconds() + " s" : d.toMillis() + " ms";
  }
}
