package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.AppendArgs;
import paxoslab.api.AppendReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Fate;
import paxoslab.api.GetArgs;
import paxoslab.api.GetReply;
import paxoslab.api.KvResult;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.PutArgs;
import paxoslab.api.PutReply;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.host.Effect;
import paxoslab.host.Stimulus;
import paxoslab.wire.Value;

/** What is written is read as it was; what nobody wrote is refused, whatever it is. */
class FramesTest {
  private static final int MOST = 1 << 20;

  private static final Value VALUE =
      new Value.Struct(
          "s.Op",
          List.of(
              new Value.Field("text", new Value.Text("é \ud83d\ude00 \udc00 \u0000")),
              new Value.Field("kind", new Value.Constant("s.Kind", "PUT")),
              new Value.Field("none", new Value.Nil()),
              new Value.Field(
                  "numbers",
                  new Value.Sequence(
                      List.of(
                          new Value.Scalar(true),
                          new Value.Scalar((byte) -1),
                          new Value.Scalar((short) -2),
                          new Value.Scalar(Integer.MIN_VALUE),
                          new Value.Scalar(Long.MIN_VALUE + 1),
                          new Value.Scalar(-0.0f),
                          new Value.Scalar(Double.NaN),
                          new Value.Scalar('\ud83d'))))));

  static List<Stimulus> stimuli() {
    return List.of(
        new Stimulus.Created(),
        new Stimulus.Deliver(3, new PrepareArgs(-1, 7)),
        new Stimulus.Deliver(4, new AcceptArgs(1, 7, VALUE)),
        new Stimulus.Deliver(5, new ChooseArgs(1, VALUE)),
        new Stimulus.Deliver(6, new SeqArgs(2, -1)),
        new Stimulus.ReplyArrived(1, new PrepareReply(true, 7, 5, VALUE)),
        new Stimulus.ReplyArrived(1, new PrepareReply(false, 7, -1, null)),
        new Stimulus.ReplyArrived(2, new AcceptReply(true, 7)),
        new Stimulus.ReplyArrived(3, new ChooseReply(false)),
        new Stimulus.ReplyArrived(4, new SeqReply(true)),
        new Stimulus.NoReply(9),
        new Stimulus.TimerFired(2),
        new Stimulus.Start(0, VALUE),
        new Stimulus.Done(3),
        new Stimulus.Watch(4),
        new Stimulus.Ask(Stimulus.Scope.EVERYTHING),
        new Stimulus.AuditValues(true),
        new Stimulus.Invoke(0, Stimulus.Op.GET, "k", null),
        new Stimulus.Invoke(1, Stimulus.Op.APPEND, "", "\ud83d"),
        new Stimulus.Deliver(7, new GetArgs("k", "c0", Long.MAX_VALUE)),
        new Stimulus.Deliver(8, new PutArgs("k", "é", "c0", -1)),
        new Stimulus.ReplyArrived(5, new GetReply(KvResult.RETRY, "")),
        new Stimulus.ReplyArrived(6, new PutReply(KvResult.DONE)),
        new Stimulus.Kill());
  }

  static List<Effect> effects() {
    return List.of(
        new Effect.SendRequest(0, 2, new AcceptArgs(1, 7, VALUE), "PaxosPeer.java:88"),
        new Effect.SendRequest(1, 0, new PrepareArgs(1, 8), null),
        new Effect.SendReply(4, new PrepareReply(true, 7, 5, VALUE), "PaxosPeer.java:90"),
        new Effect.SetTimer(0, 1_000_000),
        new Effect.StatusIs(1, Fate.CHOSEN, VALUE),
        new Effect.StatusIs(2, Fate.FORGOTTEN, null),
        new Effect.NumberIs("min", 1),
        new Effect.NumberIs("max", -1),
        new Effect.PeerCalled("start", 3, VALUE),
        new Effect.PeerCalled("done", 2, null),
        new Effect.Completed(0, "v"),
        new Effect.Completed(1, null),
        new Effect.SendRequest(2, 0, new AppendArgs("k", "v", "c0", 3), null),
        new Effect.SendReply(5, new AppendReply(KvResult.DONE), null),
        new Effect.LogLine("tries\n", null),
        new Effect.Fault("busy-loop", "a loop", "PaxosPeer.start, PaxosPeer.java:9", List.of("x")));
  }

  @ParameterizedTest
  @MethodSource("stimuli")
  void stimulusCrossesAsItIs(Stimulus stimulus) throws Exception {
    FrameReader in = read(frame(body -> StimulusCodec.write(body, stimulus)));
    assertThat(StimulusCodec.read(in)).isEqualTo(stimulus);
    in.end();
  }

  @ParameterizedTest
  @MethodSource("effects")
  void effectCrossesAsItIs(Effect effect) throws Exception {
    FrameReader in = read(frame(body -> EffectCodec.write(body, effect)));
    assertThat(EffectCodec.read(in)).isEqualTo(effect);
    in.end();
  }

