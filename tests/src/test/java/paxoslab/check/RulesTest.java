package paxoslab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.trace.Header;

class RulesTest {
  @Test
  void idsAreUnique() {
    assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates();
  }

  @Test
  void lessonsOwnAssertionBelongsToTheLessonRule() {
    assertThat(Rules.find("lesson-A12")).contains(Rules.LESSON);
    assertThat(Rules.find("promise-kept")).contains(Rules.PROMISE_KEPT);
    assertThat(Rules.find("no-such-rule")).isEmpty();
  }

  @Test
  void checksStandInTheOrderOfTheCatalogue() {
    Header header = TraceBuilder.peers(3).trace().header();
    List<Rule> checked = new Checks(header, f -> {}).rules();
    assertThat(checked).doesNotHaveDuplicates().isSubsetOf(Rules.ALL);
    assertThat(checked.stream().map(Rules.ALL::indexOf).toList()).isSorted();
  }
}
