package paxoslab.store;

import static paxoslab.graded.Durations.seconds;

import java.util.List;
import paxoslab.junit.Client;
import paxoslab.junit.Lesson;
import paxoslab.junit.Servers;
import paxoslab.junit.Store;

/** One client, and a network that does no harm. */
class OneClientLessons {
  @Lesson(id = "K01")
  void getPutAppend(@Servers(value = 3, clients = 1) Store store) {
    Client client = store.client(0);
    client.get("a");
    client.append("a", "x");
    client.append("a", "y");
    client.get("a");
    client.put("a", "z");
    client.get("a");
    client.get("b");
    client.put("a", "");
    client.get("a");
    store.await();
  }

  @Lesson(id = "K02")
  void oneServer(@Servers(value = 1, clients = 2) Store store) {
    Clients.appendMarks(store, "k", 10);
    store.await();
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "K03")
  void keysAreApart(@Servers(value = 3, clients = 1) Store store) {
    List<String> keys = List.of("", "k", "K", "k ", "Schlüssel", "鍵");
    for (int i = 0; i < keys.size(); i++) {
      store.client(0).append(keys.get(i), "v" + i);
      store.client(0).append(keys.get(i), "\u00e9\n");
    }
    store.await();
    for (int i = 0; i < keys.size(); i++) {
      Clients.read(store, 0, keys.get(i));
    }
  }

  @Lesson(id = "K04")
  void eachServerAnswers(@Servers(value = 5, clients = 1) Store store) {
    Client client = store.client(0);
    for (int server = 0; server < store.servers(); server++) {
      store.clearRules();
      store.rule(Clients.reachesOnly(store, 0, server));
      client.append("k", "s" + server);
      Clients.read(store, 0, "k");
    }
  }

  @Lesson(id = "K05")
  void serverThatNobodyAskedKnows(@Servers(value = 3, clients = 2) Store store) {
    store.rule(Clients.reachesOnly(store, 0, 0));
    store.rule(Clients.reachesOnly(store, 1, 2));
    for (int i = 0; i < 20; i++) {
      store.client(0).append("k", Clients.mark(0, i));
      store.await();
      Clients.read(store, 1, "k");
    }
    store.run(seconds(1));
  }
}
