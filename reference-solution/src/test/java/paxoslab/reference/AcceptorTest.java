package paxoslab.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import paxoslab.api.AcceptReply;
import paxoslab.api.PrepareReply;

class AcceptorTest {
  private static final PrepareReply REFUSED_AT_5 = new PrepareReply(false, 5, -1, null);

  private final Acceptor acceptor = new Acceptor();

  @Test
  void promisesItsFirstBallotEvenZero() {
    assertThat(acceptor.prepare(0)).isEqualTo(new PrepareReply(true, 0, -1, null));
  }

  @Test
  void promisesNothingBelowItsPromise() {
    acceptor.prepare(5);

    assertThat(acceptor.prepare(4)).isEqualTo(REFUSED_AT_5);
  }

  @Test
  void promisesOneBallotOnce() {
    acceptor.prepare(5);

    assertThat(acceptor.prepare(5)).isEqualTo(REFUSED_AT_5);
  }

  @Test
  void refusedPrepareChangesNothing() {
    acceptor.prepare(5);
    acceptor.prepare(4);

    assertThat(acceptor.accept(4, "x")).isEqualTo(new AcceptReply(false, 5));
  }

  @Test
  void acceptsTheBallotItPromised() {
    acceptor.prepare(5);

    assertThat(acceptor.accept(5, "x")).isEqualTo(new AcceptReply(true, 5));
  }

  @Test
  void acceptsWithoutPromise() {
    assertThat(acceptor.accept(3, "x").ok()).isTrue();
  }

  @Test
  void ignoresAcceptBelowItsPromise() {
    acceptor.prepare(5);

    assertThat(acceptor.accept(4, "x")).isEqualTo(new AcceptReply(false, 5));
    assertThat(acceptor.prepare(6)).isEqualTo(new PrepareReply(true, 6, -1, null));
  }

  @Test
  void acceptingIsPromising() {
    acceptor.accept(5, "x");

    assertThat(acceptor.prepare(5)).isEqualTo(REFUSED_AT_5);
    assertThat(acceptor.accept(4, "y").ok()).isFalse();
  }

  @Test
  void promiseTellsTheHighestAcceptedProposal() {
    acceptor.accept(1, "x");
    acceptor.accept(4, "y");
    acceptor.accept(2, "z");

    assertThat(acceptor.prepare(7)).isEqualTo(new PrepareReply(true, 7, 4, "y"));
  }

  @Test
  void tellsItsAcceptedProposalAgainAndAgain() {
    acceptor.accept(1, "x");
    acceptor.prepare(2);

    assertThat(acceptor.prepare(3)).isEqualTo(new PrepareReply(true, 3, 1, "x"));
  }

  @Test
  void takesTheSameAcceptTwice() {
    acceptor.accept(5, "x");

    assertThat(acceptor.accept(5, "x")).isEqualTo(new AcceptReply(true, 5));
    assertThat(acceptor.prepare(6)).isEqualTo(new PrepareReply(true, 6, 5, "x"));
  }
}