  @Test
  void everyKindOfEffectAndStimulusIsTried() {
    assertThat(effects().stream().map(Object::getClass))
        .containsAll(Arrays.asList(Effect.class.getPermittedSubclasses()));
    assertThat(stimuli().stream().map(Object::getClass))
        .containsAll(Arrays.asList(Stimulus.class.getPermittedSubclasses()));
  }

  /** Bits turned, bytes cut: a frame is read, or refused in words; nothing else is ever thrown. */
  @Test
  void damagedFrameIsReadOrRefused() throws IOException {
    byte[] whole = frame(body -> body.list(effects(), EffectCodec::write));
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, 13 + random.nextInt(whole.length - 12));
      for (int hits = random.nextInt(4); hits >= 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        FrameReader in = read(damaged);
        in.list(EffectCodec::read);
        in.end();
      } catch (BrokenFrameException e) {
        assertThat(e).hasMessageNotContaining("\n");
        refused++;
      } catch (EOFException cut) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(15_000);
  }

  @Test
  void lengthAloneIsRefusedOrTakesNoMemory() {
    assertThatThrownBy(() -> read(new byte[] {-1, -1, -1, -1, 18}))
        .isInstanceOf(BrokenFrameException.class)
        .hasMessage("a frame of 4294967295 bytes");
    assertThatThrownBy(() -> read(new byte[] {0, 16, 0, 1, 18}))
        .isInstanceOf(BrokenFrameException.class);
    assertThatThrownBy(
            () ->
                FrameReader.read(
                    new ByteArrayInputStream(new byte[] {127, 0, 0, 0}), Integer.MAX_VALUE, null))
        .isInstanceOf(Exception.class);
  }

  @Test
  void longTextThatCrossesAgainIsTheSameString() throws Exception {
    String text = "é".repeat(LongTexts.LEAST_CHARACTERS);
    LongTexts read = new LongTexts(1 << 20);
    FrameWriter writer = new FrameWriter(MOST, new LongTexts(1 << 20));
    List<String> twice = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      writer.begin(Frame.EFFECTS, 42).text(text).writeTo(out);
      twice.add(FrameReader.read(new ByteArrayInputStream(out.toByteArray()), MOST, read).text());
    }
    assertThat(twice).containsExactly(text, text);
    assertThat(twice.get(1)).isSameAs(twice.get(0));
  }

  @Test
  void longTextsThatDifferInOneCharacterAreToldApart() throws Exception {
    String same = "x".repeat(LongTexts.LEAST_CHARACTERS);
    LongTexts texts = new LongTexts(1 << 20);
    for (String text : List.of(same + "a", same + "b", same + "\u2019", same + "a")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new FrameWriter(MOST, texts).begin(Frame.EFFECTS, 42).text(text).writeTo(out);
      FrameReader read = FrameReader.read(new ByteArrayInputStream(out.toByteArray()), MOST, texts);
      assertThat(read.text()).isEqualTo(text);
    }
  }

  @Test
  void countThatTheBytesCannotHoldIsRefused() {
    assertThatThrownBy(() -> read(frame(body -> body.i32(1 << 30))).list(FrameReader::u8))
        .isInstanceOf(BrokenFrameException.class)
        .hasMessage("a frame that ends too early");
    assertThatThrownBy(() -> read(frame(body -> body.i32(-1))).list(FrameReader::u8))
        .isInstanceOf(BrokenFrameException.class);
  }

  @Test
  void deepValueIsRefused() {
    Value deep = new Value.Nil();
    for (int i = 0; i < 70; i++) {
      deep = new Value.Sequence(List.of(deep));
    }
    Value value = deep;
    assertThatThrownBy(() -> ValueCodec.read(read(frame(body -> ValueCodec.write(body, value)))))
        .isInstanceOf(BrokenFrameException.class)
        .hasMessage("a value nested too deeply");
  }

  @Test
  void nullIsNoValue() {
    assertThatThrownBy(
            () -> ValueCodec.read(read(frame(body -> ValueCodec.write(body, new Value.Nil())))))
        .isInstanceOf(BrokenFrameException.class);
  }

  @Test
  void frameThatWouldBeTooLongIsNotWritten() {
    FrameWriter writer = new FrameWriter(100, new LongTexts(1 << 20));
    assertThatThrownBy(() -> writer.begin(1, 2).text("x".repeat(100)))
        .isInstanceOf(FrameWriter.TooLongException.class);
    assertThat(writer.begin(1, 2).text("x".repeat(80))).isSameAs(writer);
  }

  private static byte[] frame(Consumer<FrameWriter> body) throws IOException {
    FrameWriter writer = new FrameWriter(MOST, new LongTexts(1 << 20)).begin(Frame.EFFECTS, 42);
    body.accept(writer);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.writeTo(out);
    return out.toByteArray();
  }

  private static FrameReader read(byte[] bytes) throws IOException, BrokenFrameException {
    return FrameReader.read(new ByteArrayInputStream(bytes), MOST, null);
  }
}
