package paxoslab.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.host.GoodPeer;
import paxoslab.solution.Solution;
import paxoslab.trace.Choice;
import paxoslab.trace.TraceEvent;

/** A choice can lose or time any one message of a run, and nothing that came before changes. */
class LossesTest {
  private static final Solution PEER = GoodPeer.solution();

  private static Rig play(Rig rig) {
    rig.start(0, 0, "a");
    rig.run(Duration.ofSeconds(1));
    rig.world().channel(Channel.hostile());
    rig.start(1, 1, "b").start(2, 1, "c").start(0, 2, "d");
    rig.run(Duration.ofSeconds(3));
    rig.close();
    return rig;
  }

  private static Rig with(Rig first, Choice more) {
    List<Choice> choices = new ArrayList<>(first.choices());
    choices.add(more);
    return play(Rig.replay(3, PEER, 4, choices));
  }

  @Test
  void eachMessageBetweenPeersCanBeLostAlone() {
    Rig first = play(new Rig(3, PEER, 4));
    List<Losses.Loss> losses = Losses.of(first.events());
    assertThat(losses).hasSizeGreaterThan(30).extracting(Losses.Loss::key).doesNotHaveDuplicates();
    for (Losses.Loss loss : losses) {
      Rig again = with(first, new Choice(loss.key(), 1));
      int id = loss.event();
      assertThat(again.events().subList(0, id + 1)).isEqualTo(first.events().subList(0, id + 1));
      TraceEvent next = again.events().get(id + 1);
      assertThat(next).as(loss.key()).isInstanceOf(TraceEvent.Drop.class);
      assertThat(((TraceEvent.Drop) next).send()).isEqualTo(id);
    }
  }

  @Test
  void aMessageCanBeLostOnItsWay() {
    Rig first = play(new Rig(3, PEER, 4));
    TraceEvent.Deliver arrival = firstBetweenPeers(first);
    Rig again = with(first, new Choice(loss(first, arrival).key(), 501));
    TraceEvent.Drop drop = again.events(TraceEvent.Drop.class).get(0);
    assertThat(drop.send()).isEqualTo(arrival.send());
    assertThat(drop.t()).isEqualTo(500);
    assertThat(again.events(TraceEvent.Deliver.class)).noneMatch(d -> d.rpc() == arrival.rpc());
    assertThat(again.choices()).contains(new Choice(loss(first, arrival).key(), 501));
  }

  @Test
  void aMessageCanTakeATimeOfItsOwn() {
    Rig first = play(new Rig(3, PEER, 4));
    TraceEvent.Deliver arrival = firstBetweenPeers(first);
    Rig again = with(first, new Choice(loss(first, arrival).timeKey(), 1_700_000));
    assertThat(again.events(TraceEvent.Deliver.class))
        .filteredOn(d -> d.rpc() == arrival.rpc())
        .singleElement()
        .satisfies(d -> assertThat(d.t()).isEqualTo(1_700_000));
  }

  @Test
  void aMessageThatTheNetworkWouldLoseCanArriveAllTheSame() {
    Rig first = play(new Rig(3, PEER, 4));
    TraceEvent.Drop lost =
        first.events(TraceEvent.Drop.class).stream()
            .filter(d -> d.why() == TraceEvent.Why.LOSS)
            .filter(d -> first.events().get(d.send()) instanceof TraceEvent.Send)
            .findFirst()
            .orElseThrow();
    String key = loss(first, lost.send()).timeKey();
    Rig again = with(first, new Choice(key, 7));
    assertThat(again.events(TraceEvent.Deliver.class))
        .filteredOn(d -> d.send() == lost.send())
        .singleElement()
        .satisfies(d -> assertThat(d.t()).isEqualTo(lost.t() + 7));
  }

  @Test
  void fromATimeOnMessagesWaitButThoseWithATimeOfTheirOwn() {
    Rig first = play(new Rig(3, PEER, 4));
    TraceEvent.Send chosen =
        first.events(TraceEvent.Send.class).stream()
            .filter(s -> s.from() != s.to() && s.t() == 1_000_000)
            .findFirst()
            .orElseThrow();
    List<Choice> choices = new ArrayList<>(first.choices());
    choices.add(new Choice("held/all", 1_000_001));
    choices.add(new Choice(loss(first, chosen.id()).timeKey(), 3));
    Rig again = play(Rig.replay(3, PEER, 4, choices));
    assertThat(again.events(TraceEvent.Deliver.class))
        .filteredOn(d -> d.from() != d.to() && d.t() >= 1_000_000)
        .singleElement()
        .satisfies(d -> assertThat(d.send()).isEqualTo(chosen.id()))
        .satisfies(d -> assertThat(d.t()).isEqualTo(1_000_003));
    assertThat(again.events(TraceEvent.Deliver.class))
        .anyMatch(d -> d.from() != d.to() && d.t() < 1_000_000);
    assertThat(again.choices()).contains(new Choice("held/all", 1_000_001));
  }

  private static TraceEvent.Deliver firstBetweenPeers(Rig rig) {
    return rig.events(TraceEvent.Deliver.class).stream()
        .filter(d -> d.from() != d.to())
        .findFirst()
        .orElseThrow();
  }

  private static Losses.Loss loss(Rig rig, TraceEvent.Deliver arrival) {
    return loss(rig, arrival.send());
  }

  private static Losses.Loss loss(Rig rig, int send) {
    return Losses.of(rig.events()).stream().filter(l -> l.event() == send).findFirst().get();
  }

  @Test
  void aSilentPeerIsNotHeardFromThenOn() {
    Rig first = play(new Rig(3, PEER, 4));
    Rig again = with(first, new Choice("silent/0", 1_000_001));
    List<TraceEvent.Send> spoken =
        again.events(TraceEvent.Send.class).stream().filter(s -> s.from() == 0).toList();
    assertThat(spoken).anyMatch(s -> s.t() < 1_000_000).anyMatch(s -> s.t() >= 1_000_000);
    List<Integer> lost = again.events(TraceEvent.Drop.class).stream().map(d -> d.send()).toList();
    assertThat(spoken)
        .filteredOn(s -> s.to() != 0 && s.t() >= 1_000_000)
        .allSatisfy(s -> assertThat(lost).contains(s.id()));
    assertThat(spoken)
        .filteredOn(s -> s.t() < 1_000_000)
        .noneSatisfy(s -> assertThat(lost).contains(s.id()));
  }

  @Test
  void aSeedLeavesNothingOut() {
    Choices seeded = Choices.seeded(1, choice -> {});
    assertThat(seeded.isPartial()).isFalse();
    assertThat(seeded.omits("start/0/0/0")).isFalse();
    assertThat(seeded.silentFrom(0)).isEqualTo(Long.MAX_VALUE);
  }
}
