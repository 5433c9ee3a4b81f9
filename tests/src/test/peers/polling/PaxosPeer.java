package paxoslab.student;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import paxoslab.api.AcceptArgs;
import paxoslab.api.AcceptReply;
import paxoslab.api.ChooseArgs;
import paxoslab.api.ChooseReply;
import paxoslab.api.Env;
import paxoslab.api.Fate;
import paxoslab.api.Paxos;
import paxoslab.api.PrepareArgs;
import paxoslab.api.PrepareReply;
import paxoslab.api.RpcFuture;
import paxoslab.api.SeqArgs;
import paxoslab.api.SeqReply;
import paxoslab.api.Status;

/**
 * All in one class, one map, and plain loops that look again and again whether enough replies have
 * come. The value is fixed by the first majority in the order of the peers, whoever else has
 * promised.
 */
public class PaxosPeer implements Paxos {
  private static final int PROMISED = 0;
  private static final int BALLOT = 1;
  private static final int ACCEPTED = 2;
  private static final int PROPOSED = 3;
  private static final int CHOSEN = 4;

  private final List<String> peers;
  private final int me;
  private final Env env;
  private final HashMap<Integer, Object[]> rows = new HashMap<>();
  private final int[] done = new int[64];
  private final boolean[] telling = new boolean[64];
  private int max = -1;
  private int min;

  public PaxosPeer(List<String> peers, int me, Env env) {
    this.peers = peers;
    this.me = me;
    this.env = env;
    Arrays.fill(done, -1);
  }

  private Object[] row(int seq) {
    if (seq < min) {
      return null;
    }
    if (seq > max) {
      max = seq;
    }
    Object[] row = rows.get(seq);
    if (row == null) {
      row = new Object[] {-1, -1, null, null, null};
      rows.put(seq, row);
    }
    return row;
  }

  @Override
  public void start(int seq, Object value) {
    Object[] row = row(seq);
    if (row != null && row[PROPOSED] == null && row[CHOSEN] == null) {
      row[PROPOSED] = value;
      env.spawn(() -> propose(seq));
    }
  }

  private void propose(int seq) {
    int majority = peers.size() / 2 + 1;
    int round = 0;
    int bound = 16;
    while (true) {
      Object[] row = row(seq);
      if (row == null || row[CHOSEN] != null) {
        return;
      }
      int n = round * peers.size() + me;
      List<RpcFuture<PrepareReply>> prepares = new ArrayList<>();
      for (String peer : peers) {
        prepares.add(env.call(peer, new PrepareArgs(seq, n)));
      }
      int yes = 0;
      int no = 0;
      int na = -1;
      Object v = null;
      for (int look = 1; seq >= min && yes < majority && no <= peers.size() - majority; look *= 2) {
        env.sleep(Duration.ofMillis(Math.min(look, 50)));
        yes = 0;
        no = 0;
        na = -1;
        v = null;
        for (int i = 0; i < prepares.size() && yes < majority; i++) {
          if (prepares.get(i).isCompletedExceptionally()) {
            no++;
          } else if (prepares.get(i).isDone()) {
            PrepareReply reply = prepares.get(i).join();
            round = Math.max(round, reply.n() / peers.size());
            if (!reply.ok()) {
              no++;
            } else {
              yes++;
              if (reply.na() > na) {
                na = reply.na();
                v = reply.va();
              }
            }
          }
        }
      }
      prepares.clear();
      row = row(seq);
      if (row == null || row[CHOSEN] != null) {
        return;
      }
      if (yes >= majority) {
        if (na < 0) {
          v = row[PROPOSED];
        }
        List<RpcFuture<AcceptReply>> accepts = new ArrayList<>();
        for (String peer : peers) {
          accepts.add(env.call(peer, new AcceptArgs(seq, n, v)));
        }
        yes = 0;
        no = 0;
        for (int look = 1;
            seq >= min && yes < majority && no <= peers.size() - majority;
            look *= 2) {
          env.sleep(Duration.ofMillis(Math.min(look, 50)));
          yes = 0;
          no = 0;
          for (RpcFuture<AcceptReply> accept : accepts) {
            if (accept.isCompletedExceptionally()) {
              no++;
            } else if (accept.isDone() && accept.join().ok()) {
              yes++;
            } else if (accept.isDone()) {
              round = Math.max(round, accept.join().n() / peers.size());
              no++;
            }
          }
        }
        row = row(seq);
        if (row == null) {
          return;
        }
        if (yes >= majority && row[CHOSEN] == null) {
          row[CHOSEN] = v;
          v = null;
          row = null;
          tell(seq);
          return;
        }
      }
      v = null;
      row = null;
      round++;
      env.sleep(Duration.ofMillis(env.random().nextInt(bound)));
      if (bound < 1_000) {
        bound *= 2;
      }
    }
  }

