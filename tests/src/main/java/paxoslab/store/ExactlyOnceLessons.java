package paxoslab.store;

import static paxoslab.graded.Durations.millis;
import static paxoslab.graded.Durations.seconds;

import java.util.List;
import paxoslab.api.AppendArgs;
import paxoslab.api.PutArgs;
import paxoslab.graded.Only;
import paxoslab.junit.Client;
import paxoslab.junit.Lesson;
import paxoslab.junit.Servers;
import paxoslab.junit.Store;
import paxoslab.sim.Channel;

/** Requests and replies get lost, come late, or come twice. */
class ExactlyOnceLessons {
  @Lesson(id = "M01")
  void unreliable(@Servers(value = 3, clients = 5) Store store) {
    store.channel(Channel.mitUnreliable());
    Clients.appendMarks(store, "k", 10);
    store.await();
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "M02")
  void replyIsLost(@Servers(value = 3, clients = 1) Store store) {
    // Each server does it, and its answer gets lost; only the last one's arrives.
    Client client = store.client(0);
    for (int i = 0; i < 5; i++) {
      store.rule(Only.repliesTo(AppendArgs.class).lost());
      client.append("k", Clients.mark(0, i));
      store.run(seconds(2));
      store.clearRules();
      store.await();
    }
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "M03")
  void copyComesLate(@Servers(value = 3, clients = 2) Store store) {
    // Long after its answer, and after the key was put anew, a second copy arrives.
    store.rule(Only.requests(AppendArgs.class).twice(seconds(4)));
    store.client(0).append("k", "(old)");
    store.await();
    store.client(0).put("k", "new");
    store.await();
    store.run(seconds(6));
    Clients.read(store, 1, "k");
    store.client(0).append("k", "+");
    store.await();
    store.run(seconds(6));
    Clients.read(store, 1, "k");
  }

  @Lesson(id = "M04")
  void latePutIsNotDoneAgain(@Servers(value = 3, clients = 2) Store store) {
    store.rule(Only.requests(PutArgs.class).twice(seconds(3)));
    store.client(0).put("k", "first");
    store.await();
    store.client(1).put("k", "second");
    store.await();
    Clients.read(store, 0, "k");
    store.run(seconds(5));
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "M05")
  void clientGoesToAnotherServer(@Servers(value = 3, clients = 2) Store store) {
    // s0 takes the operation and is cut off; the client has it done by s1; then s0 is back.
    for (int i = 0; i < 4; i++) {
      store.partition("s0 | s1 s2");
      store.client(0).append("k", Clients.mark(0, i));
      store.await();
      store.run(seconds(1));
      store.heal();
      store.run(seconds(2));
      store.client(1).append("k", Clients.mark(1, i));
      store.await();
    }
    Clients.read(store, 0, "k");
    Clients.readAtEach(store, 1, List.of(0, 1, 2), "k");
  }

  @Lesson(id = "M06")
  void everyServerIsAskedAtOnce(@Servers(value = 3, clients = 1) Store store) {
    // Answers take longer than the client's patience: all servers have the same operation.
    store.channel(
        new Channel(paxoslab.sim.Latency.uniform(1_000, 3_000), List.of())
            .with(Only.repliesTo(AppendArgs.class).late(millis(700))));
    for (int i = 0; i < 6; i++) {
      store.client(0).append("k", Clients.mark(0, i));
    }
    store.run(seconds(20));
    store.channel(Channel.reliable());
    store.await();
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "M07")
  void messagesOvertakeEachOther(@Servers(value = 5, clients = 4) Store store) {
    store.channel(Channel.labrpcLongReordering());
    Clients.mix(store, 8, 2);
    store.await();
  }

  @Lesson(id = "M08")
  void everythingAtOnce(@Servers(value = 3, clients = 4) Store store) {
    store.channel(Channel.hostile());
    Clients.mix(store, 8, 2);
    store.await();
    Clients.readAtEach(store, 0, List.of(0, 1, 2), "k0");
  }

  @Lesson(id = "M09")
  void newClientsStartAnew(@Servers(value = 3, clients = 3) Store store) {
    // Each client counts for itself: the first operation of one is not that of another.
    for (int client = 0; client < 3; client++) {
      store.client(client).append("k", Clients.mark(client, 0));
      store.await();
      store.client(client).append("k", Clients.mark(client, 1));
      store.await();
    }
    Clients.read(store, 0, "k");
  }

  @Lesson(id = "M10")
  void readIsNotRepeated(@Servers(value = 3, clients = 2) Store store) {
    // A get that is asked again may not bring an answer from before it was called.
    Client reader = store.client(1);
    store.channel(Channel.hostile());
    for (int i = 0; i < 8; i++) {
      store.client(0).append("k", Clients.mark(0, i));
      store.await();
      reader.get("k");
      store.await();
    }
  }
}
