package paxoslab.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseReply;
import paxoslab.api.PrepareReply;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.check.TraceBuilder;
import paxoslab.trace.Trace;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

class EventTextTest {
  private final TraceBuilder run = TraceBuilder.peers(3);

  private List<String> sentences() {
    Trace trace = run.trace();
    EventText words = new EventText(new TraceIndex(trace));
    return trace.events().stream().map(words::sentence).toList();
  }

  private static String alone(TraceEvent event) {
    return new EventText(new TraceIndex(TraceBuilder.peers(3).trace())).sentence(event);
  }

  @Test
  void exchangeIsToldPartByPart() {
    run.start(0, "x").prepare(0, 1, 3);
    assertThat(sentences())
        .containsExactly(
            "the application calls start(0, \"x\") at p0",
            "p0 sends prepare 3 to p1",
            "p1 gets prepare 3 from p0",
            "p1 promises ballot 3 to p0; it had accepted nothing",
            "p0 gets p1's answer to prepare 3: promised 3");
  }

  @Test
  void promiseTellsWhatWasAccepted() {
    run.prepare(0, 1, 3, 2, "y");
    assertThat(sentences())
        .contains("p1 promises ballot 3 to p0; it had accepted ballot 2 with \"y\"");
  }

  @Test
  void promiseThatReportsAValueWithoutABallotIsToldSo() {
    int prepare = run.sendPrepare(0, 1, 3);
    PrepareReply reply = new PrepareReply(true, 3, -1, new Value.Text("y"));
    run.deliver(prepare).reply(prepare, reply);
    assertThat(sentences())
        .contains("p1 promises ballot 3 to p0; it had accepted nothing, and yet reports \"y\"");
  }

  @Test
  void refusalTellsTheBallot() {
    int prepare = run.sendPrepare(0, 1, 3);
    run.deliver(prepare).reply(prepare, new PrepareReply(false, 5, -1, null)).receive(prepare);
    int accept = run.sendAccept(0, 1, 3, "x");
    run.deliver(accept).reply(accept, new AcceptReply(false, -1));
    assertThat(sentences())
        .contains("p1 refuses prepare 3 from p0; its ballot is 5")
        .contains("p0 gets p1's answer to prepare 3: refused, at 5")
        .contains("p1 refuses accept 3 \"x\" from p0");
  }

  @Test
  void acceptanceAndLearningAreTold() {
    run.accept(0, 1, 3, "x");
    int choose = run.sendChoose(0, 1, "x");
    run.deliver(choose).reply(choose, new ChooseReply(true));
    int done = run.send(0, 1, new SeqArgs(0, 7));
    run.deliver(done).reply(done, new SeqReply(true));
    assertThat(sentences())
        .contains("p1 says yes to accept 3 \"x\" from p0")
        .contains("p1 acknowledges choose \"x\" from p0")
        .contains("p0 sends done up to 7 to p1");
  }

  @Test
  void networkIsTold() {
    int send = run.sendPrepare(0, 1, 3);
    Trace trace = run.trace();
    EventText words = new EventText(new TraceIndex(trace));
    assertThat(words.sentence(new TraceEvent.Drop(9, 0, send, TraceEvent.Why.LOSS)))
        .isEqualTo("prepare 3 from p0 to p1 is lost");
    assertThat(words.sentence(new TraceEvent.Duplicate(9, 0, 0)))
        .isEqualTo("the network makes a second copy of prepare 3 from p0 to p1");
    assertThat(words.sentence(new TraceEvent.Timeout(9, 0, 0, 0, 0)))
        .isEqualTo("p0 stops waiting for the answer to prepare 3 from p0 to p1");
  }

  @Test
  void lostReplyIsTold() {
    int rpc = run.sendPrepare(0, 1, 3);
    run.deliver(rpc).reply(rpc, new PrepareReply(true, 3, -1, null));
    EventText words = new EventText(new TraceIndex(run.trace()));
    assertThat(words.sentence(new TraceEvent.Drop(9, 0, run.last(), TraceEvent.Why.LATE)))
        .isEqualTo("p1's answer to prepare 3 from p0 to p1 comes too late");
  }

  @Test
  void everyOtherKindHasWords() {
    assertThat(alone(new TraceEvent.Call(0, 0, 1, "done", 4, null)))
        .isEqualTo("the application calls done(4) at p1");
    assertThat(alone(TraceEvent.Result.number(0, 0, 1, "min", 5, -1)))
        .isEqualTo("p1 answers min() = 5");
    assertThat(alone(new TraceEvent.Timer(0, 0, 1, -1))).isEqualTo("p1's timer ends");
    assertThat(alone(new TraceEvent.Partition(0, 0, "0 | 1 2")))
        .isEqualTo("the network is cut: 0 | 1 2");
    assertThat(alone(new TraceEvent.Heal(0, 0))).isEqualTo("the network is whole again");
    assertThat(alone(new TraceEvent.Deaf(0, 0, 1, true)))
        .isEqualTo("p1 hears no requests from now on");
    assertThat(alone(new TraceEvent.Deaf(0, 0, 1, false))).isEqualTo("p1 hears requests again");
    assertThat(alone(new TraceEvent.Kill(0, 0, 1))).isEqualTo("p1 stops for good");
    assertThat(alone(new TraceEvent.Log(0, 0, 1, "hello\nthere", -1, null)))
        .isEqualTo("p1 logs: hello there");
    assertThat(alone(new TraceEvent.Note(0, 0, "and now"))).isEqualTo("and now");
  }

  @Test
  void instanceIsNamedUnlessItIsTheFirst() {
    assertThat(
            alone(
                new TraceEvent.Send(
                    0, 0, 0, 0, 1, new AcceptArgs(4, 3, new Value.Scalar(7)), -1, null)))
        .isEqualTo("p0 sends accept 3 7 #4 to p1");
  }

  @Test
  void truncatedTraceHasWordsForMessagesWithoutTheirSend() {
    assertThat(alone(new TraceEvent.Deliver(5, 0, 0, 0, 1, 3)))
        .isEqualTo("p1 gets a request from p0");
  }
}