  private void tell(int seq) {
    boolean[] knows = new boolean[peers.size()];
    knows[me] = true;
    int missing = peers.size() - 1;
    for (int times = 0; times < 6 && missing > 0 && seq >= min; times++) {
      List<RpcFuture<ChooseReply>> calls = new ArrayList<>();
      for (int i = 0; i < peers.size(); i++) {
        calls.add(knows[i] ? null : env.call(peers.get(i), new ChooseArgs(seq, row(seq)[CHOSEN])));
      }
      for (int look = 1; missing > 0 && look < 300; look *= 2) {
        env.sleep(Duration.ofMillis(look));
        for (int i = 0; i < peers.size(); i++) {
          if (!knows[i] && calls.get(i).isDone() && !calls.get(i).isCompletedExceptionally()) {
            knows[i] = true;
            missing--;
          }
        }
      }
    }
  }

  @Override
  public Status status(int seq) {
    if (seq < min) {
      return new Status(Fate.FORGOTTEN, null);
    }
    if (rows.containsKey(seq) && rows.get(seq)[CHOSEN] != null) {
      return new Status(Fate.CHOSEN, rows.get(seq)[CHOSEN]);
    }
    return new Status(Fate.PENDING, null);
  }

  @Override
  public void done(int seq) {
    if (seq <= done[me]) {
      return;
    }
    done[me] = seq;
    forget();
    for (int i = 0; i < peers.size(); i++) {
      if (i != me && !telling[i]) {
        int peer = i;
        telling[peer] = true;
        env.spawn(
            () -> {
              for (int heard = -1; heard < done[me]; ) {
                int mine = done[me];
                if (env.call(peers.get(peer), new SeqArgs(me, mine)).await().isPresent()) {
                  heard = mine;
                } else {
                  env.sleep(Duration.ofMillis(111));
                }
              }
              telling[peer] = false;
            });
      }
    }
  }

  private void forget() {
    int lowest = done[0];
    for (int i = 1; i < peers.size(); i++) {
      lowest = Math.min(lowest, done[i]);
    }
    if (lowest + 1 <= min) {
      return;
    }
    min = lowest + 1;
    for (Iterator<Map.Entry<Integer, Object[]>> it = rows.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<Integer, Object[]> entry = it.next();
      if (entry.getKey() < min) {
        Arrays.fill(entry.getValue(), null);
        it.remove();
      }
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

  @Override
  public PrepareReply prepare(PrepareArgs args) {
    Object[] row = row(args.seq());
    if (row == null) {
      return new PrepareReply(false, args.n(), -1, null);
    }
    if (args.n() > (int) row[PROMISED]) {
      row[PROMISED] = args.n();
      return new PrepareReply(true, args.n(), (int) row[BALLOT], row[ACCEPTED]);
    }
    return new PrepareReply(false, (int) row[PROMISED], (int) row[BALLOT], row[ACCEPTED]);
  }

  @Override
  public AcceptReply accept(AcceptArgs args) {
    Object[] row = row(args.seq());
    if (row == null) {
      return new AcceptReply(false, args.n());
    }
    if (args.n() >= (int) row[PROMISED]) {
      row[PROMISED] = args.n();
      row[BALLOT] = args.n();
      row[ACCEPTED] = args.v();
      return new AcceptReply(true, args.n());
    }
    return new AcceptReply(false, (int) row[PROMISED]);
  }

  @Override
  public ChooseReply choose(ChooseArgs args) {
    Object[] row = row(args.seq());
    if (row != null && row[CHOSEN] == null) {
      row[CHOSEN] = args.v();
    }
    return new ChooseReply(row != null);
  }

  @Override
  public SeqReply updateDoneSeqs(SeqArgs args) {
    if (args.seq() > done[args.sender()]) {
      done[args.sender()] = args.seq();
      forget();
    }
    return new SeqReply(true);
  }
}
