package paxoslab.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import paxoslab.api.Fate;
import paxoslab.junit.Awaited.Cause;
import paxoslab.trace.TraceEvent;
import paxoslab.trace.TraceEvent.Call;
import paxoslab.trace.TraceEvent.Deliver;
import paxoslab.trace.TraceEvent.Result;
import paxoslab.trace.TraceEvent.Send;
import paxoslab.wire.Messages;

/**
 * Why an operation of a store's client is not complete, as far as the run proves it: whom the
 * client asked, and what became of the instance that the server asked started last.
 */
final class StalledOperation {
  /** What is younger may be about to change: every call has ended by then. */
  private static final long OLD_MICROS = 2 * LessonRunner.RPC_TIMEOUT_MICROS;

  private final int client;
  private final int servers;
  private final Set<Integer> dead = new HashSet<>();
  private final List<Send> asked = new ArrayList<>();
  private final Map<Integer, Deliver> arrived = new HashMap<>();

  /** By server, what it started last. */
  private final Map<Integer, Call> started = new HashMap<>();

  /** By server and instance, when an answer became what it is. */
  private final Map<List<Integer>, Result> chosen = new HashMap<>();

  private final Map<List<Integer>, Result> forgotten = new HashMap<>();
  private final Map<Integer, Result> chosenFirst = new HashMap<>();
  private @Nullable Call open;
  private TraceEvent.@Nullable Partition parted;
  private long now;

  /** What is known of one server; of several the first in the order of the constants is told. */
  private enum Kind {
    FORGOTTEN,
    DECIDED,
    DECIDED_ELSEWHERE,
    UNDECIDED,
    NOTHING_STARTED
  }

  private record Fact(Kind kind, String text, int server, List<TraceEvent> evidence) {}

  private StalledOperation(int client, int servers) {
    this.client = client;
    this.servers = servers;
  }

  /**
   * Why the operation that a client is at is not complete.
   *
   * @param client its index among the nodes
   * @param servers how many servers there are
   */
  static Optional<Cause> in(List<TraceEvent> events, int client, int servers) {
    StalledOperation operation = new StalledOperation(client, servers);
    events.forEach(operation::see);
    return operation.cause();
  }

  private void see(TraceEvent event) {
    now = event.t();
    if (event instanceof Call call) {
      called(call);
    } else if (event instanceof Result result) {
      told(result);
    } else if (event instanceof Send send) {
      if (send.from() == client && Messages.isOfStore(send.msg())) {
        asked.add(send);
      }
    } else if (event instanceof Deliver deliver) {
      if (deliver.from() == client) {
        arrived.putIfAbsent(deliver.to(), deliver);
      }
    } else if (event instanceof TraceEvent.Kill kill) {
      dead.add(kill.peer());
    } else if (event instanceof TraceEvent.Partition partition) {
      parted = partition;
    } else if (event instanceof TraceEvent.Heal) {
      parted = null;
    }
  }

  private void called(Call call) {
    if (call.isStores() && call.peer() == client) {
      open = call;
      asked.clear();
      arrived.clear();
    } else if (call.op().equals("start")) {
      started.put(call.peer(), call);
    }
  }

  private void told(Result result) {
    if (result.isStores() && result.peer() == client) {
      open = null;
    } else if (result.fate() == Fate.CHOSEN) {
      chosen.putIfAbsent(List.of(result.peer(), result.seq()), result);
      chosenFirst.putIfAbsent(result.seq(), result);
    } else if (result.fate() == Fate.FORGOTTEN) {
      forgotten.putIfAbsent(List.of(result.peer(), result.seq()), result);
    }
  }

  private Optional<Cause> cause() {
    Call call = open;
    if (call == null) {
      return Optional.empty();
    }
    if (asked.isEmpty()) {
      return isOld(call)
          ? Optional.of(cause(name(client) + " has asked no server", client, call))
          : Optional.empty();
    }
    Send last = asked.get(asked.size() - 1);
    if (isOld(last)) {
      String text =
          "%s asked %s at %s, and nobody since"
              .formatted(name(client), name(last.to()), time(last));
      return Optional.of(cause(text, client, call, last));
    }
    Set<Integer> latestFirst = new LinkedHashSet<>();
    for (int i = asked.size() - 1; i >= 0; i--) {
      latestFirst.add(asked.get(i).to());
    }
    String only = only(latestFirst);
    if (arrived.isEmpty()) {
      String text = "%snone of its %d requests arrived".formatted(only, asked.size());
      return isOld(asked.get(0))
          ? Optional.of(cause(text, client, call, asked.get(0)))
          : Optional.empty();
    }
    return latestFirst.stream()
        .filter(server -> !dead.contains(server))
        .flatMap(server -> fact(server).stream())
        .min((a, b) -> a.kind().compareTo(b.kind()))
        .map(fact -> cause(only + fact.text(), fact.server(), evidence(call, fact)));
  }

