package paxoslab.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import paxoslab.api.AcceptArgs;
import paxoslab.api.PrepareArgs;
import paxoslab.trace.Choice;

/** What is undecided is drawn by key. */
class ChoicesTest {
  private final List<Choice> made = new ArrayList<>();
  private final Choices choices = Choices.seeded(42, made::add);

  private static Message prepare(int seq, int n, int occurrence) {
    return new Message(false, 0, 1, new PrepareArgs(seq, n), seq, n, occurrence);
  }

  private static List<Long> draw(Choices choices, List<Message> messages) {
    return messages.stream().map(m -> choices.between("latency", m, 1, 1_000_000)).toList();
  }

  @Test
  void removingOneMessageLeavesTheOthersChoices() {
    List<Message> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(prepare(i, i, 0));
    }
    List<Long> drawn = new ArrayList<>(draw(choices, all));
    all.remove(20);
    drawn.remove(20);
    assertThat(draw(Choices.seeded(42, c -> {}), all)).isEqualTo(drawn);
  }

  @Test
  void eachPartOfTheKeyMatters() {
    Message m = prepare(1, 2, 0);
    assertThat(
            List.of(
                choices.between("a", m, 1, 1L << 40),
                choices.between("b", m, 1, 1L << 40),
                choices.between("a", prepare(2, 2, 0), 1, 1L << 40),
                choices.between("a", prepare(1, 3, 0), 1, 1L << 40),
                choices.between("a", prepare(1, 2, 1), 1, 1L << 40),
                choices.between("a", new Message(true, 0, 1, m.request(), 1, 2, 0), 1, 1L << 40),
                choices.between("a", new Message(false, 1, 0, m.request(), 1, 2, 0), 1, 1L << 40),
                choices.between(
                    "a",
                    new Message(false, 0, 1, new AcceptArgs(1, 2, null), 1, 2, 0),
                    1,
                    1L << 40),
                Choices.seeded(43, c -> {}).between("a", m, 1, 1L << 40)))
        .doesNotHaveDuplicates();
    assertThat(Choices.seeded(42, c -> {}).between("a", m, 1, 1L << 40))
        .isEqualTo(made.get(0).value());
  }

  @Test
  void keyNamesKindLinkTypeInstanceBallotAndOccurrence() {
    choices.between("latency", prepare(3, 4, 5), 7, 7);
    choices.between("latency", new Message(true, 1, 0, new PrepareArgs(3, 4), 3, 4, 0), 7, 7);
    choices.drawn("swarm/slow", u -> 1);
    assertThat(made)
        .containsExactly(
            new Choice("latency/0-1/PrepareArgs/3/4/5", 7),
            new Choice("latency/1-0/PrepareReply/3/4/0", 7),
            new Choice("swarm/slow", 1));
  }

  @Test
  void onlyWhatIsNotTheDefaultIsRecorded() {
    for (int i = 0; i < 1_000; i++) {
      choices.happens("drop", prepare(i, 0, 0), 0.1);
      choices.happens("drop", prepare(i, 1, 0), 0);
    }
    assertThat(made).hasSizeBetween(70, 130).allMatch(c -> c.value() == 1);
  }

  @Test
  void recordedChoicesAreTakenAndAllElseIsTheDefault() {
    Map<String, Long> record = new LinkedHashMap<>();
    record.put("latency/0-1/PrepareArgs/3/4/0", 77L);
    record.put("swarm/slow", 1L);
    Choices recorded = Choices.recorded(record, made::add);
    assertThat(recorded.between("latency", prepare(3, 4, 0), 1, 10)).isEqualTo(77);
    assertThat(recorded.between("latency", prepare(3, 5, 0), 1, 10)).isZero();
    assertThat(recorded.happens("drop", prepare(3, 4, 0), 1)).isFalse();
    assertThat(recorded.drawn("swarm/slow", u -> 0)).isEqualTo(1);
    assertThat(recorded.drawn("swarm/fast", u -> 1)).isZero();
    assertThat(made).hasSize(2);
  }

  @Test
  void betweenReachesBothEndsEquallyOften() {
    long[] counts = new long[3];
    for (int i = 0; i < 30_000; i++) {
      counts[(int) choices.between("x", prepare(i, 0, 0), 1, 3) - 1]++;
    }
    assertThat(LongStream.of(counts).boxed().toList()).allMatch(n -> n > 9_500 && n < 10_500);
  }
}
