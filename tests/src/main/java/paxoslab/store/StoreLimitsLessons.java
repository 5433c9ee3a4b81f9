package paxoslab.store;

import static paxoslab.graded.Durations.millis;
import static paxoslab.graded.Durations.seconds;

import java.util.List;
import paxoslab.junit.Client;
import paxoslab.junit.Lesson;
import paxoslab.junit.Servers;
import paxoslab.junit.Store;
import paxoslab.sim.Channel;

/** Memory, messages and tasks are finite. */
class StoreLimitsLessons {
  private static final int MEGABYTE = 1 << 20;

  @Lesson(id = "O01")
  void whatIsDoneIsForgotten(@Servers(value = 3, clients = 1) Store store) {
    for (int i = 0; i < 30; i++) {
      store.client(0).append("k", Clients.mark(0, i));
    }
    store.await();
    store.awaitMin(store.highestInstance() - 2);
  }

  @Lesson(id = "O02")
  void memoryIsFreed(@Servers(value = 3, clients = 2) Store store) {
    // 20 values of a megabyte, as in MIT's lab, on few keys: all but the last of each key must go.
    store.followTexts();
    for (int i = 0; i < 20; i++) {
      store.client(i % 2).put("k" + i % 4, String.valueOf((char) ('a' + i)).repeat(MEGABYTE));
    }
    store.await();
    for (int i = 0; i < 8; i++) {
      store.client(i % 2).put("k" + i % 4, "small");
    }
    store.await();
    store.run(seconds(12));
    store.expectTextsReleased();
  }

  @Lesson(id = "O03")
  void answersAreForgottenToo(@Servers(value = 3, clients = 1) Store store) {
    // An answer need be known until its client asks for something else.
    store.followTexts();
    Client client = store.client(0);
    for (int i = 0; i < 10; i++) {
      client.put("k", String.valueOf((char) ('a' + i)).repeat(100_000));
      client.get("k");
    }
    client.put("k", "small");
    client.get("k");
    store.await();
    store.run(seconds(12));
    store.expectTextsReleased();
  }

  @Lesson(id = "O04")
  void operationTakesFewCalls(@Servers(value = 3, clients = 1) Store store) {
    store.client(0).put("k", "v");
    store.await();
    store.run(seconds(1));
    long before = store.remoteCalls();
    for (int i = 0; i < 20; i++) {
      store.client(0).append("k", Clients.mark(0, i));
    }
    store.await();
    store.expectCallsFor(before, 20);
  }

  @Lesson(id = "O05")
  void contendingServersTakeFewCalls(@Servers(value = 3, clients = 3) Store store) {
    for (int client = 0; client < 3; client++) {
      store.rule(Clients.reachesOnly(store, client, client));
    }
    Clients.appendMarks(store, "k", 10);
    store.await();
    store.expectCallsFor(0, 30);
  }

  @Lesson(id = "O06")
  void quietStoreIsQuiet(@Servers(value = 3, clients = 1) Store store) {
    Clients.appendMarks(store, "k", 10);
    store.await();
    store.run(seconds(15));
    long before = store.remoteCalls();
    store.run(seconds(60));
    store.expectRemoteCalls(before, 30);
  }

  @Lesson(id = "O07")
  void tasksDoNotPileUp(@Servers(value = 3, clients = 2) Store store) {
    Clients.appendMarks(store, "k", 3);
    store.await();
    store.run(seconds(3));
    int before = store.tasksAlive();
    store.channel(Channel.mitUnreliable());
    Clients.appendMarks(store, "m", 20);
    store.await();
    store.channel(Channel.reliable());
    store.run(seconds(15));
    store.expectNoTaskLeak(before, 40);
  }

  @Lesson(id = "O08")
  void operationIsQuick(@Servers(value = 5, clients = 1) Store store) {
    store.client(0).put("k", "v");
    store.await();
    for (int i = 0; i < 20; i++) {
      store.client(0).append("k", Clients.mark(0, i));
      store.run(millis(400));
      store.expect(
          store.client(0).isFree(),
          "kv-progress",
          "append number " + i + " took longer than 400 ms, though nothing gets lost");
    }
    Clients.readAtEach(store, 0, List.of(0, 1, 2, 3, 4), "k");
  }

  @Lesson(id = "O09")
  void nobodyWaitsForWhatIsForgotten(@Servers(value = 3, clients = 6) Store store) {
    // Two clients at each server: what one task waits for, another may have applied, and all may
    // have forgotten, before the first one looks again.
    for (int client = 0; client < store.clients(); client++) {
      store.rule(Clients.reachesOnly(store, client, client % store.servers()));
    }
    Clients.appendMarks(store, "w", 2);
    store.await();
    store.run(seconds(5));
    int before = store.tasksAlive();
    Clients.appendMarks(store, "k", 20);
    store.await();
    store.run(seconds(15));
    store.expectNobodyWaits(before);
    Clients.read(store, 0, "k");
  }
}