  /** That a client asks one server only may be all that is wrong. */
  private String only(Set<Integer> all) {
    return all.size() == 1 && servers > 1
        ? "%s asks nobody but %s; ".formatted(name(client), name(all.iterator().next()))
        : "";
  }

  private Optional<Fact> fact(int server) {
    Deliver request = arrived.get(server);
    if (request == null || !isOld(request)) {
      return Optional.empty();
    }
    Call start = started.get(server);
    String who = name(server);
    if (start == null) {
      String text = "%s has started no instance, and was asked at %s".formatted(who, time(request));
      return Optional.of(new Fact(Kind.NOTHING_STARTED, text, server, List.of(request)));
    }
    List<Integer> here = List.of(server, start.seq());
    String which = "instance %d, which %s started last, ".formatted(start.seq(), who);
    Result gone = forgotten.get(here);
    Result known = chosen.get(here);
    Result elsewhere = chosenFirst.get(start.seq());
    if (gone != null) {
      String before = known == null ? "" : "was decided at " + time(known) + ", ";
      String text = before + "is FORGOTTEN there since " + time(gone) + ", and it started no other";
      return fact(Kind.FORGOTTEN, which + text, server, start, gone);
    } else if (known != null) {
      String text = "is decided since %s, as %s knows; it started no other since";
      return fact(Kind.DECIDED, which + text.formatted(time(known), who), server, start, known);
    } else if (elsewhere != null) {
      String text = "was decided at %s, and %s has not learned it".formatted(time(elsewhere), who);
      return fact(Kind.DECIDED_ELSEWHERE, which + text, server, start, elsewhere);
    }
    return fact(Kind.UNDECIDED, which + "is decided nowhere" + alone(server), server, start);
  }

  private Optional<Fact> fact(Kind kind, String text, int server, TraceEvent... evidence) {
    return Stream.of(evidence).allMatch(this::isOld)
        ? Optional.of(new Fact(kind, text, server, List.of(evidence)))
        : Optional.empty();
  }

  /** That a server is cut off from a majority, if it is. */
  private String alone(int server) {
    TraceEvent.Partition cut = parted;
    if (cut == null || cut.groups().contains(">")) {
      return "";
    }
    Set<Integer> reached = new HashSet<>();
    for (int other = 0; other < servers; other++) {
      if (!dead.contains(other) && together(cut.groups(), server, other)) {
        reached.add(other);
      }
    }
    return 2 * reached.size() > servers
        ? ""
        : ": since %s it reaches %d of %d servers, itself included"
            .formatted(time(cut), reached.size(), servers);
  }

  /** Who is not named in a partition reaches everybody. */
  private static boolean together(String groups, int one, int other) {
    List<Set<String>> parts =
        Stream.of(groups.split("\\|")).map(part -> Set.copyOf(words(part))).toList();
    String a = String.valueOf(one);
    String b = String.valueOf(other);
    return parts.stream().noneMatch(part -> part.contains(a))
        || parts.stream().noneMatch(part -> part.contains(b))
        || parts.stream().anyMatch(part -> part.contains(a) && part.contains(b));
  }

  private static List<String> words(String part) {
    return Arrays.asList(part.strip().split("\\s+"));
  }

  private static TraceEvent[] evidence(Call call, Fact fact) {
    return Stream.concat(Stream.of(call), fact.evidence().stream()).toArray(TraceEvent[]::new);
  }

  private static Cause cause(String text, int node, TraceEvent... evidence) {
    List<Integer> ids = Stream.of(evidence).map(TraceEvent::id).sorted().distinct().toList();
    return new Cause(text, node, ids, null);
  }

  private boolean isOld(TraceEvent event) {
    return now - event.t() >= OLD_MICROS;
  }

  private static String time(TraceEvent event) {
    return String.format(Locale.ROOT, "%.1f s", event.t() / 1e6);
  }

  private String name(int node) {
    return node < servers ? "s" + node : "c" + (node - servers);
  }
}
