package paxoslab.store;

import java.util.List;
import paxoslab.junit.Lesson;
import paxoslab.junit.Reading;
import paxoslab.junit.Servers;
import paxoslab.junit.Store;

/** Clients that want something at the same time. */
class ManyClientsLessons {
  @Lesson(id = "L01")
  void twoOperationsRace(@Servers(value = 3, clients = 2) Store store) {
    store.rule(Clients.reachesOnly(store, 0, 0));
    store.rule(Clients.reachesOnly(store, 1, 1));
    Clients.appendMarks(store, "k", 15);
    store.await();
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "L02")
  void twentyClients(@Servers(value = 3, clients = 20) Store store) {
    Clients.appendMarks(store, "k", 5);
    store.await();
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "L03")
  void twentyClientsPutAndGet(@Servers(value = 3, clients = 20) Store store) {
    Clients.mix(store, 6, 3);
    store.await();
    Clients.readAtEach(store, 0, List.of(0, 1, 2), "k0");
  }

  @Lesson(id = "L04")
  void readersAgree(@Servers(value = 5, clients = 6) Store store) {
    for (int client = 0; client < 5; client++) {
      store.rule(Clients.reachesOnly(store, client, client));
    }
    for (int i = 0; i < 12; i++) {
      store.client(5).append("k", Clients.mark(5, i));
      for (int reader = 0; reader < 5; reader++) {
        store.client(reader).get("k");
        store.client(reader).get("k");
      }
      store.await();
    }
  }

  @Lesson(id = "L05")
  void whatWasReadIsNotUnread(@Servers(value = 3, clients = 3) Store store) {
    // As soon as one client has seen a value, no other may see an older one.
    store.rule(Clients.reachesOnly(store, 1, 1));
    store.rule(Clients.reachesOnly(store, 2, 2));
    for (int i = 0; i < 15; i++) {
      store.client(0).put("k", Clients.mark(0, i));
      Reading first = store.client(1).get("k");
      store.await(List.of(store.client(1)));
      Reading second = store.client(2).get("k");
      store.await();
      if (first.isComplete() && second.isComplete()) {
        store.note("c1 read " + first.value() + ", then c2 read " + second.value());
      }
    }
  }

  @Lesson(id = "L06")
  void sevenServers(@Servers(value = 7, clients = 7) Store store) {
    Clients.appendMarks(store, "k", 4);
    store.await();
    Clients.read(store, 0, "k");
  }
}
