package paxoslab.visualizer.gallery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution of the gallery.
 *
 * @param name of its files, beginning with its place
 * @param title what it is about
 * @param see what to see in it
 * @param question for the class
 * @param duel how a peer with a mistake is provoked, or null if the reference plays it
 */
record Exhibit(String name, String title, String see, String question, @Nullable Duel duel) {
  /**
   * Peers of which some propose, until two of them disagree.
   *
   * @param peers how many there are
   * @param proposers how many of them propose
   */
  record Duel(int peers, int proposers) {}

  private static Exhibit played(String name, String title, String see, String question) {
    return new Exhibit(name, title, see, question, null);
  }

  /** All of them, in the order of a lecture. */
  static final List<Exhibit> ALL =
      List.of(
          played(
              "01-one-proposer",
              "One proposer",
              "p0 asks all for promises, then all to accept, then tells all. Two of three answers are"
                  + " enough for each phase.",
              "At which event is the value chosen? Who knows it then?"),
          played(
              "02-adoption",
              "Two proposers: the second adopts the first one's value",
              "p0's value is accepted by p0 and p1, so it is chosen; then p0 stops, and nobody else"
                  + " knows. p2 proposes something else, hears of p0's value from p1's promise, and"
                  + " goes on with that.",
              "What would p2 have proposed if only p0 had accepted? Would that have been safe?"),
          new Exhibit(
              "03-why-promises",
              "Why promises",
              "An acceptor here accepts a ballot below its promise. Both proposers reach a majority,"
                  + " and two values are chosen.",
              "Which accept should have been refused, and by whom?",
              new Exhibit.Duel(3, 2)),
          new Exhibit(
              "04-why-the-highest",
              "Why the value of the highest ballot",
              "A proposer here takes the value of another promise than that with the highest"
                  + " accepted ballot, and so overturns a choice.",
              "Which promises did the last proposer have? Which value did they demand?",
              new Exhibit.Duel(3, 3)),
          played(
              "05-duel",
              "Duelling proposers, and backoff",
              "p1's prepare overtakes p0's accept, which is refused. After a pause p0 tries again, and"
                  + " its prepare overtakes p1's accept. As pauses are of random length, one of them"
                  + " gets through soon.",
              "How long could this go on if both paused equally long?"),
          played(
              "06-lost-reply",
              "A reply is lost after the request was carried out",
              "p1 and p2 accept p0's value, but p0 never hears of it. It can't tell this from a lost"
                  + " request, asks again with a higher ballot, and finds its own value.",
              "Why may p0 not simply count the accepts it has sent?"),
          played(
              "07-partition",
              "Partition: a minority waits, and learns after the heal",
              "p0 is alone and can decide nothing, however often it tries. p1 and p2 decide. When the"
                  + " network is whole again p0 proposes once more, and ends up with their value.",
              "What does p0's application see meanwhile? What if it had been told \"no\"?"),
          played(
              "08-late-accept",
              "An accept that comes late",
              "p0's accept to p2 is under way for long. Meanwhile p2 promises a higher ballot to p1."
                  + " When the accept comes it is refused, and does no harm.",
              "What would happen if p2 accepted it? Look at exhibit 3."),
          played(
              "09-forgetting",
              "Forgetting, and a straggler",
              "All applications are done with instance 0, but p2 is cut off, and min stays 0"
                  + " everywhere. Once p2 is heard, min rises, and instance 0 is forgotten.",
              "Why is a majority not enough here?"),
          new Exhibit(
              "10-why-a-majority",
              "Why a majority, and not half",
              "Of four peers two count as enough here. Two disjoint halves choose two values.",
              "How many peers must two quorums have in common at least?",
              new Exhibit.Duel(4, 2)),
          played(
              "11-out-of-order",
              "Instances are decided in any order",
              "Instance 2 is started first, instance 0 last, and 1 never. Each is a Paxos of its own;"
                  + " max is 2 from the beginning.",
              "What does status(1) answer at each peer, and why?"),
          played(
              "12-stopped-peer",
              "A stopped peer freezes min",
              "p2 has stopped for good. p0 and p1 go on deciding, and are done with everything, but min"
                  + " stays 0: p2 was never heard.",
              "What would a system need to forget here all the same?"));
}
