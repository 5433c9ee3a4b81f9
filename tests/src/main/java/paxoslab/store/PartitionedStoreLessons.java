package paxoslab.store;

import static paxoslab.graded.Durations.millis;
import static paxoslab.graded.Durations.seconds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import paxoslab.junit.Client;
import paxoslab.junit.Lesson;
import paxoslab.junit.Servers;
import paxoslab.junit.Store;
import paxoslab.sim.Channel;

/** The network falls apart and comes together again; servers stop for good. */
class PartitionedStoreLessons {
  @Lesson(id = "N01")
  void minorityStalls(@Servers(value = 5, clients = 3) Store store) {
    store.client(0).put("k", "13");
    store.await();
    store.partition("s2 s3 s4 c0 | s0 s1 c1 c2");
    Client outside = store.client(1);
    Client reader = store.client(2);
    outside.put("k", "14");
    reader.get("k");
    store.run(seconds(4));
    store.expectStalled(outside);
    store.expectStalled(reader);
    store.client(0).put("k", "15");
    store.await(List.of(store.client(0)));
    Clients.read(store, 0, "k");
    store.expectStalled(outside);
    store.heal();
    store.await();
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "N02")
  void stalledOperationsEndAfterHeal(@Servers(value = 5, clients = 5) Store store) {
    store.partition("s0 c0 c1 c2 c3 | s1 s2 s3 s4 c4");
    for (int client = 0; client < 4; client++) {
      store.client(client).append("k", Clients.mark(client, 0));
    }
    store.client(4).append("k", Clients.mark(4, 0));
    store.await(List.of(store.client(4)));
    store.run(seconds(5));
    for (int client = 0; client < 4; client++) {
      store.expectStalled(store.client(client));
    }
    store.heal();
    store.await();
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "N03")
  void staleServerDoesNotAnswer(@Servers(value = 3, clients = 2) Store store) {
    store.client(0).put("k", "old");
    store.await();
    store.run(seconds(1));
    store.partition("s0 c0 | s1 s2 c1");
    store.client(1).put("k", "new");
    store.await(List.of(store.client(1)));
    store.client(0).get("k");
    store.run(seconds(3));
    store.expectStalled(store.client(0));
    store.heal();
    store.await();
  }

  @Lesson(id = "N04")
  void laggingServerCatchesUp(@Servers(value = 3, clients = 2) Store store) {
    store.partition("s2 | s0 s1");
    for (int i = 0; i < 40; i++) {
      store.client(0).append("k", Clients.mark(0, i));
    }
    store.await(List.of(store.client(0)));
    store.heal();
    store.rule(Clients.reachesOnly(store, 1, 2));
    store.client(1).append("k", Clients.mark(1, 0));
    store.await();
    store.clearRules();
    Clients.readAtEach(store, 1, List.of(0, 1, 2), "k");
  }

  @Lesson(id = "N05")
  void forgottenWhileOneWasAway(@Servers(value = 3, clients = 2) Store store) {
    // What a server that is away still needs must not be forgotten; once it is back, it may be.
    for (int round = 0; round < 3; round++) {
      store.partition("s1 | s0 s2");
      for (int i = 0; i < 15; i++) {
        store.client(0).append("k" + round, Clients.mark(0, i));
      }
      store.await(List.of(store.client(0)));
      store.run(seconds(2));
      store.heal();
      store.rule(Clients.reachesOnly(store, 1, 1));
      Clients.read(store, 1, "k" + round);
      store.clearRules();
    }
    store.awaitMin(30);
  }

  @Lesson(id = "N06")
  void holesAreFilled(@Servers(value = 5, clients = 4) Store store) {
    // As in MIT's lab: a minority's proposals leave holes that the majority must get over.
    for (int round = 0; round < 5; round++) {
      store.partition("s0 s1 c0 c1 | s2 s3 s4 c2 c3");
      String key = "k" + round;
      store.client(0).append(key, Clients.mark(0, round));
      store.client(1).append(key, Clients.mark(1, round));
      store.client(2).append(key, Clients.mark(2, round));
      store.client(3).append(key, Clients.mark(3, round));
      store.await(List.of(store.client(2), store.client(3)));
      store.run(millis(500));
      store.heal();
      store.await();
    }
  }

  @Lesson(id = "N07")
  void repartitionsUnderLoad(@Servers(value = 5, clients = 5) Store store) {
    Clients.mix(store, 25, 2);
    repartition(store, 25);
    store.await();
    Clients.readAtEach(store, 0, List.of(0, 1, 2, 3, 4), "k0");
  }

  @Lesson(id = "N08")
  void repartitionsUnderLoadAndLoss(@Servers(value = 5, clients = 10) Store store) {
    store.channel(Channel.mitUnreliable());
    Clients.mix(store, 12, 3);
    repartition(store, 25);
    store.await();
  }

  /** Every so often each server and each client is thrown into another part. */
  private static void repartition(Store store, int times) {
    for (int i = 0; i < times; i++) {
      store.partition(parts(store));
      store.run(millis(200 + store.random().nextInt(800)));
    }
    store.heal();
  }

  private static String parts(Store store) {
    List<String> nodes = new ArrayList<>();
    for (int server = 0; server < store.servers(); server++) {
      nodes.add("s" + server);
    }
    for (int client = 0; client < store.clients(); client++) {
      nodes.add("c" + client);
    }
    List<List<String>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    nodes.forEach(node -> parts.get(store.random().nextInt(3)).add(node));
    StringBuilder text = new StringBuilder();
    for (List<String> part : parts) {
      if (!part.isEmpty()) {
        text.append(text.isEmpty() ? "" : " | ").append(String.join(" ", part));
      }
    }
    return text.toString();
  }

  @Lesson(id = "N09")
  void serversStopForGood(@Servers(value = 5, clients = 3) Store store) {
    Clients.appendMarks(store, "k", 6);
    store.run(millis(60));
    store.kill(0);
    store.run(millis(60));
    store.kill(3);
    store.await();
    Clients.read(store, 0, "k");
    Clients.readAtEach(store, 1, List.of(1, 2, 4), "k");
  }

  @Lesson(id = "N10")
  void afterHealItIsSoon(@Servers(value = 5, clients = 3) Store store) {
    for (int round = 0; round < 3; round++) {
      store.partition("s0 s1 c0 | s2 s3 c1 | s4 c2");
      for (int client = 0; client < 3; client++) {
        store.client(client).append("k", Clients.mark(client, round));
      }
      store.run(seconds(20));
      store.heal();
      store.await();
    }
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "N11")
  void halfIsNoMajority(@Servers(value = 4, clients = 2) Store store) {
    store.partition("s0 s1 c0 | s2 s3 c1");
    store.client(0).put("k", "left");
    store.client(1).put("k", "right");
    store.run(seconds(4));
    store.expectStalled(store.client(0));
    store.expectStalled(store.client(1));
    store.heal();
    store.await();
    Clients.readAtEach(store, 0, List.of(0, 1, 2, 3), "k");
  }

  @Lesson(id = "N12")
  void swarm(@Servers(value = 5, clients = 4) Store store) {
    store.swarm();
    Clients.mix(store, 12, 2);
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    Collections.shuffle(order, store.random());
    for (int i = 0; i < 4; i++) {
      store.partition(parts(store));
      store.run(seconds(2));
      store.heal();
      store.run(seconds(1));
    }
    store.kill(order.get(0));
    store.await();
    Clients.readAtEach(store, 0, order.subList(1, 5), "k1");
  }
}
