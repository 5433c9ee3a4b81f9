package paxoslab.visualizer.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import paxoslab.trace.TraceEvent;

class LinksTest {
  private static TraceEvent cut(String groups) {
    return new TraceEvent.Partition(0, 0, groups);
  }

  @Test
  void aPartitionCutsWhatNoGroupHolds() {
    Links links = Links.after(List.of(cut("0 2 | 1")));
    assertThat(links.isCut(0, 2)).isFalse();
    assertThat(links.isCut(0, 1)).isTrue();
    assertThat(links.isCut(3, 4)).as("who is not named is alone").isTrue();
  }

  @Test
  void aOneWayCutAddsToAPartitionAndANewPartitionReplacesBoth() {
    assertThat(Links.after(List.of(cut("0 1 | 2"), cut("0 > 1"))).isCut(0, 1)).isTrue();
    assertThat(Links.after(List.of(cut("0 1 | 2"), cut("0 > 1"))).isCut(1, 0)).isFalse();
    assertThat(Links.after(List.of(cut("0 > 1"), cut("0 1 | 2"))).isCut(0, 1)).isFalse();
    assertThat(Links.after(List.of(cut("0 > 1"), new TraceEvent.Heal(1, 1))).isCut(0, 1)).isFalse();
  }
}
