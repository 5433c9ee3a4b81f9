package paxoslab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.sim.Channel;
import paxoslab.sim.Choices;
import paxoslab.sim.World;
import paxoslab.solution.Solution;
import paxoslab.wire.Value;

/** A host is a function of its stimuli: no network, no clock, no other peer. */
class PureHostTest {
  private static final List<String> NAMES = List.of("p0", "p1", "p2");

  private record Turn(long now, Stimulus stimulus, List<Effect> effects) {}

  /** A host that notes what it is told and what it answers. */
  private static final class RecordingHost implements Host {
    private final LocalHost host;
    private final List<Turn> turns = new ArrayList<>();
    private long now;
    private Stimulus told;

    RecordingHost(LocalHost host) {
      this.host = host;
    }

    @Override
    public void begin(long nowMicros, Stimulus stimulus) {
      now = nowMicros;
      told = stimulus;
      host.begin(nowMicros, stimulus);
    }

    @Override
    public Task nextTask() {
      return host.nextTask();
    }

    @Override
    public List<Effect> end() {
      List<Effect> effects = host.end();
      if (told != null) {
        turns.add(new Turn(now, told, List.copyOf(effects)));
      }
      return effects;
    }

    @Override
    public void beginStop() {
      told = null;
      host.beginStop();
    }

    @Override
    public boolean isEmpty() {
      return host.isEmpty();
    }

    @Override
    public List<WaitingTask> waiting() {
      return host.waiting();
    }

    @Override
    public int tasksAlive() {
      return host.tasksAlive();
    }

    @Override
    public void release() {
      host.release();
    }
  }

  @Test
  void freshHostDoesTheSameWhenToldTheSame() {
    Solution solution = GoodPeer.solution();
    try (CarrierPool pool = new CarrierPool()) {
      for (List<Turn> turns : record(solution, pool)) {
        assertThat(turns).hasSizeGreaterThan(50);
      }
      List<List<Turn>> recorded = record(solution, pool);
      for (int peer = 0; peer < NAMES.size(); peer++) {
        assertThat(tell(solution, pool, peer, recorded.get(peer))).isEqualTo(recorded.get(peer));
      }
    }
  }

  private static List<List<Turn>> record(Solution solution, CarrierPool pool) {
    Stage stage = new Stage(pool);
    List<RecordingHost> hosts = new ArrayList<>();
    for (int peer = 0; peer < NAMES.size(); peer++) {
      hosts.add(new RecordingHost(new LocalHost(stage, solution, Cast.peers(NAMES), peer, peer)));
    }
    Choices choices = Choices.seeded(5, c -> {});
    try (World world = new World(stage, hosts, choices, 500_000, e -> {})) {
      world.begin();
      world.channel(Channel.hostile());
      for (int seq = 0; seq < 10; seq++) {
        world.start(seq % 3, seq, new Value.Text("v" + seq));
        world.start((seq + 1) % 3, seq, new Value.Text("w" + seq));
      }
      world.run(20_000_000);
      world.done(0, 3);
      world.run(20_000_000);
    }
    return hosts.stream().map(h -> h.turns).toList();
  }

  private static List<Turn> tell(Solution solution, CarrierPool pool, int peer, List<Turn> turns) {
    Stage stage = new Stage(pool);
    LocalHost host = new LocalHost(stage, solution, Cast.peers(NAMES), peer, peer);
    ArrayDeque<Turn> left = new ArrayDeque<>(turns);
    List<Turn> told = new ArrayList<>();
    stage.run(
        new Conductor() {
          private Turn turn;

          @Override
          public Cue next() {
            turn = left.poll();
            return turn == null ? null : new Cue(host, turn.now(), turn.stimulus());
          }

          @Override
          public void ended(Host ended, List<Effect> effects) {
            told.add(new Turn(turn.now(), turn.stimulus(), List.copyOf(effects)));
          }
        });
    stage.stop(List.of(host));
    return told;
  }
}
