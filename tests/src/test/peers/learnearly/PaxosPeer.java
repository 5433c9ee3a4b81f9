package paxoslab.student;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Env;
import paxoslab.api.Fate;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.Request;
import paxoslab.api.RpcFuture;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/**
 * Learns as early as a message lets it. Whoever proposes accepts first, by a direct call, so an
 * accept request tells of its sender's vote; promises and refusals tell of their sender's. All
 * votes that a peer hears of go into one ledger, and a majority there is a decision. Who has voted
 * and hears nothing more for a while asks the others.
 */
public class PaxosPeer implements Paxos {
  private static final int UNEASY_SECONDS = 3;

  /** What is known of one instance. */
  private static final class Book {
    int promised = -1;
    int acceptedAt = -1;
    Object accepted;
    Object wish;
    Object decision;
    int seen = -1;
    boolean proposing;
    boolean uneasy;

    /** By ballot: who is known to have accepted its value. */
    final Map<Integer, BitSet> ledger = new TreeMap<>();
  }

  private final List<String> peers;
  private final int me;
  private final Env env;
  private final int bits;
  private final NavigableMap<Integer, Book> books = new TreeMap<>();
  private final List<Integer> dones;
  private int max = -1;
  private int min;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers;
    this.me = me;
    this.env = env;
    this.bits = 32 - Integer.numberOfLeadingZeros(peers.size());
    this.dones = new ArrayList<>(Collections.nCopies(peers.size(), -1));
  }

  /** The proposer of a ballot stands in its lowest bits. */
  private int proposerOf(int n) {
    return n & ((1 << bits) - 1);
  }

  /** A vote that this peer cast or heard of. */
  private void enter(int seq, Book book, int ballot, int acceptor, Object value) {
    BitSet voters = book.ledger.computeIfAbsent(ballot, b -> new BitSet());
    voters.set(acceptor);
    if (2 * voters.cardinality() > peers.size() && book.decision == null) {
      book.decision = value;
      book.ledger.clear();
      // Only the ballot's own proposer spreads the news; to others it would be idle talk.
      if (proposerOf(ballot) == me || book.proposing) {
        env.spawn(() -> spread(seq));
      }
    }
  }

  @Override
  public void start(int seq, Object value) {
    if (seq < min) {
      return;
    }
    Book book = book(seq);
    if (book.wish == null) {
      book.wish = value;
      propose(seq, book);
    }
  }

  private void propose(int seq, Book book) {
    if (!book.proposing && book.decision == null) {
      book.proposing = true;
      env.spawn(() -> rounds(seq));
    }
  }

  private void rounds(int seq) {
    for (int bound = 10;
        seq >= min && books.get(seq).decision == null;
        bound = Math.min(800, 2 * bound)) {
      boolean idle = !round(seq, books.get(seq));
      if (seq < min || books.get(seq).decision != null || idle) {
        break;
      }
      env.sleep(Duration.ofMillis(1 + env.random().nextInt(bound)));
    }
    if (seq >= min) {
      books.get(seq).proposing = false;
    }
  }

  /** False if there is nothing to propose: nobody in a majority has accepted, and no own wish. */
  private boolean round(int seq, Book book) {
    int n = ((book.seen >> bits) + 1) << bits | me;
    book.seen = n;
    PrepareReply own = prepare(new PrepareArgs(seq, n));
    List<PrepareReply> promises = new ArrayList<>(List.of(own));
    boolean promised =
        ask(
            new PrepareArgs(seq, n),
            true,
            (peer, reply) -> {
              book.seen = Math.max(book.seen, reply.n());
              if (reply.na() >= 0 && seq >= min) {
                enter(seq, book, reply.na(), peer, reply.va());
              }
              if (reply.ok()) {
                promises.add(reply);
              }
              return reply.ok();
            });
    if (!promised || seq < min || book.decision != null) {
      return true;
    }
    PrepareReply top = Collections.max(promises, Comparator.comparingInt(PrepareReply::na));
    Object value = top.na() >= 0 ? top.va() : book.wish;
    if (value == null) {
      return false;
    }
    if (!accept(new AcceptArgs(seq, n, value)).ok()) {
      return true;
    }
    ask(
        new AcceptArgs(seq, n, value),
        true,
        (peer, reply) -> {
          book.seen = Math.max(book.seen, reply.n());
          if (reply.ok() && seq >= min) {
            enter(seq, book, n, peer, value);
          }
          return reply.ok();
        });
    return true;
  }

  /** Asks the others; true once a majority agrees, this peer's own answer included. */
  private <R> boolean ask(Request<R> request, boolean own, BiPredicate<Integer, R> counts) {
    CompletableFuture<Boolean> result = new CompletableFuture<>();
    int[] yes = {own ? 1 : 0};
    int[] open = {peers.size() - 1};
    if (2 * yes[0] > peers.size()) {
      return true;
    }
    for (int i = 0; i < peers.size(); i++) {
      int peer = i;
      if (peer != me) {
        env.call(peers.get(peer), request)
            .whenComplete(
                (reply, none) -> {
                  open[0]--;
                  yes[0] += none == null && counts.test(peer, reply) ? 1 : 0;
                  if (2 * yes[0] > peers.size()) {
                    result.complete(true);
                  } else if (2 * (yes[0] + open[0]) <= peers.size()) {
                    result.complete(false);
                  }
                });
      }
    }
    return env.await(result);
  }

  private void spread(int seq) {
    Deque<String> deaf = new ArrayDeque<>(peers);
    deaf.remove(peers.get(me));
    for (int i = 0; i < 7 && !deaf.isEmpty() && seq >= min; i++) {
      Map<String, RpcFuture<ChooseReply>> calls = new LinkedHashMap<>();
      for (String peer : deaf) {
        calls.put(peer, env.call(peer, new ChooseArgs(seq, books.get(seq).decision)));
      }
      calls.forEach((peer, call) -> call.await().ifPresent(reply -> deaf.remove(peer)));
      if (!deaf.isEmpty()) {
        env.sleep(Duration.ofMillis(env.random().nextInt(100 << i)));
      }
    }
  }

  /** Asks for an instance that this peer voted in and never heard the end of, once. */
  private void wonder(int seq) {
    if (seq >= min && books.get(seq).decision == null) {
      propose(seq, books.get(seq));
    }
  }

  @Override
  public Status status(int seq) {
    if (seq < min) {
      return new Status(Fate.FORGOTTEN, null);
    }
    Book book = books.get(seq);
    boolean known = book != null && book.decision != null;
    return new Status(known ? Fate.CHOSEN : Fate.PENDING, known ? book.decision : null);
  }

  @Override
  public void done(int seq) {
    if (seq > dones.get(me)) {
      updateDoneSeqs(new SeqArgs(me, seq));
      for (int peer = 0; peer < peers.size(); peer++) {
        String name = peers.get(peer);
        if (peer != me) {
          env.spawn(() -> reportDone(name, seq));
        }
      }
    }
  }

  /** Each done is reported on its own, until it is acknowledged or another has come. */
  private void reportDone(String peer, int seq) {
    int pause = 20;
    while (dones.get(me) == seq && env.call(peer, new SeqArgs(me, seq)).await().isEmpty()) {
      env.sleep(Duration.ofMillis(pause));
      pause = Math.min(700, pause * 3);
    }
  }

  @Override
  public int max() {
    return max;
  }

  @Override
  public int min() {
    return min;
  }

  @Override
  public void kill() {}

  private Book book(int seq) {
    max = Math.max(max, seq);
    return books.computeIfAbsent(seq, s -> new Book());
  }

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    if (args.seq() < min) {
      return new PrepareReply(false, -1, -1, null);
    }
    Book book = book(args.seq());
    boolean ok = args.n() > book.promised;
    book.promised = Math.max(book.promised, args.n());
    // A refusal tells of the vote as well: who asked may learn from it.
    return new PrepareReply(ok, book.promised, book.acceptedAt, book.accepted);
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    if (args.seq() < min) {
      return new AcceptReply(false, -1);
    }
    Book book = book(args.seq());
    if (args.n() < book.promised) {
      return new AcceptReply(false, book.promised);
    }
    book.promised = args.n();
    book.acceptedAt = args.n();
    book.accepted = args.v();
    enter(args.seq(), book, args.n(), me, args.v());
    enter(args.seq(), book, args.n(), proposerOf(args.n()), args.v());
    if (!book.uneasy && book.decision == null) {
      book.uneasy = true;
      new CompletableFuture<Void>()
          .completeOnTimeout(null, UNEASY_SECONDS, TimeUnit.SECONDS)
          .thenRun(() -> wonder(args.seq()));
    }
    return new AcceptReply(true, args.n());
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    if (args.seq() < min) {
      return new ChooseReply(false);
    }
    Book book = book(args.seq());
    if (book.decision == null) {
      book.decision = args.v();
      book.ledger.clear();
    }
    return new ChooseReply(true);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    dones.set(args.sender(), Math.max(dones.get(args.sender()), args.seq()));
    min = Math.max(min, Collections.min(dones) + 1);
    NavigableMap<Integer, Book> old = books.headMap(min, false);
    for (Book book : old.values()) {
      book.wish = null;
      book.accepted = null;
      book.decision = null;
    }
    old.clear();
    return new SeqReply(true);
  }
}
