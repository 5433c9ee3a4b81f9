package paxoslab.visualizer.gallery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import paxoslab.check.StoreRules;

/**
 * One execution of the gallery.
 *
 * @param name of its files, beginning with its place
 * @param title what it is about
 * @param see what to see in it
 * @param question for the class
 * @param duel how a peer with a mistake is provoked, or null if there is a scene
 * @param pictured what to look for, as in a search, to find the event of its picture; empty for the
 *     first finding or else the last event
 * @param mistaken true if a solution with a mistake plays the scene, and not the reference
 */
record Exhibit(
    String name,
    String title,
    String see,
    String question,
    @Nullable Duel duel,
    String pictured,
    boolean mistaken) {
  /**
   * Peers of which some propose, until two of them disagree.
   *
   * @param peers how many there are
   * @param proposers how many of them propose
   */
  record Duel(int peers, int proposers) {}

  private static Exhibit played(String name, String title, String see, String question) {
    return new Exhibit(name, title, see, question, null, "", false);
  }

  private static Exhibit duel(String name, String title, String see, String question, Duel duel) {
    return new Exhibit(name, title, see, question, duel, "", true);
  }

  /** The rule that is seen to be broken; empty if none is. */
  String breaks() {
    return duel != null ? "agreement" : mistaken ? StoreRules.KV_LINEARIZABLE.id() : "";
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
          duel(
              "03-why-promises",
              "Why promises",
              "An acceptor here accepts a ballot below its promise. Both proposers reach a majority,"
                  + " and two values are chosen.",
              "Which accept should have been refused, and by whom?",
              new Exhibit.Duel(3, 2)),
          duel(
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
          duel(
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
              "What would a system need to forget here all the same?"),
          new Exhibit(
              "13-race",
              "A store: two clients race for one instance",
              "c0 asks s0 and c1 asks s1 at the same time, and both servers propose in instance 0. One"
                  + " operation is chosen there; the server of the other sees that it lost, and"
                  + " proposes again in instance 1.",
              "How does a server find out that its operation was not chosen?",
              null,
              "kind:result seq=0 chosen",
              false),
          played(
              "14-another-server",
              "A store: asked of two servers, done once",
              "s0 carries out c0's append, but its answer is lost. c0 can't tell, and asks s1 with the"
                  + " same number. s1 finds the operation among the instances, and does not do it"
                  + " again.",
              "What would the get at the end return if the client had taken a new number?"),
          new Exhibit(
              "15-minority",
              "A store: a minority stalls while the majority goes on",
              "s0 is cut off with c0, whose put can't be agreed on: it stays open. c1 and the other two"
                  + " servers go on. After the heal c0's put takes its place behind c1's.",
              "May s0 answer a get of c0 meanwhile? With what?",
              null,
              "kind:heal",
              false),
          new Exhibit(
              "16-stale-get",
              "A store: a get from local state is not linearizable",
              "The servers here answer a get from what they have applied. s1 is cut off and knows of no"
                  + " append, so c1 reads the empty text after c0's append is complete.",
              "Why is it not enough that s1 will know later? What does a get have to do first?",
              null,
              "",
              true));
}
