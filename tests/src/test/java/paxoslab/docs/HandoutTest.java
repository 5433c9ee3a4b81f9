package paxoslab.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import paxoslab.check.Rule;
import paxoslab.check.Rules;
import paxoslab.grade.Palette;
import paxoslab.grade.Report;
import paxoslab.grade.RunAgain;
import paxoslab.host.CarrierPool;
import paxoslab.host.Cast;
import paxoslab.host.GoodPeer;
import paxoslab.host.LocalHost;
import paxoslab.host.PeerSource;
import paxoslab.host.Stage;
import paxoslab.junit.LessonMethod;
import paxoslab.junit.LessonResult;
import paxoslab.junit.LessonRunner;
import paxoslab.junit.SeedRun;
import paxoslab.sim.Choices;
import paxoslab.sim.World;
import paxoslab.solution.Solution;
import paxoslab.store.Part;
import paxoslab.trace.TraceEvent;

/** What the handout says of the lab is so. */
class HandoutTest {
  private static final Path FILE = PagesTest.ROOT.resolve("handout.md");
  private static final Pattern LESSON_ID = Pattern.compile("\\b[A-Z]\\d\\d\\b");
  private static final List<LessonMethod> LESSONS = Part.all();

  private final Markdown page = Markdown.read(FILE);

  @Test
  void sectionThatARuleRefersToIsAHeading() {
    for (Rule rule : told()) {
      String number = rule.handout().substring(1);
      assertThat(page.headings())
          .as(rule.id() + " says handout " + rule.handout())
          .anyMatch(heading -> heading.matches(Pattern.quote(number) + "\\.? .*"));
    }
  }

  /** Each rule as it is told in part A, and in part B. */
  private static List<Rule> told() {
    return Rules.ALL.stream()
        .flatMap(
            rule -> Stream.of(false, true).flatMap(partB -> Rules.find(rule.id(), partB).stream()))
        .toList();
  }

  @Test
  void everyLessonItNamesExists() {
    List<String> known = LESSONS.stream().map(LessonMethod::id).toList();
    String text = String.join("\n", page.prose());
    for (Markdown.Block block : page.blocks()) {
      text += "\n" + block.text();
    }
    assertThat(LESSON_ID.matcher(text).results().map(MatchResult::group)).isSubsetOf(known);
  }

  @ParameterizedTest
  @EnumSource(Part.class)
  void topicsOfThePartStandInItsTableWithTheirPoints(Part part) {
    Map<String, List<LessonMethod>> topics =
        part.lessons().stream()
            .collect(
                Collectors.groupingBy(
                    LessonMethod::topic, LinkedHashMap::new, Collectors.toList()));
    List<String> rows = new ArrayList<>(List.of("| topic | lessons | points |", "|---|---|---|"));
    topics.forEach((topic, lessons) -> rows.add(row(topic, ids(lessons), lessons)));
    rows.add(row("all", String.valueOf(part.lessons().size()), part.lessons()));

    List<String> prose = page.prose();
    int first = part == Part.A ? prose.indexOf(rows.get(0)) : prose.lastIndexOf(rows.get(0));
    assertThat(first).as("the table of topics").isNotNegative();
    List<String> shown =
        prose.stream().skip(first).takeWhile(line -> line.startsWith("|")).toList();
    assertThat(shown)
        .as("put this into handout.md:\n" + String.join("\n", rows) + "\n")
        .isEqualTo(rows);
  }

  private static String ids(List<LessonMethod> lessons) {
    return lessons.get(0).id() + " to " + lessons.get(lessons.size() - 1).id();
  }

  private static String row(String topic, String which, List<LessonMethod> lessons) {
    int points = lessons.stream().mapToInt(LessonMethod::points).sum();
    return "| %s | %s | %d |".formatted(topic, which, points);
  }

  @Test
  void failureItShowsIsWhatTheLabPrintsForThatMistake() {
    Solution flawed =
        GoodPeer.but("if (args.n() < slot.np) return new AcceptReply(false, slot.np);", "");
    Markdown.Block shown = page.block("text", "What broke");
    String id = shown.text().substring(0, 3);
    LessonMethod lesson = LESSONS.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();

    String printed = failure(flawed, lesson);

    assertThat(shown.text()).as(shown.place() + ": the lab prints\n" + printed).isEqualTo(printed);
  }

  private static String failure(Solution flawed, LessonMethod lesson) {
    try (CarrierPool pool = new CarrierPool()) {
      LessonRunner runner = new LessonRunner(flawed, pool);
      SeedRun run = runner.run(lesson, 1);
      Path root = Path.of("/lab");
      Path trace = root.resolve("target/lab/" + lesson.id() + "-1.jsonl");
      RunAgain again = new RunAgain(root, root, "skeleton");
      return new Report(Palette.PLAIN, again, l -> Optional.of(trace))
          .failure(new LessonResult(lesson, List.of(run), runner.shrink(lesson, run)));
    }
  }

  @Test
  void idiomSaysYesWithAMajorityAndNoWithoutOne() {
    Solution census = census();

    assertThat(logged(census, "0 1 2")).containsExactly("p0: true");
    assertThat(logged(census, "0 1 | 2")).containsExactly("p0: true");
    assertThat(logged(census, "0 | 1 | 2")).containsExactly("p0: false");
  }

  /** A peer that asks everybody when its application is done. */
  private Solution census() {
    String ask =
        "public void done(int seq) { env.spawn(() -> env.log(\"p%d: %b\", me, census(seq))); }\n";
    return PeerSource.peer(ask + page.block("java", "boolean census(").text());
  }

  private static List<String> logged(Solution solution, String groups) {
    List<String> names = List.of("p0", "p1", "p2");
    List<String> lines = new ArrayList<>();
    try (CarrierPool pool = new CarrierPool()) {
      Stage stage = new Stage(pool);
      List<LocalHost> hosts =
          IntStream.range(0, names.size())
              .mapToObj(peer -> new LocalHost(stage, solution, Cast.peers(names), peer, peer))
              .toList();
      Choices choices = Choices.seeded(1, choice -> {});
      try (World world =
          new World(stage, hosts, choices, 500_000, event -> log(event).ifPresent(lines::add))) {
        world.begin();
        world.partition(groups);
        world.done(0, 7);
        world.run(2_000_000);
        assertThat(world.fault()).isNull();
      }
    }
    return lines;
  }

  private static Optional<String> log(TraceEvent event) {
    return event instanceof TraceEvent.Log line ? Optional.of(line.text()) : Optional.empty();
  }

  @Test
  void exampleOfAnOwnTestPassesWithAGoodPeer() throws Exception {
    String example = page.block("java", "@Test").text();
    Class<?> test =
        Snippets.load(example, GoodPeer.source()).loadClass("paxoslab.student.AcceptorTest");

    Constructor<?> constructor = test.getDeclaredConstructor();
    constructor.setAccessible(true);
    int run = 0;
    for (Method method : test.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        method.setAccessible(true);
        method.invoke(constructor.newInstance());
        run++;
      }
    }
    assertThat(run).isPositive();
  }
}
