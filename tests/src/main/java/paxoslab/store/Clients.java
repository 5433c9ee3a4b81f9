package paxoslab.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paxoslab.api.Request;
import paxoslab.junit.Store;
import paxoslab.sim.Rule;
import paxoslab.sim.Verdict;
import paxoslab.wire.Messages;

/** What many lessons do with clients, and what they expect of them. */
final class Clients {
  private Clients() {}

  /** A text that no other operation writes, and that shows who wrote it and when. */
  static String mark(int client, int number) {
    return "(" + client + "." + number + ")";
  }

  /** Each client appends so many marks to a key, in order. */
  static void appendMarks(Store store, String key, int each) {
    for (int client = 0; client < store.clients(); client++) {
      for (int number = 0; number < each; number++) {
        store.client(client).append(key, mark(client, number));
      }
    }
  }

  /** Reads a key: at the end of a run it is judged whether the answer is a right one. */
  static void read(Store store, int client, String key) {
    store.client(client).get(key);
    store.await(List.of(store.client(client)));
  }

  /** Writes and reads at random: each client so many operations on a few keys. */
  static void mix(Store store, int operations, int keys) {
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    for (int i = 0; i < operations; i++) {
      for (int client = 0; client < store.clients(); client++) {
        String key = "k" + store.random().nextInt(keys);
        int what = store.random().nextInt(10);
        int number = numbers.merge(client, 1, Integer::sum);
        if (what < 5) {
          store.client(client).append(key, mark(client, number));
        } else if (what < 6) {
          store.client(client).put(key, mark(client, number));
        } else {
          store.client(client).get(key);
        }
      }
    }
  }

  /** Of a client's requests only those to one server arrive. */
  static Rule reachesOnly(Store store, int client, int server) {
    int node = store.node("c" + client);
    return (m, choices) ->
        !m.reply() && m.from() == node && m.to() != server && isStores(m.request())
            ? Verdict.DROP
            : Verdict.PASS;
  }

  private static boolean isStores(Request<?> request) {
    return Messages.isOfStore(request);
  }

  /** A client reads a key at some servers, one after the other, each time at that one alone. */
  static void readAtEach(Store store, int client, List<Integer> servers, String key) {
    for (int server : servers) {
      store.clearRules();
      store.rule(reachesOnly(store, client, server));
      read(store, client, key);
    }
    store.clearRules();
  }
}
