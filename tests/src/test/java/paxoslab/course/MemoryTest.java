package paxoslab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void heapsLeaveRoomForWhatThreeJvmsTakeBesides() {
    Memory small = Memory.within(768);

    assertThat(small).isEqualTo(new Memory(268, 168));
    assertThat(768 - small.workerMegabytes() - small.childMegabytes()).isGreaterThan(300);
  }

  @Test
  void moreThanEnoughIsNotUsed() {
    assertThat(Memory.within(1_000_000)).isEqualTo(new Memory(1024, 768));
    assertThat(Memory.within(Integer.MAX_VALUE)).isEqualTo(new Memory(1024, 768));
  }

  @Test
  void tooLittleIsRefused() {
    assertThatThrownBy(() -> Memory.within(511))
        .isInstanceOf(CourseException.class)
        .hasMessage("511 MB of memory are too little; a grading takes 512");
  }
}
