package paxoslab.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import paxoslab.graded.GradedSuite;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.GoodPeer;
import paxoslab.host.Host;
import paxoslab.host.HostFactory;
import paxoslab.host.LocalHosts;
import paxoslab.host.Stage;
import paxoslab.host.Stimulus;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.SeedRun;
import paxoslab.solution.Solution;
import paxoslab.trace.Finding;
import paxoslab.trace.TraceEvent;
import paxoslab.wire.Value;

/** Peers of a grading get values that nobody can guess, and the world has the lesson's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {
  private final CarrierPool pool = new CarrierPool();

  @AfterAll
  void end() {
    pool.close();
  }

  /** Peers of this JVM, and what they were told. */
  private static final class Overheard implements HostFactory {
    private final HostFactory peers;
    private final List<Stimulus> told = new ArrayList<>();

    Overheard(Solution solution) {
      peers = new LocalHosts(solution);
    }

    @Override
    public List<Host> hosts(Stage stage, Cast cast, List<Long> seeds, boolean otherClasses) {
      List<Host> hosts = new ArrayList<>(peers.hosts(stage, cast, seeds, otherClasses));
      hosts.replaceAll(
          host ->
              new RelayHost(host) {
                @Override
                public void begin(long now, Stimulus stimulus) {
                  told.add(stimulus);
                  super.begin(now, stimulus);
                }
              });
      return hosts;
    }
  }

  private SeedRun play(Solution solution, HostFactory peers, int secret, String lesson, long seed) {
    GradedHosts hosts =
        new GradedHosts(
            peers,
            new Hmac(new byte[] {(byte) secret}),
            (any, run) -> OptionalInt.empty(),
            () -> {
              throw new AssertionError("nobody is played alone");
            });
    return new LessonRunner(solution, pool, hosts).run(lesson(lesson), seed);
  }

  private SeedRun play(Solution solution, String lesson) {
    return play(solution, new LocalHosts(solution), 1, lesson, 1);
  }

  private String whatStartWasToldWith(int secret, long seed) {
    Solution good = GoodPeer.solution();
    Overheard peers = new Overheard(good);
    assertThat(play(good, peers, secret, "A01", seed).failure()).isEmpty();
    return peers.told.stream()
        .filter(Stimulus.Start.class::isInstance)
        .map(s -> ((Value.Text) ((Stimulus.Start) s).value()).text())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noStringOfALessonReachesAPeer() {
    Solution good = GoodPeer.solution();
    Overheard peers = new Overheard(good);
    SeedRun run = play(good, peers, 1, "B05", 1);
    assertThat(run.failure()).isEmpty();
    List<String> given =
        run.trace().events().stream()
            .filter(TraceEvent.Call.class::isInstance)
            .map(e -> ((TraceEvent.Call) e).value())
            .filter(Value.Text.class::isInstance)
            .map(v -> ((Value.Text) v).text())
            .toList();
    assertThat(given).hasSizeGreaterThan(2);
    String all = peers.told.toString();
    assertThat(all).contains("AcceptArgs").containsPattern("\"~[a-z2-7]{16}\"");
    assertThat(given).noneMatch(text -> all.contains('"' + text + '"'));
  }

  @Test
  void otherSecretsAndRunsHaveOtherTokensAndTheSameRunTheSame() {
    String token = whatStartWasToldWith(1, 1);
    assertThat(token).matches("~[a-z2-7]{16}");
    assertThat(whatStartWasToldWith(1, 1)).isEqualTo(token);
    assertThat(whatStartWasToldWith(1, 2)).isNotEqualTo(token);
    assertThat(whatStartWasToldWith(2, 1)).isNotEqualTo(token);
  }

  /** It knows what lesson A01 proposes, and passes where that is told as it is. */
  @Test
  void peerThatUttersWhatItGuessedIsCaught() {
    Solution guesses = GoodPeer.but("Object[] wish = {value};", "Object[] wish = {\"hello\"};");
    SeedRun told = new LessonRunner(guesses, pool).run(lesson("A01"), 1);
    assertThat(told.failure()).as("where values are told as they are").isEmpty();

    Finding failure = play(guesses, "A01").failure().orElseThrow();
    assertThat(failure.rule()).isEqualTo("value-proposed");
    assertThat(failure.text()).contains("\"guessed: hello\"", "nobody passed that value to start");
  }

  /** Log lines and faults are read by people. */
  @Test
  void sentencesHaveTheWordsOfTheLesson() {
    Solution logs =
        GoodPeer.but(
            "slot(seq).chosen = v;\n    spread",
            "slot(seq).chosen = v; env.log(\"it is %s!\", v);\n    spread");
    SeedRun run = play(logs, "A01");
    assertThat(run.trace().events())
        .filteredOn(TraceEvent.Log.class::isInstance)
        .extracting(e -> ((TraceEvent.Log) e).text())
        .contains("it is hello!");

    Solution throwing =
        GoodPeer.but(
            "Object[] wish = {value};",
            "Object[] wish = {value}; if (me == 0) throw new IllegalStateException(\"no \" + value);");
    assertThat(play(throwing, "A01").failure().orElseThrow().text()).contains("no hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "guessed: x", "~aaaaaaaaaaaaaaaa", "ü\ud83d", "a\nb"})
  void everyStringHasItsWayBack(String text) {
    Tokens tokens = new Tokens(new Hmac(new byte[] {1}));
    String token = tokens.given(text);
    assertThat(tokens.given(text)).isEqualTo(token);
    assertThat(tokens.toParent(token)).isEqualTo(text);
    assertThat(tokens.toChild(text)).isEqualTo(token);
    assertThat(token.isEmpty()).isEqualTo(text.isEmpty());

    String heard = tokens.toParent(text);
    assertThat(heard.equals(text)).as("uttered without having been told").isEqualTo(text.isEmpty());
    assertThat(tokens.toChild(heard)).isEqualTo(text);
  }

  @Test
  void whatPeersMakeUpIsTheSameOnBothSides() {
    Tokens tokens = new Tokens(new Hmac(new byte[] {1}));
    assertThat(tokens.toParent("no-op")).isEqualTo("no-op");
    assertThat(tokens.toChild("no-op")).isEqualTo("no-op");
    String token = tokens.given("no-op");
    assertThat(token).isNotEqualTo("no-op");
    assertThat(tokens.toParent("no-op")).as("a lesson has it now").isEqualTo("guessed: no-op");
  }

  /** A lesson that measures memory must not become a cheap one. */
  @Test
  void longStringsKeepTheirLengthAndStrangeLettersStay() {
    Tokens tokens = new Tokens(new Hmac(new byte[] {1}));
    String big = "x".repeat(1 << 20);
    assertThat(tokens.given(big)).hasSameSizeAs(big).isNotEqualTo(big);
    assertThat(tokens.given(big + "y")).hasSize(big.length() + 1);
    assertThat(tokens.given("ü\ud83d")).startsWith("ü\ud83d").hasSizeGreaterThan(2);
  }

  @Test
  void stringsInListsAndRecordsAreTokensToo() {
    Tokens tokens = new Tokens(new Hmac(new byte[] {1}));
    Value nested =
        new Value.Sequence(
            List.of(
                new Value.Scalar(1),
                new Value.Struct("Op", List.of(new Value.Field("key", new Value.Text("k"))))));
    Value told = new ValueNames(tokens::given).of(nested);
    assertThat(told.toString()).matches("\\[1, Op\\[key=\"~[a-z2-7]{16}\"]]");
    assertThat(new ValueNames(tokens::toParent).of(told)).isEqualTo(nested);
  }

  private static LessonMethod lesson(String id) {
    List<LessonMethod> lessons = GradedSuite.lessons();
    return lessons.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
  }
}
